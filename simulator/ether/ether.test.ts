/** An ether is a function of its seed; what it does to one device it does to no other; what it tells of it is what happened. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import { DeviceFaults, tunnelKeptMax } from './device-faults.ts'
import { createRandom } from '../../common/random.ts'
import { planeAt } from '../road/plane.ts'
import { faultsOf } from './faults.ts'
import { attackKinds } from './attack-kinds.ts'
import {
  bsmsOf,
  clearEther,
  grouped,
  headerOf,
  runEther,
  secondsOf,
  type EtherRun,
} from './run-for-tests.ts'

const device = 'BUS-315-001'
const calm = runEther(8, {})

function hashOf({ messages }: EtherRun): string {
  const hash = createHash('sha256')
  for (const { topic, arrivedAt, payload } of messages) {
    hash.update(`${topic} ${arrivedAt}`).update(payload)
  }
  return hash.digest('hex')
}

/** Hashes of what each topic's messages are and when they arrive. */
function byTopic({ messages }: EtherRun): Map<string, string> {
  const topics = grouped(messages, ({ topic }) => topic)
  return new Map([...topics].map(([topic, own]) => [topic, hashOf({ messages: own, truths: [] })]))
}

test('the same seed gives the same bytes in the same order, another seed others', () => {
  const bad = { ether: {}, faults: [{ kind: 'lossBursts', devices: ['*'], ...bursts }] }
  expect(hashOf(runEther(3, bad))).toBe(hashOf(runEther(3, bad)))
  expect(hashOf(runEther(3, bad))).not.toBe(hashOf(runEther(3, { ...bad, seed: 8 })))
})

const bursts = { fromS: 1, lossShare: 0.9, burstS: 1, betweenS: 1 }
const everyFault: readonly object[] = [
  { kind: 'lossBursts', ...bursts },
  { kind: 'duplicates', fromS: 1, share: 0.5, byMs: 30 },
  { kind: 'reordering', fromS: 1, share: 0.5, byMs: 250 },
  { kind: 'clockJump', fromS: 1, byMs: 5000 },
  { kind: 'gnssFreeze', fromS: 1 },
  { kind: 'gnssJump', fromS: 1, eastM: 40, northM: -30 },
  { kind: 'reboot', fromS: 1, forS: 2 },
  { kind: 'outage', fromS: 1 },
  { kind: 'tunnel', fromS: 1, forS: 2 },
  ...attackKinds.map((attack) => ({ kind: 'attack', fromS: 1, attack })),
]

test.each(everyFault)('%j on one device changes no other device', (fault) => {
  const before = byTopic(runEther(4, {}))
  const after = byTopic(runEther(4, { faults: [{ devices: [device], ...fault }] }))
  // RSUs forward what they heard of the device: their frames tell of it.
  const isAbout = (topic: string): boolean => topic.includes(device) || topic.includes('bsm_frame')
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (topic) => before.get(topic) !== after.get(topic),
  )
  expect(changed.filter((topic) => !isAbout(topic))).toEqual([])
  expect(changed.some((topic) => topic.includes(device))).toBe(true)
})

test('messages come in the order of their arrival, never before they were made', () => {
  const arrivals = calm.messages.map(({ arrivedAt }) => arrivedAt!)
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b))
  expect(calm.messages.every((one) => one.arrivedAt! > one.generatedAt)).toBe(true)
  expect(calm.messages.every((one) => headerOf(one).generatedAt === one.generatedAt)).toBe(true)
})

test('the truth has each message that comes, once, and each that does not', () => {
  const faults = [
    { kind: 'duplicates', devices: ['TAXI-*'], fromS: 2, share: 0.3, byMs: 30 },
    { kind: 'lossBursts', devices: ['BUS-*'], ...bursts },
    { kind: 'attack', devices: ['TAXI-*'], fromS: 1, attack: 'dosRandomSybil' },
  ]
  const { messages, truths } = runEther(8, { ether: {}, faults })
  const key = (topic: string, sequence: number, time: number): string =>
    `${topic} ${sequence} ${time}`
  const sent = truths.filter(({ link }) => link !== 'pc5')
  const arrived = sent.filter(({ arrivesAt }) => arrivesAt !== undefined)
  expect(arrived.map((one) => key(one.topic, one.sequence, one.arrivesAt!)).toSorted()).toEqual(
    messages.map((one) => key(one.topic, headerOf(one).sequence, one.arrivedAt!)).toSorted(),
  )
  const lost = sent.filter(({ arrivesAt }) => arrivesAt === undefined)
  expect(lost.length).toBeGreaterThan(20)
  expect(lost.every(({ by }) => by !== '')).toBe(true)
  // Each device counts what it sends, whether it arrives or not.
  for (const own of grouped(sent, ({ topic }) => topic).values()) {
    const counted = [...new Set(own.map(({ sequence }) => sequence))].toSorted((a, b) => a - b)
    expect(counted).toEqual(counted.map((_, i) => counted[0]! + i))
  }
})

test('times inside a message are those of its device clock', () => {
  const skewed = { ...clearEther, clocks: { obu: { offsetMs: 900 }, rsu: { offsetMs: 900 } } }
  const { messages, truths } = runEther(3, { ether: skewed })
  const offsets = truths.map(({ trueTime, deviceTime }) => Math.abs(deviceTime - trueTime))
  expect(Math.max(...offsets)).toBeGreaterThan(500_000)
  for (const { type, generatedAt, payload } of messages) {
    const mark = Math.floor(generatedAt / 1000) % 60_000
    if (type === 'bsm') expect(v2x.v1.Bsm.decode(payload).secondMark).toBe(mark)
    if (type === 'spat') {
      const { secondMark, intersections } = v2x.v1.Spat.decode(payload)
      expect([secondMark, intersections[0]!.secondMark]).toEqual([mark, mark])
    }
  }
})

