/** The Paho interoperability suite for MQTT 3.1.1, run as it is by Python, and what it says of each test. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { endTogether } from '../end-tidily.ts'
import type { Address } from './sequence-player.ts'

export interface PahoVerdict {
  readonly tests: number
  readonly passed: number
  readonly failed: readonly string[]
}

/**
 * The suite takes a host and a port, and then hands the same words to Python's unittest, which does not know them. So
 * unittest is told not to look.
 */
const starter = `
import runpy, unittest
main = unittest.main
unittest.main = lambda: main(argv=['client_test.py', '-v'])
runpy.run_path('client_test.py', run_name='__main__')
`

/** `suite` is a checkout; throws where the suite cannot be run to its end. */
export async function runPaho(suite: string, { host, port }: Address): Promise<PahoVerdict> {
  const words = ['--hostname', host, '--port', String(port)]
  const child = spawn('python3', ['-W', 'ignore', '-c', starter, ...words], {
    cwd: join(suite, 'interoperability'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endTogether(child)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  return pahoVerdict(said)
}

/** Reads what unittest prints with `-v`. The tests print between its words, so the result stands where the test is named again. */
export function pahoVerdict(said: string): PahoVerdict {
  const [, ran] = /^Ran (\d+) tests? in /m.exec(said) ?? []
  if (ran === undefined) throw new Error(`the suite did not come to its end:\n${said}`)
  const failed = [...said.matchAll(/^(?:FAIL|ERROR): (\w+) \(/gm)].map((match) => match[1]!)
  return { tests: Number(ran), passed: Number(ran) - failed.length, failed }
}
