/** Flags of a program that judges something: `--help` tells them, and what cannot be meant ends it with 2 and a word why, as it does `v2x`. */
import type { Command } from 'commander'

/** The program with what it was started with; it has left where that was a question or a mistake. */
export function withFlags(program: Command): Command {
  return program
    .option('--json', 'one JSON object instead of lines', false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse()
}
