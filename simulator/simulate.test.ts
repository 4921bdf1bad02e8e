/** Runs: the same seed gives the same bytes, files say what was sent, bad wishes are refused with the way out. */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Reader } from 'protobufjs/minimal.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../common/log.ts'
import { fromJson, messageOf, parseDeviceTopic, v2x, type UpType } from '../schemas/index.ts'
import { loadScenario, parseScenario } from './scenario/scenario.ts'
import { runSimulation, simulatedMessages, type RunOptions } from './simulate.ts'
import { World } from './world.ts'

const log = createLog('test', 'silent')
const short = { scenario: 'default', vehicles: 40, forSeconds: 3 }
const run: RunOptions = { ...short, speed: Infinity, log }
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'v2x-simulate-'))
})
afterAll(async () => {
  await rm(directory, { recursive: true })
})

function hashOf(options: { readonly seed?: number }): string {
  const hash = createHash('sha256')
  for (const { payload } of simulatedMessages({ ...short, ...options })) hash.update(payload)
  return hash.digest('hex')
}

test('the same seed gives the same bytes, another seed others', () => {
  expect(hashOf({ seed: 7 })).toBe(hashOf({ seed: 7 }))
  expect(hashOf({ seed: 7 })).not.toBe(hashOf({ seed: 8 }))
})

test('a .bin file holds every message with its topic, time and bytes', async () => {
  const out = join(directory, 'run.bin')
  const { messages, sha256, vehicles } = await runSimulation({ ...run, out })
  const reader = Reader.create(await readFile(out))
  const hash = createHash('sha256')
  let read = 0
  while (reader.pos < reader.len) {
    const { topic, generatedAt, payload } = v2x.v1.Recorded.decode(reader, reader.uint32())
    const { header } = messageOf(parseDeviceTopic(topic)!.type as UpType).decode(payload) as {
      header: v2x.v1.Header
    }
    expect(header.generatedAt).toBe(generatedAt)
    hash.update(payload)
    read += 1
  }
  expect(vehicles).toBe(40)
  expect(read).toBe(messages)
  expect(hash.digest('hex')).toBe(sha256)
  expect(messages).toBeGreaterThan(2000)
})

test('an .ndjson file gives the same bytes when it is read back', async () => {
  const out = join(directory, 'run.ndjson')
  const { messages, sha256 } = await runSimulation({ ...run, out })
  const hash = createHash('sha256')
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n')
  for (const line of lines) {
    const { topic, message } = JSON.parse(line) as {
      topic: string
      message: Record<string, unknown>
    }
    const type = parseDeviceTopic(topic)!.type as UpType
    hash.update(messageOf(type).encode(fromJson(type, message)).finish())
  }
  expect(lines).toHaveLength(messages)
  expect(hash.digest('hex')).toBe(sha256)
})

test('times are those of the scenario, not of the machine', () => {
  const { epochMicros } = loadScenario('default')
  for (const { generatedAt } of simulatedMessages({ ...short, forSeconds: 0.2 })) {
    expect(generatedAt).toBeGreaterThanOrEqual(epochMicros)
    expect(generatedAt).toBeLessThan(epochMicros + 200_000)
  }
})

test('an aborted run ends early and keeps what it has', async () => {
  const out = join(directory, 'aborted.bin')
  const abort = new AbortController()
  const result = await runSimulation({
    ...run,
    forSeconds: 1e6,
    out,
    signal: abort.signal,
    onProgress: () => abort.abort(),
  })
  expect(result.messages).toBeGreaterThan(0)
  expect(result.simulatedSeconds).toBeLessThan(1e6)
})

test('at full speed without a file a run is counted, with the hash of the file', async () => {
  const counted = await runSimulation(run)
  const written = await runSimulation({ ...run, out: join(directory, 'same.bin') })
  expect(counted).toEqual(written)
})

test.each<[string, Partial<RunOptions>, RegExp]>([
  [
    'an unknown scenario',
    { scenario: 'nowhere', out: 'x.bin' },
    /cannot read scenario 'nowhere'.*or the name/,
  ],
  ['an unknown format', { out: 'x.csv' }, /neither in \.ndjson nor in \.bin/],
  ['no time', { forSeconds: 0, out: 'x.bin' }, /cannot simulate 0 s/],
  ['a seed beyond 32 bits', { seed: 2 ** 32 }, /cannot take the seed 4294967296/],
  ['no vehicles', { vehicles: 0, out: 'x.bin' }, /cannot simulate 0 vehicles/],
  ['a directory that is not there', { out: '/nowhere/x.bin' }, /cannot write .*ENOENT/],
])('%s is refused', async (_, wish, reason) => {
  await expect(runSimulation({ ...run, ...wish })).rejects.toThrow(reason)
})

