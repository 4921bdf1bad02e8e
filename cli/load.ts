/** `v2x load`: raw sockets that offer more than any vehicle would; how much is acknowledged, and how late. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { readConfig } from '../common/config.ts'
import { V2xError, reasonOf } from '../common/errors.ts'
import { addressOf } from '../simulator/load/load-connection.ts'
import { countedDevicesMax, runLoad, type LoadResult } from '../simulator/load/run-load.ts'
import { mqttConfig } from '../store/config.ts'
import { parseCount, parseDuration } from './arguments.ts'
import { interruptible, printResult } from './output.ts'
import { sayAs } from './run-program.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

/** What is due and could not go is sent for as long after the end. */
const catchUpSeconds = 30

interface LoadFlags extends ZoneFlags {
  readonly connections: number
  readonly rate: number
  readonly devices: number
  readonly inFlight: number
  readonly workers: number
  readonly warmUp: number
  readonly for: number
  readonly ca?: string
  readonly json?: boolean
}

export function loadCommand(): Command {
  return new Command('load')
    .description('Offer a load over raw sockets: an open schedule, or as much as is acknowledged.')
    .option('--connections <n>', 'sockets', parseCount, 100)
    .option(
      '--rate <n>',
      'messages a second of each connection; 0: as many as possible',
      parseCount,
      10,
    )
    .option(
      '--devices <n>',
      'devices that share a connection; above 1 it is a gateway',
      parseCount,
      1,
    )
    .option('--in-flight <n>', 'unacknowledged messages of a connection at most', parseCount, 64)
    .option('--workers <n>', 'processes that share the connections', parseCount, 1)
    .option('--warm-up <duration>', 'load that is not measured, first', parseDuration, 2)
    .option('--for <duration>', 'load that is measured', parseDuration, 10)
    .option(
      '--ca <file>',
      'certificate (PEM) of who vouches for the broker, with an mqtts:// URL; otherwise whom Node trusts',
    )
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
A message is due when the schedule says so, whatever is answered: latencies count from then, so a broker that stops shows as
latency, and what could not go in time is sent afterwards. Exits with 1 where offered, sent and acknowledged differ; Ctrl-C ends it there, with the figures so far and 130 (in the warm-up with none). Each is a sound BSM with source LOAD: filter or purge by it. Look at lateMs first: it is what the generator itself was late.

Examples:
  v2x load --connections 2000 --rate 15 --for 30s
  v2x load --connections 50 --devices 20 --rate 0 --in-flight 64 --json
  v2x load --connections 100 --set V2X_MQTT_URL=mqtts://zone.example --ca zone.pem`,
    )
    .action(load)
}

async function load(flags: LoadFlags): Promise<void> {
  const { url, password } = readConfig(mqttConfig, environmentOf(flags))
  // With users configured a device cannot come by itself: the account `gateway-load` sends for all.
  const isGateway = flags.devices > 1 || password !== ''
  const interrupted = interruptible()
  const result = await runLoad({
    target: {
      ...addressOf(url, flags.ca === undefined ? undefined : certificate(flags.ca)),
      username: isGateway ? 'gateway-load' : '',
      password,
    },
    name: Date.now().toString(36),
    connections: Math.max(1, flags.connections),
    devicesPerConnection: Math.max(1, flags.devices),
    rate: flags.rate * flags.connections,
    inFlightMax: Math.min(65_535, Math.max(1, flags.inFlight)),
    fenceEvery: 1,
    workers: Math.max(1, flags.workers),
    warmUpSeconds: flags.warmUp,
    seconds: flags.for,
    catchUpSeconds,
    endSignal: interrupted,
    onMeasuring: () => interrupted.addEventListener('abort', sayEnding),
  })
  const { latencyMs, lateMs, devices, ...counts } = result
  const shown = { ...counts, ...short(devices) }
  printResult(
    flags.json === true
      ? { ...shown, latencyMs, lateMs }
      : { ...shown, latencyMs: text(latencyMs), lateMs: text(lateMs) },
    flags.json,
  )
  if (result.offered !== result.acknowledged) process.exitCode ??= 1
}

function sayEnding(): void {
  sayAs('v2x')(
    'ending the load: what is due by now is sent and answered first; Ctrl-C again leaves at once',
  )
}

/** Devices of which a message is missing. */
function short(devices: LoadResult['devices']): object {
  if (devices === undefined) {
    return { devices: `not counted one by one: more than ${countedDevicesMax}` }
  }
  const unequal = devices.filter(([, offered, acknowledged]) => offered !== acknowledged)
  return { devices: devices.length, unequalDevices: unequal.length }
}

/** Throws V2xError `LOAD_CA`. */
function certificate(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (thrown) {
    throw new V2xError('LOAD_CA', `cannot read the certificate: ${reasonOf(thrown)}`)
  }
}

function text(of: object): string {
  return Object.entries(of)
    .map(([name, value]) => `${name} ${(value as number).toFixed(2)}`)
    .join(', ')
}
