/** Benches of one process alone: protobuf to columns beside protobufjs, Native blocks beside JSON. */
import { V2xError } from '../../common/errors.ts'
import { rowWriterOf, v2x } from '../../schemas/index.ts'
import { nativeBlock } from '../../store/clickhouse/native.ts'
import type { Bench, Contender, Shape, Times } from './bench.ts'
import { bsmPayloads } from './samples.ts'

const messages = 4096
/** The longest stretch without a look at the clock. */
const sliceSeconds = 0.05

/** Messages a second of processor time of this process. `run` handles `messages` of them and gives how many it did. */
function rate(run: () => number, times: Times): number {
  repeat(run, Math.min(times.warmUpSeconds, 1))
  const start = process.cpuUsage()
  const done = repeat(run, times.seconds)
  const { user, system } = process.cpuUsage(start)
  return (done * 1e6) / (user + system)
}

function repeat(run: () => number, seconds: number): number {
  const until = performance.now() + Math.max(seconds, sliceSeconds) * 1000
  let done = 0
  while (performance.now() < until) {
    if (run() !== messages) throw new V2xError('BENCH_COUNT', 'a run lost messages')
    done += messages
  }
  return done
}

function contender(name: string, run: () => number): Contender {
  return { name, measure: (times) => Promise.resolve([rate(run, times)]) }
}

function shape(name: string, contenders: readonly Contender[]): Shape {
  return { name, measures: [{ unit: 'messages a CPU-second' }], contenders }
}

function decoding(name: string, pathPoints: number): Shape {
  const payloads = bsmPayloads(messages, pathPoints)
  const writer = rowWriterOf('bsm')
  return shape(name, [
    contender('columns', () => {
      writer.clear()
      for (const bytes of payloads) writer.append(bytes, 0, bytes.length)
      return writer.rows
    }),
    // Kept as long as the columns keep theirs: until the batch is whole.
    contender(
      'protobufjs, objects',
      () => payloads.map((bytes) => v2x.v1.Bsm.decode(bytes)).length,
    ),
  ])
}

export const decode: Bench = {
  what: 'protobuf to columns, checked, beside protobufjs to objects',
  shapes: [decoding('bsm', 0), decoding('bsm with 8 path points', 8)],
}

function encoding(name: string, pathPoints: number): Shape {
  const payloads = bsmPayloads(messages, pathPoints)
  const writer = rowWriterOf('bsm')
  const rows = payloads.map((bytes) => v2x.v1.Bsm.decode(bytes))
  return shape(name, [
    contender('columns to a Native block', () => {
      writer.clear()
      for (const bytes of payloads) writer.append(bytes, 0, bytes.length)
      return sizeOf(nativeBlock(writer.columns)) > 0 ? writer.rows : 0
    }),
    contender('objects to JSONEachRow', () => {
      const lines = rows.map((row) => JSON.stringify(row))
      return sizeOf([Buffer.from(lines.join('\n'))]) > 0 ? lines.length : 0
    }),
  ])
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

export const encode: Bench = {
  what: 'rows to the bytes of an insert: Native with its decoding, beside JSON.stringify of decoded objects',
  shapes: [encoding('bsm', 0), encoding('bsm with 8 path points', 8)],
}
