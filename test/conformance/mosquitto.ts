/** Mosquitto's packet sequences against a broker, held against the published exceptions (docs/conformance.md). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSequences } from './sequence-cases.ts'
import { play, type Address } from './sequence-player.ts'

export interface Exception {
  readonly name: string
  readonly reason: string
}

export interface Verdict {
  readonly cases: number
  readonly passed: number
  /** Failed, and the published list says why. */
  readonly excepted: number
  /** Each with what went otherwise. */
  readonly unexpectedFailures: readonly string[]
  /** In the list, but passed or not in the suite: the list is to be corrected. */
  readonly needlessExceptions: readonly string[]
}

/** Seen from dist/. */
const list = join(import.meta.dirname, '..', '..', '..', 'docs', 'conformance.md')

export function publishedExceptions(): Exception[] {
  return readExceptions(readFileSync(list, 'utf8'))
}

/** The rows of the list's table: case and reason. */
export function readExceptions(markdown: string): Exception[] {
  return [...markdown.matchAll(/^\| `([^`]+)`\s*\| (.+?)\s*\|$/gm)].map(([, name, reason]) => ({
    name: name!,
    reason: reason!,
  }))
}

export async function runSequences(
  suite: string,
  address: Address,
  exceptions: readonly Exception[],
): Promise<Verdict> {
  const failures = new Map<string, string>()
  const sequences = readSequences(suite)
  // One after the other: some go on where the one before has left the broker.
  for (const sequence of sequences) {
    const failure = await play(sequence, address)
    if (failure !== undefined) failures.set(sequence.name, failure)
  }
  const listed = new Set(exceptions.map(({ name }) => name))
  return {
    cases: sequences.length,
    passed: sequences.length - failures.size,
    excepted: [...failures.keys()].filter((name) => listed.has(name)).length,
    unexpectedFailures: [...failures]
      .filter(([name]) => !listed.has(name))
      .map(([name, failure]) => `${name}: ${failure}`),
    needlessExceptions: [...listed].filter((name) => !failures.has(name)),
  }
}
