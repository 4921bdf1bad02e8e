/** The runner of the public suites: it reads what they say, plays them as they are, and tells right from wrong. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProjectFile } from '../project-files.ts'
import { startLoneBroker, type LoneBroker } from '../lone-broker.ts'
import { readExceptions } from './mosquitto.ts'
import { pahoVerdict } from './paho.ts'
import { bytesOf, sequencesOf } from './sequence-cases.ts'
import { play } from './sequence-player.ts'

let broker: LoneBroker

beforeAll(async () => {
  broker = await startLoneBroker({ V2X_BROKER_TOPICS: 'open' })
})
afterAll(async () => {
  await broker?.remove()
})

test.each([
  ["10 r15 s6 'MQIsdp' 03 01 k10", '100f0006' + Buffer.from('MQIsdp').toString('hex') + '0301000a'],
  ['80061234', '80061234'],
  ['20 r268435456', '208080808001'],
  ['r321 i7 L65536 m258', 'c10207000100000102'],
])('%s is read as %s', (payload, hex) => {
  expect(bytesOf(payload).toString('hex')).toBe(hex)
})

test('what is no packet is refused', () => {
  expect(() => bytesOf('10 zz')).toThrow("cannot read 'zz'")
  const msgs = [{ type: 'dance' }]
  expect(() => sequencesOf('F', [{ group: 'g', tests: [{ name: 'n', msgs }] }])).toThrow('dance')
})

/** Cases of the form of the suite's files, with the group's defaults. */
const cases = sequencesOf('MADE', [
  {
    group: 'v3.1.1   MADE UP',
    tests: [
      { name: 'ping ', expect_disconnect: false, msgs: [sends('C0 r0'), receives('D0 r0')] },
      { name: 'ping', msgs: [sends('C1 r0')] },
      {
        name: 'ids',
        expect_disconnect: false,
        msgs: [
          sends("82 r6 m7 s1 'p' 01"),
          receives('90 r3 m7 01'),
          { type: 'external_publish', topic: 'p', qos: 1, payload: 'x' },
          receives("32 r6 s1 'p' m1 'x'"),
          sends('40 r2 m1'),
        ],
      },
      { name: 'wrong end', msgs: [sends('C0 r0'), receives('D0 r0')] },
      { name: 'wrong answer', msgs: [sends('C0 r0'), receives('D0 01')] },
      {
        name: 'no answer',
        expect_disconnect: false,
        connect: false,
        msgs: [receives('20 r2 00 00')],
      },
    ],
  },
  { group: 'v5.0', ver: 5, tests: [{ name: 'not ours', msgs: [] }] },
  { group: 'off', disable: true, tests: [{ name: 'not ours', msgs: [] }] },
])

function sends(payload: string): { type: string; payload: string } {
  return { type: 'send', payload }
}

function receives(payload: string): { type: string; payload: string } {
  return { type: 'recv', payload }
}

test.each([
  ['MADE: v3.1.1 MADE UP: ping', undefined],
  ['MADE: v3.1.1 MADE UP: ping (2)', undefined],
  ['MADE: v3.1.1 MADE UP: ids', undefined],
  ['MADE: v3.1.1 MADE UP: wrong end', 'still connected'],
  ['MADE: v3.1.1 MADE UP: wrong answer', 'expected d001, got d000'],
  ['MADE: v3.1.1 MADE UP: no answer', "silent after ''"],
])('%s: %s', async (name, failure) => {
  const found = cases.find((each) => each.name === name)!
  expect(await play(found, broker)).toBe(failure)
})

test('versions and groups that are not ours are left out', () => {
  expect(cases).toHaveLength(6)
})

test('the published exceptions are well formed, each once, and as many as the result says', () => {
  const document = readProjectFile('docs/conformance.md')
  const exceptions = readExceptions(document)
  expect(exceptions.length).toBeGreaterThan(0)
  expect(new Set(exceptions.map(({ name }) => name)).size).toBe(exceptions.length)
  for (const { name, reason } of exceptions) {
    expect(name).toMatch(/^[A-Z]+: v3\.1(\.1)? [A-Z]+: \S/)
    expect(reason).toMatch(/^[A-Z].*\.$/)
  }
  const [, passed, cases] = /\| (\d+) of (\d{3})\s*\|/.exec(document)!
  expect(Number(cases) - Number(passed)).toBe(exceptions.length)
})

test('what Python says of the Paho suite is understood', () => {
  const said = [
    'clean up starting',
    'testBasic (__main__.Test.testBasic) ... Basic test starting',
    'ok',
    'test_keepalive (__main__.Test.test_keepalive) ... FAIL',
    '======================================================================',
    'FAIL: test_keepalive (__main__.Test.test_keepalive)',
    'AssertionError: False != True',
    'Ran 2 tests in 3.009s',
    'FAILED (failures=1)',
  ].join('\n')
  expect(pahoVerdict(said)).toEqual({ tests: 2, passed: 1, failed: ['test_keepalive'] })
  expect(() => pahoVerdict('Connection refused')).toThrow('did not come to its end')
})
