/**
 * `npm run bench -- capacity`: what a fleet needs, reckoned from figures that the other benches print. Nothing is measured here: what one
 * broker, ingest and ClickHouse were measured at is multiplied, and several of them are taken to add up.
 */
import { Command } from 'commander'
import { parseAmount } from '../../cli/arguments.ts'

/** What one machine was measured at. */
export interface Measured {
  /** Processor time of the broker for a message, µs: of a vehicle with a socket of its own. */
  readonly socketMicros: number
  /** Messages a second of the broker's processor time, over sockets of gateways. */
  readonly gatewayRate: number
  /** Processor time of ingest and ClickHouse together for such a message, µs: of many a device a little comes at a time. */
  readonly socketStoringMicros: number
  /** Processor time a message over gateways, µs. */
  readonly ingestMicros: number
  readonly storeMicros: number
  /** Bytes a message. */
  readonly journalBytes: number
  readonly rawBytes: number
  readonly typedBytes: number
  /** Of the broker's memory for each, KB. */
  readonly connectionKb: number
}

export interface Fleet {
  readonly vehicles: number
  readonly hz: number
  readonly retentionDays: number
}

/** A need, with its unit in its name. */
export type Needs = Readonly<Record<string, number>>

/** Latencies are promised at half load: of each processor half is planned to be busy. */
const busyShare = 0.5
/** Ethernet, IPv4 and TCP with timestamps; IPv6 has 20 more. */
const segmentHeaderBytes = 66
const pubackBytes = 4
const daySeconds = 86_400

export function needsOf(measured: Measured, { vehicles, hz, retentionDays }: Fleet): Needs {
  const rate = vehicles * hz
  const cores = (micros: number): number => (rate * micros) / 1e6
  const ingest = cores(measured.ingestMicros)
  const store = cores(measured.storeMicros)
  const socketStoring = cores(measured.socketStoringMicros)
  const gigabytes = (bytes: number, seconds: number): number => (rate * bytes * seconds) / 1e9
  const megabits = (bytes: number): number => (rate * bytes * 8) / 1e6
  const day = gigabytes(measured.rawBytes + measured.typedBytes, daySeconds)
  const parts = (name: string, broker: number, storing: number): Needs => ({
    [`${name}: busy cores of brokers`]: broker,
    [`${name}: broker processes, each with its ingest`]: Math.ceil(
      Math.max(broker, ingest) / busyShare,
    ),
    [`${name}: cores in all, half of them idle`]: Math.ceil((broker + storing) / busyShare),
  })
  return {
    'messages a second': rate,
    ...parts('a socket each', cores(measured.socketMicros), socketStoring),
    'a socket each: busy cores of ingest and ClickHouse': socketStoring,
    'a socket each: memory of connections, GB': (vehicles * measured.connectionKb * 1024) / 1e9,
    // A message, a PUBACK that acknowledges its segment, and the acknowledgement of that one's.
    'a socket each: network in, Mbit/s': megabits(measured.journalBytes + 2 * segmentHeaderBytes),
    'a socket each: network out, Mbit/s': megabits(pubackBytes + segmentHeaderBytes),
    ...parts('over gateways', cores(1e6 / measured.gatewayRate), ingest + store),
    'over gateways: busy cores of ingest': ingest,
    'over gateways: busy cores of ClickHouse': store,
    'over gateways: network in, Mbit/s': megabits(measured.journalBytes),
    'journal of an hour, GB': gigabytes(measured.journalBytes, 3600),
    'rows of a day, GB': day,
    [`rows of ${retentionDays} days, TB`]: (day * retentionDays) / 1000,
  }
}

interface Flags extends Measured {
  readonly vehicles: readonly number[]
  readonly hz: number
  readonly days: number
  readonly json?: boolean
}

export function capacityCommand(): Command {
  return new Command('capacity')
    .description('what a fleet needs, reckoned from what the other benches printed')
    .requiredOption('--socket-micros <µs>', 'broker-paced, 15 Hz: CPU a message', parseAmount)
    .requiredOption('--socket-storing-micros <µs>', 'budget: ingest and ClickHouse', parseAmount)
    .requiredOption('--gateway-rate <n>', 'broker-pipelined: messages a CPU-second', parseAmount)
    .requiredOption('--ingest-micros <µs>', 'ingest-cpu: ingest', parseAmount)
    .requiredOption('--store-micros <µs>', 'ingest-cpu: ClickHouse', parseAmount)
    .requiredOption('--journal-bytes <n>', 'storage, BSMs: journal', parseAmount)
    .requiredOption('--raw-bytes <n>', 'storage, BSMs: raw', parseAmount)
    .requiredOption('--typed-bytes <n>', 'storage, BSMs: typed rows', parseAmount)
    .requiredOption('--connection-kb <KB>', 'connections: each idle one', parseAmount)
    .option('--vehicles <n,...>', 'in the zone', parseAmounts, [10_000, 100_000, 1_000_000])
    .option('--hz <n>', 'messages a second of each', parseAmount, 10)
    .option('--days <n>', 'that rows are kept', parseAmount, 90)
    .option('--json', 'one JSON object')
    .action(({ vehicles, hz, days, json, ...measured }: Flags) => {
      const fleets = vehicles.map((each) => ({ vehicles: each, hz, retentionDays: days }))
      const needs = fleets.map((fleet) => needsOf(measured, fleet))
      const found = fleets.map((fleet, index) => ({ ...fleet, needs: needs[index] }))
      const text = json === true ? JSON.stringify({ bench: 'capacity', fleets: found }) : undefined
      process.stdout.write(`${text ?? table(vehicles, needs)}\n`)
    })
}

function parseAmounts(text: string): number[] {
  return text.split(',').map(parseAmount)
}

/** A column a fleet. */
function table(vehicles: readonly number[], needs: readonly Needs[]): string {
  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
  const names = Object.keys(needs[0] ?? {})
  const rows = [
    ['vehicles', ...vehicles.map((each) => number.format(each))],
    ...names.map((name) => [name, ...needs.map((each) => number.format(each[name]!))]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join('  '),
    )
    .join('\n')
}
