/**
 * How far a run is: on a terminal one line that is rewritten, else a line now and then. The figures come from k6's REST API, one metric
 * at a time: asked for all of them, k6 would sort every latency it has.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { ProgressLine } from '../cli/output.ts'
import { loadMetrics } from './profiles.ts'
import { countText } from './report/figure-text.ts'

export class RunProgress {
  readonly #line = new ProgressLine()
  readonly #isTerminal = process.stderr.isTTY
  readonly #everyMs = process.stderr.isTTY ? 1000 : 10_000
  #toldMs = 0

  /** Says a line that stays. */
  say(line: string): void {
    this.#line.clear()
    process.stderr.write(`${line}\n`)
  }

  /** Says how far it is: rewritten, or every ten seconds. */
  show(text: string): void {
    if (this.#isTerminal) return this.#line.show(text)
    const nowMs = performance.now()
    if (this.#toldMs > 0 && nowMs - this.#toldMs < this.#everyMs) return
    this.#toldMs = nowMs
    process.stderr.write(`${text}\n`)
  }

  clear(): void {
    this.#line.clear()
  }

  /** Follows k6 until the signal. */
  async followK6(restPort: number, seconds: number, signal: AbortSignal): Promise<void> {
    const beganMs = performance.now()
    const metric = (name: string): Promise<number> =>
      counterOf(`http://127.0.0.1:${restPort}/v1/metrics/${name}`, signal)
    while (!signal.aborted) {
      await sleep(this.#everyMs, undefined, { signal }).catch(() => undefined)
      const counts = await Promise.all(
        [loadMetrics.published, loadMetrics.acknowledged, loadMetrics.errors].map(metric),
      )
      if (signal.aborted) return
      const [offered, acknowledged, errors] = counts.map(countText)
      const elapsed = Math.round((performance.now() - beganMs) / 1000)
      this.show(
        `${elapsed} of ${seconds} s · offered ${offered} · acknowledged ${acknowledged} · errors ${errors}`,
      )
    }
  }
}

interface MetricAnswer {
  readonly data: { readonly attributes: { readonly sample: { readonly count?: number } } }
}

/** 0 where nobody has counted yet. */
async function counterOf(url: string, signal: AbortSignal): Promise<number> {
  const answer = await fetch(url, { signal }).catch(() => undefined)
  if (answer?.ok !== true) {
    await answer?.body?.cancel()
    return 0
  }
  // k6 may leave in the middle of its answer.
  const body = (await answer.json().catch(() => undefined)) as MetricAnswer | undefined
  return body?.data.attributes.sample.count ?? 0
}
