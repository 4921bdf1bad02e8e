/** Runs one k6 script and reads its results: k6's exit code, and each of our metrics with its thresholds. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnvironment } from '../common/config.ts'
import { V2xError, reasonOf } from '../common/errors.ts'
import { loadMetrics, type LoadMetric, type ProfileName } from './profiles.ts'

/** k6's own exit code where a threshold was crossed. */
export const thresholdCrossed = 99

export interface MetricResult {
  /** By k6's names: count, med, p(95), p(99), max, … */
  readonly values: Readonly<Record<string, number>>
  readonly thresholds: readonly { readonly rule: string; readonly held: boolean }[]
}

export interface K6Result {
  readonly exitCode: number
  readonly metrics: Readonly<Partial<Record<LoadMetric, MetricResult>>>
}

interface K6Summary {
  readonly metrics: Readonly<
    Record<
      string,
      { values: Record<string, number>; thresholds?: Readonly<Record<string, { ok: boolean }>> }
    >
  >
}

/** `signal` ends the run early. Throws V2xError `LOAD_K6` where k6 says nothing that can be judged. */
export async function runK6(
  k6: string,
  profile: ProfileName,
  target: { readonly url: string; readonly run: string; readonly password: string },
  signal?: AbortSignal,
): Promise<K6Result> {
  const folder = await mkdtemp(join(tmpdir(), 'v2x-k6-'))
  const summary = join(folder, 'summary.json')
  const script = fileURLToPath(new URL(`./k6/websocket/${profile}.js`, import.meta.url))
  try {
    const child = spawn(k6, ['run', '--quiet', '--no-usage-report', '--address', '', script], {
      env: {
        ...readEnvironment(),
        // Stock k6 and no look-ups on the network.
        K6_AUTO_EXTENSION_RESOLUTION: 'false',
        V2X_LOAD_URL: target.url,
        V2X_LOAD_RUN: target.run,
        V2X_LOAD_PASSWORD: target.password,
        V2X_LOAD_SUMMARY: summary,
      },
      stdio: ['ignore', 2, 2],
      ...(signal === undefined ? {} : { signal, killSignal: 'SIGINT' as const }),
    })
    const [code] = (await once(child, 'exit')) as [number | null]
    const text = await readFile(summary, 'utf8').catch(() => undefined)
    if (text === undefined) {
      throw new V2xError('LOAD_K6', `k6 left with ${code} and no results; its own words are above`)
    }
    return { exitCode: code ?? 1, metrics: metricsOf(JSON.parse(text) as K6Summary) }
  } catch (thrown) {
    if (thrown instanceof V2xError) throw thrown
    throw new V2xError('LOAD_K6', `cannot run ${k6}: ${reasonOf(thrown)}`, { cause: thrown })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function metricsOf(summary: K6Summary): K6Result['metrics'] {
  const found: Partial<Record<LoadMetric, MetricResult>> = {}
  for (const [name, k6Name] of Object.entries(loadMetrics)) {
    const metric = summary.metrics[k6Name]
    if (metric === undefined) continue
    const thresholds = Object.entries(metric.thresholds ?? {})
    found[name as LoadMetric] = {
      values: metric.values,
      thresholds: thresholds.map(([rule, { ok }]) => ({ rule, held: ok })),
    }
  }
  return found
}
