/** A replay's devices keep the pace at which they were recorded, or a page would take the slow ones for gone. */
import { expect, test } from 'vitest'
import { deviceTopic, replayTopic, v2x } from '../../../schemas/index.ts'
import { ReplayFolder } from './replay-folder.ts'
import { Replays } from './replays.ts'

const pileTopic = replayTopic('r-1', deviceTopic('pile', 'pile-1', 'pile_status'))
const rsuTopic = replayTopic('r-1', deviceTopic('rsu', 'rsu-1', 'bsm_frame'))

const header = (generatedMs: number) => ({ schemaVersion: 1, generatedAt: generatedMs * 1_000 })

function pileIntervalMs(folder: ReplayFolder, atMs: number): number {
  const payload = v2x.v1.PileStatus.encode({ header: header(atMs) }).finish()
  folder.take(pileTopic, payload, atMs * 1_000)
  return v2x.v1.LiveMessages.decode(folder.messagesFrame(0)!).messages[0]!.intervalMs!
}

/** What one more RSU has heard of a vehicle at that time. */
function hear(folder: ReplayFolder, generatedMs: number, receivedMs: number): number {
  const bsm = { header: header(generatedMs), latitude: 1, longitude: 1, speed: 0, heading: 0 }
  const frame = { header: header(receivedMs), heard: [{ deviceId: 'slow', bsm }] }
  folder.take(rsuTopic, v2x.v1.BsmFrame.encode(frame).finish(), receivedMs * 1_000)
  return v2x.v1.LiveVehicles.decode(folder.vehiclesFrame(0)!).intervalMs[0]!
}

test('a type has its nominal interval, at the speed of the replay', () => {
  expect(pileIntervalMs(new ReplayFolder(() => 1), 1_000)).toBe(10_000)
  expect(pileIntervalMs(new ReplayFolder(() => 4), 1_000)).toBe(2_500)
  expect(pileIntervalMs(new ReplayFolder(() => Infinity), 1_000)).toBe(0)
})

test('then its own, as its messages come', () => {
  const folder = new ReplayFolder(() => 1)
  pileIntervalMs(folder, 1_000)
  expect(pileIntervalMs(folder, 61_000)).toBe(60_000)
})

test('a slow vehicle that several RSUs hear is as slow as it is', () => {
  const folder = new ReplayFolder(() => 1)
  let intervalMs = 0
  for (let turn = 1; turn <= 5; turn++) {
    for (let rsu = 0; rsu < 4; rsu++)
      intervalMs = hear(folder, turn * 12_000, turn * 12_000 + 3 * rsu)
  }
  expect(intervalMs).toBeGreaterThan(11_000)
})

test('the speed is what the replay says; 0 is as fast as possible', () => {
  const replays = new Replays()
  expect(replays.speedOf('r-1')).toBe(1)
  replays.take('r-1', Buffer.from('{"speed":4}'), 0)
  expect(replays.speedOf('r-1')).toBe(4)
  replays.take('r-1', Buffer.from('{"speed":0}'), 0)
  expect(replays.speedOf('r-1')).toBe(Infinity)
})
