/** Asks the target's store over ClickHouse's HTTP interface. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Row } from './oracle.ts'
import type { Target } from './target.ts'

const answerWithinMs = 120_000
const patienceMs = 60_000

/** Rows of a query, as text. A store that is away is asked again for a minute. */
export async function ask(target: Target, query: string, round: string): Promise<string[][]> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await askOnce(target, query, round)
    } catch (thrown) {
      if (performance.now() > deadline) throw thrown
      await sleep(500)
    }
  }
}

async function askOnce(target: Target, query: string, round: string): Promise<string[][]> {
  const parameters = new URLSearchParams({
    param_round: `${round}-`,
    default_format: 'TabSeparated',
  })
  const answer = await fetch(`${target.storeUrl}/?${parameters.toString()}`, {
    method: 'POST',
    body: query,
    signal: AbortSignal.timeout(answerWithinMs),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`the store refuses the gate's query: ${text.slice(0, 500)}`)
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'))
}

/** The rows of a round. */
export async function rowsOf(target: Target, round: string): Promise<Row[]> {
  const rows = await ask(target, target.query, round)
  return rows.map(([device, sequence, hash, quarantined]) => ({
    device: device!,
    sequence: Number(sequence),
    hash: hash!,
    isQuarantined: quarantined === '1',
  }))
}