test('an RSU forwards what the vehicle said, when it heard it, and nothing that the air swallowed', () => {
  const run = runEther(20, { ether: { ...clearEther, pc5: { obstructionDb: 20, load: 0.5 } } })
  const heardTruths = new Map(
    run.truths
      .filter(({ link }) => link === 'pc5')
      .map((truth) => [`${truth.receiver} ${truth.topic} ${truth.sequence}`, truth]),
  )
  let forwarded = 0
  for (const { topic, type, payload } of run.messages) {
    if (type !== 'bsm_frame') continue
    for (const { deviceId, bsm, heardAt } of v2x.v1.BsmFrame.decode(payload).heard) {
      const rsu = topic.split('/')[3]!
      const { sequence } = bsm!.header!
      const truth = heardTruths.get(`${rsu} v2x/v1/obu/${deviceId}/bsm/up ${sequence}`)
      expect(truth?.arrivesAt).toBe(heardAt)
      const own = bsmsOf(run, deviceId!).get(sequence!)
      if (own !== undefined) expect(bsm).toEqual(own)
      forwarded += 1
    }
  }
  const swallowed = [...heardTruths.values()].filter(({ arrivesAt }) => arrivesAt === undefined)
  expect(forwarded).toBeGreaterThan(20)
  expect(swallowed.length).toBeGreaterThan(20)
})

test('measurements count what was sent over the link and what of it was lost', () => {
  const run = runEther(60, { ether: { ...clearEther, uu: { load: 0.9, obstructionDb: 22 } } })
  const received = run.messages.filter(({ type }) => type === 'radio_measurement')
  const bad = { sent: 0, lost: 0 }
  const good = { sent: 0, lost: 0 }
  let exact = 0
  for (const [topic, own] of grouped(received, (message) => message.topic)) {
    const uu = own
      .map(({ payload }) => v2x.v1.RadioMeasurement.decode(payload))
      .filter(({ link }) => link === v2x.v1.RadioLink.RADIO_LINK_UU)
      .toSorted((a, b) => a.header!.sequence! - b.header!.sequence!)
    for (const [i, { header, sinr, packetsSent, packetsReceived }] of uu.entries()) {
      const tally = sinr! < 50 ? bad : good
      tally.sent += packetsSent
      tally.lost += packetsSent - packetsReceived
      const before = uu[i - 1]?.header
      if (before === undefined || header!.sequence !== before!.sequence! + 1) continue
      // The one before was sent after its count, as this one is.
      const device = topic.slice(0, topic.indexOf('radio'))
      const counted = run.truths.filter((truth) => {
        if (truth.link !== 'uu' || !truth.topic.startsWith(device)) return false
        if (truth.topic === topic) return truth.sequence === before!.sequence
        return truth.trueTime > before!.generatedAt! && truth.trueTime <= header!.generatedAt!
      })
      expect(packetsSent).toBe(counted.length)
      const arrived = counted.filter(({ arrivesAt }) => arrivesAt !== undefined)
      expect(packetsReceived).toBe(arrived.length)
      exact += 1
    }
  }
  expect(exact).toBeGreaterThan(10)
  expect(bad.sent).toBeGreaterThan(100)
  expect(good.sent).toBeGreaterThan(100)
  expect(bad.lost / bad.sent).toBeGreaterThan(2 * (good.lost / good.sent))
})

test('a fault of a device that is not there is refused', () => {
  const of = (name: string): object[] => [{ kind: 'outage', devices: [device, name], fromS: 0 }]
  expect(() => runEther(0.1, { faults: of('RSU-9*') })).toThrow(
    /no device 'RSU-9\*'; there is BUS-/,
  )
  expect(() => runEther(0.1, { faults: of('RSU-0226') })).not.toThrow()
})

test('what a device keeps in a tunnel is bounded', () => {
  const faults = faultsOf([{ kind: 'tunnel', devices: ['*'], fromS: 0, forS: 3000 }])
  const own = new DeviceFaults(faults, device, planeAt([113, 28]), createRandom(1))
  const passages = Array.from({ length: tunnelKeptMax + 5 }, (_, i) => own.passAt(i / 10))
  expect(passages.filter(({ lost }) => lost)).toHaveLength(5)
  expect(passages.at(-1)).toMatchObject({ lost: true, by: 'full' })
})

test('without an error each message is what it would be without an ether', () => {
  const ids = new Set(calm.truths.map(({ topic }) => topic))
  expect(ids.size).toBeGreaterThan(100)
  expect(calm.truths.every(({ trueTime, deviceTime }) => trueTime === deviceTime)).toBe(true)
  expect(secondsOf(calm.truths[0]!.trueTime)).toBe(0)
})

test('no two devices have the same dice', () => {
  const firsts = new Map(calm.truths.toReversed().map((truth) => [truth.topic, truth]))
  const spats = [...firsts.values()].filter(({ topic }) => topic.endsWith('/spat/up'))
  const latencies = spats.map(({ trueTime, arrivesAt = 0 }) => arrivesAt - trueTime)
  expect(spats.length).toBeGreaterThan(20)
  expect(new Set(latencies).size).toBeGreaterThan(0.9 * spats.length)
})
