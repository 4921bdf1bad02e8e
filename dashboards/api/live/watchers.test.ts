/** Browsers that keep up, and one that does not: what is sent, what is left out, what waits. */
import { expect, test } from 'vitest'
import { metricsPage } from '../../../common/metrics.ts'
import { v2x } from '../../../schemas/index.ts'
import { frameKinds } from '../../../schemas/live-frame.ts'
import { MergedPicture, envelope } from './merged-picture.ts'
import { Watchers, type WatcherSocket } from './watchers.ts'

class TestSocket implements WatcherSocket {
  readyState = 1
  bufferedAmount = 0
  readonly sent: Buffer[] = []
  slow = false

  send(data: Buffer): void {
    this.sent.push(data)
    if (this.slow) this.bufferedAmount += data.length
  }
}

function frame(n: number): Uint8Array {
  return v2x.v1.LiveVehicles.encode({
    snapshot: false,
    deviceId: ['a'],
    latitude: [n],
    longitude: [n],
    speed: [n],
    heading: [0],
    generatedAt: [n],
    receivedAt: [n],
    intervalMs: [100],
    fleet: [0],
    vehicleClass: [0],
    source: [0],
    yawRate: [0],
    via: [''],
  }).finish()
}

function speedIn(message: Buffer): number | undefined {
  return v2x.v1.LiveVehicles.decode(message.subarray(1)).speed[0]
}

const bufferBytesMax = 1_000

async function leftOut(): Promise<number> {
  const { body } = await metricsPage()
  return Number(/^v2x_dashboards_live_left_out_total (\d+)/m.exec(body)![1])
}

test('a slow browser is left out, waits for no more than the limit, and ends with the newest state', async () => {
  const picture = new MergedPicture()
  const watchers = new Watchers(picture, bufferBytesMax)
  const [fast, slow] = [new TestSocket(), new TestSocket()]
  slow.slow = true
  watchers.add(fast)
  watchers.add(slow)
  const bytes = frame(1).length + 1
  const leftOutBefore = await leftOut()
  for (let n = 1; n <= 1_000; n++) {
    const next = frame(n)
    picture.fold(frameKinds.vehicles, next)
    watchers.send(envelope(frameKinds.vehicles, next))
    expect(slow.bufferedAmount).toBeLessThanOrEqual(bufferBytesMax + 2 * bytes)
  }
  expect(fast.sent).toHaveLength(2 + 1_000)
  const before = slow.sent.length
  expect(before).toBeLessThan(100)
  expect((await leftOut()) - leftOutBefore).toBe(fast.sent.length - before)
  slow.bufferedAmount = 0
  const last = frame(1_001)
  picture.fold(frameKinds.vehicles, last)
  watchers.send(envelope(frameKinds.vehicles, last))
  const [vehicles, messages] = slow.sent.slice(before)
  expect(slow.sent).toHaveLength(before + 2)
  expect([vehicles![0], messages![0]]).toEqual([frameKinds.vehicles, frameKinds.messages])
  expect(speedIn(vehicles!)).toBe(1_001)
  watchers.send(envelope(frameKinds.vehicles, frame(1_002)))
  expect(speedIn(slow.sent.at(-1)!)).toBe(1_002)
})

test('whoever is closing or gone is sent nothing', () => {
  const watchers = new Watchers(new MergedPicture(), bufferBytesMax)
  const [closing, gone] = [new TestSocket(), new TestSocket()]
  watchers.add(closing)
  watchers.add(gone)
  closing.readyState = 2
  watchers.remove(gone)
  expect(watchers.send(Buffer.from([1]))).toBe(0)
  expect(watchers.count).toBe(1)
  expect(closing.sent).toHaveLength(2)
})
