/** `v2x load`: raw sockets that offer more than any vehicle would; how much is acknowledged, and how late. */
import { Command } from 'commander'
import { readConfig } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { runLoad } from '../simulator/load/run-load.ts'
import { mqttConfig } from '../store/config.ts'
import { parseCount, parseDuration } from './arguments.ts'
import { interruptible, printResult } from './output.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

interface LoadFlags extends ZoneFlags {
  readonly connections: number
  readonly rate: number
  readonly devices: number
  readonly inFlight: number
  readonly workers: number
  readonly warmUp: number
  readonly for: number
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
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
A message is due when the schedule says so, whatever is answered: latencies count from then, so a broker that stops shows as
latency. Each is a sound BSM with source LOAD: filter or purge by it. Look at lateMs first: it is what the generator itself was late.

Examples:
  v2x load --connections 2000 --rate 15 --for 30s
  v2x load --connections 50 --devices 20 --rate 0 --in-flight 64 --json`,
    )
    .action(load)
}

async function load(flags: LoadFlags): Promise<void> {
  const { url, password } = readConfig(mqttConfig, environmentOf(flags))
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'mqtt:') {
    throw new V2xError('LOAD_URL', `cannot offer a load to ${url}: V2X_MQTT_URL must be mqtt://…`)
  }
  // With users configured a device cannot come by itself: the account `gateway-load` sends for all.
  const isGateway = flags.devices > 1 || password !== ''
  const result = await runLoad({
    target: {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 1883),
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
    signal: interruptible(),
  })
  const { latencyMs, lateMs, ...counts } = result
  printResult(
    flags.json === true ? result : { ...counts, latencyMs: text(latencyMs), lateMs: text(lateMs) },
    flags.json,
  )
  if (result.sent !== result.acknowledged) process.exitCode = 1
}

function text(of: object): string {
  return Object.entries(of)
    .map(([name, value]) => `${name} ${(value as number).toFixed(2)}`)
    .join(', ')
}
