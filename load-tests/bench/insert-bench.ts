/** Bench: what a row costs ClickHouse to take, by format, and beside an insert from a file that lies there. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { readEnvironment } from '../../common/config.ts'
import { V2xError } from '../../common/errors.ts'
import { endTogether } from '../../test/end-tidily.ts'
import type { Bench, Contender, Shape, Times } from './bench.ts'
import { blocksOfLoad, type Block } from './insert/batch-of-load.ts'
import type { InfilePlan, InfileResult } from './insert/infile.ts'
import { BenchZone } from './zone.ts'

const rowsOfBlock = 131_072
const insertsPerSecond = 3
const warmUp = 2

/** Made once, when first asked for. */
let made: readonly Block[] | undefined

function blockOf(table: string): Block {
  made ??= blocksOfLoad(rowsOfBlock)
  return made.find((block) => block.table === table)!
}

function insertSql({ table, columns }: Block): string {
  return `INSERT INTO v2x.${table} (${columns.join(', ')})`
}

/** Inserts of each measurement: as many for all, so that there is as much to merge. */
function timesOf({ seconds }: Times): number {
  return Math.max(3, Math.round(seconds * insertsPerSecond))
}

async function withZone<T>(use: (zone: BenchZone) => Promise<T>): Promise<T> {
  const zone = await BenchZone.create()
  try {
    await zone.start('store')
    await zone.makeTables()
    return await use(zone)
  } finally {
    await zone.end()
  }
}

function figures(result: InfileResult, rows: number): readonly number[] {
  return [(result.processorSeconds * 1e6) / rows, rows / result.seconds]
}

async function checkRows(zone: BenchZone, { table, rows }: Block, inserts: number): Promise<void> {
  const stored = await zone.count(table)
  if (stored === rows * inserts) return
  throw new V2xError('BENCH_COUNT', `${table} has ${stored} rows, not ${rows * inserts}`)
}

/** As ingest inserts into an engine of its own machine. */
function handedOver(table: string): Contender {
  return inserting(table, 'Native, handed over', (zone, block) =>
    Promise.resolve(() =>
      zone.store.insertNative(table, block.columns, [block.native], { token: String(++tokens) }),
    ),
  )
}

/** Over HTTP, by our own client. */
function overHttp(table: string, format: string): Contender {
  return inserting(table, `${format} over HTTP`, async (zone, block) => {
    const body = format === 'Native' ? block.native : await translated(zone, block, format)
    return () => insert(zone, block, format, body)
  })
}

/** `prepare` gives what inserts the block once. */
function inserting(
  table: string,
  name: string,
  prepare: (zone: BenchZone, block: Block) => Promise<() => Promise<void>>,
): Contender {
  return {
    name,
    measure: (times) =>
      withZone(async (zone) => {
        const block = blockOf(table)
        const once = await prepare(zone, block)
        const count = timesOf(times)
        for (let index = 0; index < warmUp; index++) await once()
        const from = performance.now()
        const spent = zone.processorSeconds('store')
        for (let index = 0; index < count; index++) await once()
        const seconds = (performance.now() - from) / 1000
        await zone.untilMerged()
        const processorSeconds = zone.processorSeconds('store') - spent
        await checkRows(zone, block, warmUp + count)
        return figures({ seconds, processorSeconds }, block.rows * count)
      }),
  }
}

let tokens = 0

async function insert(
  zone: BenchZone,
  block: Block,
  format: string,
  body: Uint8Array,
): Promise<void> {
  const { stream } = await zone.store.client.exec({
    query: `${insertSql(block)} FORMAT ${format}`,
    values: Readable.from([body], { objectMode: false }),
    clickhouse_settings: { insert_deduplication_token: String(++tokens) },
  })
  await finished(stream.resume())
}

/** The rows of the block in another format, as ClickHouse itself writes them. */
async function translated(zone: BenchZone, block: Block, format: string): Promise<Buffer> {
  await insert(zone, block, 'Native', block.native)
  const { table, columns } = block
  const { stream } = await zone.store.client.exec({
    query: `SELECT ${columns.join(', ')} FROM v2x.${table} FORMAT ${format}`,
  })
  const body = await buffer(stream)
  await zone.store.command(`TRUNCATE TABLE v2x.${table}`)
  return body
}

/** The same rows into the same table, without HTTP. */
function fromFile(table: string): Contender {
  return {
    name: 'FROM INFILE, Native',
    measure: (times) =>
      withZone(async (zone) => {
        const block = blockOf(table)
        const count = timesOf(times)
        await zone.stop('store')
        const file = join(zone.directory, 'rows.native')
        writeFileSync(file, block.native)
        const plan = { file, format: 'Native', insert: insertSql(block), warmUp, times: count }
        const result = await runInfile(zone.directory, plan)
        await zone.start('store')
        await checkRows(zone, block, warmUp + count)
        return figures(result, block.rows * count)
      }),
  }
}

async function runInfile(dataDirectory: string, plan: InfilePlan): Promise<InfileResult> {
  const { PATH = '' } = readEnvironment()
  const child = fork(join(import.meta.dirname, 'insert', 'infile.js'), [JSON.stringify(plan)], {
    cwd: dataDirectory,
    env: { PATH, V2X_DATA_DIR: dataDirectory, UV_THREADPOOL_SIZE: '16', TZ: 'UTC' },
  })
  endTogether(child)
  try {
    await messageOf(child)
    return (await messageOf(child)) as InfileResult
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => [undefined]),
  ])) as [unknown]
  if (message === undefined) throw new V2xError('BENCH_START', 'the insert from a file broke off')
  return message
}

function shape(table: string, formats: readonly string[]): Shape {
  return {
    name: table,
    measures: [{ unit: 'µs of ClickHouse CPU a row' }, { unit: 'rows/s' }],
    contenders: [
      handedOver(table),
      fromFile(table),
      overHttp(table, 'Native'),
      ...formats.map((format) => overHttp(table, format)),
    ],
  }
}

export const insertFormats: Bench = {
  what: 'ClickHouse CPU a row of an insert, handed over and over HTTP by format, beside FROM INFILE of the same rows',
  // The payloads of `raw` are no text: JSON cannot carry them.
  shapes: [shape('bsm', ['RowBinary', 'JSONEachRow']), shape('raw', ['RowBinary'])],
}
