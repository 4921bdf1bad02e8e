/** A run through an ether on disk: the recording says when each message arrived, the ground truth what became of all. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../common/log.ts'
import { readImportFile } from '../import/read-file.ts'
import type { ImportRecord } from '../import/import-record.ts'
import { runSimulation, type RunOptions } from '../simulate.ts'
import type { Truth } from './truth.ts'

const log = createLog('test', 'silent')
const run: RunOptions = {
  scenario: 'lossy-radio',
  vehicles: 6,
  forSeconds: 4,
  speed: Infinity,
  log,
}
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'v2x-ether-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true })
})

async function read(path: string): Promise<ImportRecord[]> {
  const records: ImportRecord[] = []
  const bad = (line: number, reason: string): void => expect.fail(`${line}: ${reason}`)
  for await (const record of readImportFile(path, bad)) {
    records.push({ ...record, payload: Buffer.from(record.payload) })
  }
  return records
}

test('both forms of a recording give the arrivals back, in their order', async () => {
  const [ndjson, bin] = [join(directory, 'run.ndjson'), join(directory, 'run.bin')]
  const { messages, sha256 } = await runSimulation({ ...run, out: ndjson })
  expect(await runSimulation({ ...run, out: bin })).toMatchObject({ messages, sha256 })
  const records = await read(bin)
  expect(records).toHaveLength(messages)
  expect(await read(ndjson)).toEqual(records)
  const arrivals = records.map(({ arrivedAt }) => arrivedAt!)
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b))
})

test('the truth is told in NDJSON and in CSV, the same, and agrees with the recording', async () => {
  const [ndjson, csv] = [join(directory, 'truth.ndjson'), join(directory, 'truth.csv')]
  const out = join(directory, 'told.bin')
  await runSimulation({ ...run, out, truth: ndjson })
  await runSimulation({ ...run, truth: csv })
  const lines = (await readFile(ndjson, 'utf8')).trimEnd().split('\n')
  const truths = lines.map((line) => JSON.parse(line) as Truth)
  const [head, ...rows] = (await readFile(csv, 'utf8')).trimEnd().split('\n')
  const columns = head!.split(',') as (keyof Truth)[]
  expect(rows).toEqual(truths.map((truth) => columns.map((name) => truth[name] ?? '').join(',')))
  const arrived = truths.filter(({ link, arrivesAt }) => link !== 'pc5' && arrivesAt !== undefined)
  const times = arrived.map(({ arrivesAt }) => arrivesAt!).toSorted((a, b) => a - b)
  expect(times).toEqual((await read(out)).map(({ arrivedAt }) => arrivedAt))
})

test.each<[string, Partial<RunOptions>, RegExp]>([
  ['of an unknown form', { truth: 'truth.txt' }, /neither in \.ndjson nor in \.csv/],
  ['where there is no ether', { scenario: 'default', truth: 'truth.csv' }, /has no ether/],
])('a truth %s is refused', async (_, wish, reason) => {
  await expect(runSimulation({ ...run, ...wish })).rejects.toThrow(reason)
})