test.each([
  ['truth', 'nowhere/truth.csv', /ENOENT.*does the directory exist/],
  ['plot', 'nowhere/run.svg', /ENOENT.*does the directory exist/],
  ['plot', 'folder.svg', /is a directory/],
])('--%s %s is refused before --out is emptied', async (flag, name, reason) => {
  await mkdir(join(directory, 'folder.svg'), { recursive: true })
  const out = join(directory, 'kept.ndjson')
  await writeFile(out, 'an earlier run')
  const wish = { ...run, scenario: 'lossy-radio', out, [flag]: join(directory, name) }
  await expect(runSimulation(wish)).rejects.toThrow(reason)
  expect(await readFile(out, 'utf8')).toBe('an earlier run')
})

test.each([
  ['--truth', '--out', { out: 'one.ndjson', truth: 'one.ndjson' }],
  ['--truth', '--out', { out: 'new.ndjson', truth: 'folder.svg/../new.ndjson' }],
  ['--plot', '--truth', { truth: 'one.ndjson', plot: 'linked.svg' }],
  ['--plot', '--out', { out: 'one.ndjson', truth: 'new.csv', plot: 'linked.svg' }],
])('%s that is the file of %s is refused before it is touched: %o', async (flag, other, names) => {
  const at = (name: string): string => `${directory}/${name}`
  await mkdir(at('folder.svg'), { recursive: true })
  await writeFile(at('one.ndjson'), 'an earlier run')
  // It is there from the second of these on.
  await symlink(at('one.ndjson'), at('linked.svg')).catch(() => undefined)
  const files = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, at(name)]))
  const wish = { ...run, scenario: 'lossy-radio', ...files }
  await expect(runSimulation(wish)).rejects.toThrow(
    new RegExp(`cannot use .* for ${flag}: it is the file of ${other}; give each`),
  )
  expect(await readFile(at('one.ndjson'), 'utf8')).toBe('an earlier run')
  await expect(readFile(at('new.ndjson'))).rejects.toThrow('ENOENT')
})

test('floating-car data is not written over', async () => {
  const file = join(directory, 'drive.ndjson')
  await writeFile(file, fcdAt(112))
  const wish = { ...run, fcd: { file }, out: file }
  await expect(runSimulation(wish)).rejects.toThrow(/for --out: it is the file of --fcd/)
  expect(await readFile(file, 'utf8')).toBe(fcdAt(112))
})

const fcdAt = (x: number): string => `<fcd-export><timestep time="0"/><timestep time="1">
  <vehicle id="a" x="${x}" y="0" angle="0" speed="1"/></timestep></fcd-export>`
const [degrees, metres] = [fcdAt(112), fcdAt(900)]

interface Refused {
  readonly line?: string
  readonly faults?: readonly string[]
  readonly fcd?: string
  readonly truth?: string
}

test.each<[string, Refused, RegExp]>([
  ['a fault of an unknown device', { faults: ['RSU-9'] }, /no device 'RSU-9'/],
  ['a fleet that has no place', { line: '999' }, /no such route/],
  ['a truth without an ether', {}, /has no ether/],
  ['a truth where there are no faults', { faults: [] }, /has no ether/],
  ['a truth of an unknown form', { faults: ['BUS-*'], truth: 'x.txt' }, /neither in \.ndjson/],
  ['a truth of floating-car data', { fcd: degrees }, /cannot use --truth with --fcd: .*leave one/],
  ['floating-car data of nowhere', { fcd: metres }, /cannot tell where on earth/],
])('%s is refused, and the files that were there are left as they are', async (_, wish, reason) => {
  const { line = '315', faults, fcd, truth = 'truth.csv' } = wish
  const at = (name: string): string => join(directory, name)
  const scenario = {
    epoch: '2026-01-01T00:00:00Z',
    fleets: [{ class: 'bus', line, count: 2 }],
    faults: faults?.map((name) => ({ kind: 'outage', devices: [name], fromS: 0 })),
  }
  await writeFile(at('refused.json'), JSON.stringify(scenario))
  await writeFile(at('refused.xml'), fcd ?? '')
  const kept = { out: at('kept.bin'), truth: at(truth) }
  for (const file of Object.values(kept)) await writeFile(file, 'an earlier run')
  const files = { ...kept, ...(fcd && { fcd: { file: at('refused.xml') } }) }
  const refused = { scenario: at('refused.json'), forSeconds: 1, speed: Infinity, log, ...files }
  await expect(runSimulation(refused)).rejects.toThrow(reason)
  for (const file of Object.values(kept)) {
    expect(await readFile(file, 'utf8')).toBe('an earlier run')
  }
})

test.each([
  [{ class: 'bus', line: '999', count: 1 }, /no such route; it has 315/],
  [{ class: 'taxi', area: 'x', count: 1 }, /area 'x': the network has none/],
])('the fleet %j, which the network has no place for, is refused', (fleet, reason) => {
  const text = JSON.stringify({ epoch: '2026-01-01T00:00:00Z', fleets: [fleet] })
  const build = (): World => new World({ scenario: parseScenario(text) })
  expect(build).toThrow(reason)
})
