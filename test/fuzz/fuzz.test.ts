/** The fuzzers, small: what ships stands, and decoders that are broken are found out. */
import { expect, test } from 'vitest'
import { shapes, type RowWriter, type UpType } from '../../schemas/index.ts'
import { ShapeRowWriter } from '../../schemas/shape-row-writer.ts'
import type { FieldShape } from '../../schemas/shape.ts'
import { run } from '../zone-process.ts'
import { isUnharmed, type PacketFigures } from './fuzz-packets.ts'
import { fuzzDecoders, soundPayloads } from './fuzz-payloads.ts'
import { PayloadJudge } from './judge-payload.ts'

async function fuzz(
  ...args: readonly string[]
): Promise<{ code: number | null; figures: unknown }> {
  const { code, stdout, stderr } = await run(
    process.execPath,
    ['dist/test/fuzz/main.js', ...args, '--json'],
    {},
  )
  const last = stdout.trimEnd().split('\n').at(-1) ?? ''
  expect(last, stderr).toMatch(/^\{/)
  return { code, figures: JSON.parse(last) as unknown }
}

test('broken packets harm neither the broker nor who stands by', async () => {
  const { code, figures } = await fuzz('mqtt', '--count', '3000', '--seed', '5')
  expect(figures).toMatchObject({ hung: 0, exits: 0, journalFaults: 0, bystanderClosed: 0 })
  expect((figures as PacketFigures).mutated).toBeGreaterThanOrEqual(3000)
  expect(code).toBe(0)
})

test('broken payloads are taken or refused as protobufjs would, and each acknowledged one is one row', async () => {
  const { code, figures } = await fuzz('payloads', '--count', '4000', '--seed', '5')
  expect(figures).toMatchObject({ payloads: 4000, disagreements: 0, told: [], acknowledged: 400 })
  expect(figures).toMatchObject({ lost: 0, duplicated: 0, changed: 0, exits: 0 })
  expect(code).toBe(0)
})

const sound: PacketFigures = {
  packets: 10,
  mutated: 5,
  handled: 4,
  connections: 2,
  hung: 0,
  hungSeeds: [],
  exits: 0,
  bystanderSent: 3,
  bystanderUnacknowledged: 0,
  bystanderUnheard: 0,
  bystanderClosed: 0,
  residentBytes: 100,
  growthBytes: 0,
  journaledPackets: 3,
  journalFaults: 0,
}

test.each([
  [{ hung: 1 }],
  [{ exits: 1 }],
  [{ bystanderSent: 0 }],
  [{ bystanderUnacknowledged: 1 }],
  [{ bystanderUnheard: 1 }],
  [{ bystanderClosed: 1 }],
  [{ growthBytes: 64 * 1024 * 1024 }],
  [{ journaledPackets: 2 }],
  [{ journalFaults: 1 }],
])('%o is harm', (harm) => {
  expect(isUnharmed(sound)).toBe(true)
  expect(isUnharmed({ ...sound, ...harm })).toBe(false)
})

const rsuState = shapes['RsuState']!

/** What the fuzzer says of a decoder of `rsu_state`. */
function faultsOf(writer: RowWriter): readonly string[] {
  const judgeOf = (type: UpType): PayloadJudge =>
    new PayloadJudge(type, type === 'rsu_state' ? writer : undefined)
  return fuzzDecoders(3000, 6, judgeOf).told
}

/** A decoder led by a shape in which fields are otherwise than they should be. */
function misled(changes: Readonly<Record<string, Partial<FieldShape>>>): RowWriter {
  const fields = rsuState.fields.map((field) => ({ ...field, ...changes[field.name] }))
  return new ShapeRowWriter({ ...rsuState, fields })
}

test('a decoder that mistakes a field, takes bad text or leaves something behind is found out', () => {
  expect(faultsOf(misled({}))).toEqual([])
  expect(faultsOf(misled({ latitude: { number: 4 }, longitude: { number: 3 } }))).not.toEqual([])
  expect(faultsOf(misled({ name: { kind: 'bytes' } }))).not.toEqual([])
  const untidy = misled({})
  const append = untidy.append.bind(untidy)
  const [sound] = soundPayloads('rsu_state', 1)
  untidy.append = (bytes, start, end) => {
    const reason = append(bytes, start, end)
    if (reason !== 0) append(sound!, 0, sound!.length)
    return reason
  }
  expect(faultsOf(untidy).join()).toContain('left something behind')
})
