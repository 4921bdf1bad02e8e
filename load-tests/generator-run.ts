/** The generator of `v2x load` beside k6, where a profile asks for it: it saturates, k6 measures. */
import { V2xError } from '../common/errors.ts'
import { addressOf } from '../simulator/load/load-connection.ts'
import { runLoad, type LoadResult, type Percentiles } from '../simulator/load/run-load.ts'
import type { LedgerRow } from './counts/ledger.ts'
import type { Profile } from './profile-form.ts'
import { titleOf } from './report/metric-titles.ts'
import type { Metric } from './report/result.ts'

export interface GeneratorOrder {
  /** mqtt:// or mqtts://. */
  readonly url: string
  readonly password: string
  /** Its devices are `LOAD-NAME-…`. */
  readonly name: string
  readonly signal: AbortSignal
}

export interface GeneratorResult {
  readonly metrics: readonly Metric[]
  readonly ledger: readonly LedgerRow[]
}

const warmUpSeconds = 1

/** As long as k6 offers. Throws V2xError `LOAD_FAILED` where a connection cannot be made or is lost. */
export async function runGenerator(
  profile: Profile & Required<Pick<Profile, 'generator'>>,
  { url, password, name, signal }: GeneratorOrder,
): Promise<GeneratorResult> {
  const { connections, devicesPerConnection, rateHz, inFlight } = profile.generator
  const result = await runLoad({
    // One account may speak for all of its devices.
    target: { ...addressOf(url), username: 'gateway-load', password },
    name,
    connections,
    devicesPerConnection,
    rate: connections * devicesPerConnection * rateHz,
    inFlightMax: inFlight,
    fenceEvery: 1,
    workers: 1,
    warmUpSeconds,
    seconds: profile.seconds,
    catchUpSeconds: profile.graceSeconds,
    signal,
  })
  if (result.devices === undefined) {
    throw new V2xError(
      'LOAD_FAILED',
      `cannot count ${connections * devicesPerConnection} devices of the generator one by one; give it fewer`,
    )
  }
  return { metrics: metricsOf(result), ledger: result.devices }
}

function metricsOf({ latencyMs, lateMs, acknowledgedPerSecond }: LoadResult): Metric[] {
  return [
    metric('v2x_generator_puback_ms', 'ms', percentiles(latencyMs)),
    metric('v2x_generator_late_ms', 'ms', percentiles(lateMs)),
    metric('v2x_generator_rate', '1/s', { value: acknowledgedPerSecond }),
  ]
}

function metric(name: string, unit: string, values: Metric['values']): Metric {
  return { name, title: titleOf(name), unit, values, thresholds: [] }
}

/** By k6's names. */
function percentiles({ p50, p95, p99, max }: Percentiles): Metric['values'] {
  return { med: p50, 'p(95)': p95, 'p(99)': p99, max }
}
