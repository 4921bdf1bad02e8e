/** Flags of a program that judges something: `--help` tells them, and what cannot be meant ends it with 2 and a word why, as it does `v2x`. */
import type { Command } from 'commander'
import { runProgram, sayAs } from '../cli/run-program.ts'

/** The program with what it was started with; it has left where that was a question or a mistake. */
export async function withFlags(program: Command): Promise<Command> {
  program.option('--json', 'one JSON object instead of lines', false)
  await runProgram(program, sayAs(program.name()))
  if (process.exitCode !== undefined) process.exit()
  return program
}
