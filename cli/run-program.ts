/**
 * Runs a program of ours by its arguments, and turns what goes wrong into its exit code: 2 usage, 130 interrupted, 1 it could
 * not do it.
 */
import { CommanderError, type Command } from 'commander'
import { isRunByNpx } from '../common/config.ts'
import { UsageError, reasonOf } from '../common/errors.ts'
import { interruptedCode } from './output.ts'

/** `failed` tells why it could not. */
export async function runProgram(
  program: Command,
  failed: (reason: string) => void,
): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveWithReader)
  if (isRunByNpx()) leaveWithNpx()
  for (const each of [program, ...program.commands]) each.exitOverride()
  try {
    await program.parseAsync()
  } catch (thrown) {
    if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2
    // Whatever broke off then did so because of Ctrl-C: its own words would blame somebody else.
    else if (process.exitCode === interruptedCode) failed('interrupted')
    else {
      failed(reasonOf(thrown))
      process.exitCode = thrown instanceof UsageError ? 2 : 1
    }
  }
}

/** What a program leaves with that writes to nobody, as in `v2x … | head`: the code that shells give to SIGPIPE. */
const readerGone = 141

function leaveWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(readerGone)
  throw error
}

const lookForNpxMs = 500

/** npx runs us in a shell, which leaves on SIGTERM and tells nobody: then it is for us. */
function leaveWithNpx(): void {
  const { ppid } = process
  const looking = setInterval(() => {
    if (process.ppid === ppid) return
    clearInterval(looking)
    // Ctrl-C goes to all of them: the shell is gone at once, and we may have to finish something.
    if (process.exitCode !== interruptedCode) process.kill(process.pid, 'SIGTERM')
  }, lookForNpxMs).unref()
}

/** Says a line on stderr, for people, with the program's name before it. */
export function sayAs(name: string): (line: string) => void {
  return (line) => void process.stderr.write(`${name}: ${line}\n`)
}
