/**
 * Broken MQTT against the broker's process, over many connections at a time: it neither dies nor hangs nor grows, who stands by is
 * served as ever, and what it journaled can be read.
 */
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../../common/random.ts'
import { walkPublishPackets } from '../../store/journal/publish-packet.ts'
import { openJournalReader } from '../../store/journal/reader.ts'
import { startLoneBroker, type LoneBroker } from '../lone-broker.ts'
import { Bystander } from './bystander.ts'
import { scriptOf } from './packet-scripts.ts'

const connectionsAtOnce = 32
const pingRequest = Buffer.of(0xc0, 0)
const pingResponse = Buffer.of(0xd0, 0)
/** What was sent is dealt with by then: answered to the last, or taken for the middle of a long packet. */
const answeredWithinMs = 60
/** A client that has sent its last byte and closed is closed by the broker by then, or it hangs. */
const closedWithinMs = 15_000
/** Memory is read once so much has been sent: what a process needs to get going is no growth. */
const warmUpShare = 0.1
/** And it is the least of these readings: garbage is collected when it suits the engine. */
const readings = 10
const readingIntervalMs = 300
export const growthBytesMax = 64 * 1024 * 1024

export interface PacketFigures {
  /** Sent on fuzzed connections, and how many of them were broken. */
  packets: number
  mutated: number
  /** Packets the broker found sound enough to hand on. */
  handled: number
  connections: number
  /** Not closed in time; seeds show them again. */
  hung: number
  hungSeeds: number[]
  /** Exits of the broker. */
  exits: number
  bystanderSent: number
  bystanderUnacknowledged: number
  bystanderUnheard: number
  bystanderClosed: number
  residentBytes: number
  growthBytes: number
  journaledPackets: number
  journalFaults: number
}

export function isUnharmed(figures: PacketFigures): boolean {
  const { hung, exits, journalFaults, bystanderUnacknowledged, bystanderUnheard } = figures
  const faults = hung + exits + journalFaults + bystanderUnacknowledged + bystanderUnheard
  return (
    faults + figures.bystanderClosed === 0 &&
    figures.bystanderSent > 0 &&
    figures.journaledPackets >= figures.bystanderSent &&
    figures.growthBytes < growthBytesMax
  )
}

/** Sends at least `count` mutated packets. */
export async function fuzzPackets(count: number, seed: number): Promise<PacketFigures> {
  const broker = await startLoneBroker({})
  try {
    const bystander = await Bystander.start(`mqtt://${broker.host}:${broker.port}`)
    const sent = { packets: 0, mutated: 0, connections: 0, hungSeeds: [] as number[] }
    const dice = createRandom(seed)
    await sendUntil(broker, sent, { mutated: count * warmUpShare, dice })
    const before = await settledBytes(broker)
    await sendUntil(broker, sent, { mutated: count, dice })
    const stood = await bystander.stop()
    const residentBytes = await settledBytes(broker)
    const handled = await broker.metric('v2x_broker_received_packets_total')
    const exits = broker.unexpectedExits()
    await broker.kill()
    return {
      ...sent,
      handled,
      hung: sent.hungSeeds.length,
      exits,
      bystanderSent: stood.sent,
      bystanderUnacknowledged: stood.sent - stood.acknowledged,
      bystanderUnheard: stood.sent - stood.heard,
      bystanderClosed: stood.closed,
      residentBytes,
      growthBytes: residentBytes - before,
      ...readJournal(join(broker.directory, 'journal')),
    }
  } finally {
    await broker.remove()
  }
}

type Sent = Pick<PacketFigures, 'packets' | 'mutated' | 'connections' | 'hungSeeds'>

async function sendUntil(
  broker: LoneBroker,
  sent: Sent,
  until: { readonly mutated: number; readonly dice: ReturnType<typeof createRandom> },
): Promise<void> {
  const one = async (): Promise<void> => {
    while (sent.mutated < until.mutated) {
      const seed = until.dice.integer(1, 2 ** 31)
      const { writes, packets, mutated, isTorn } = scriptOf(seed)
      sent.packets += packets
      sent.mutated += mutated
      sent.connections++
      if (!(await isClosedAfter(broker, writes, isTorn))) sent.hungSeeds.push(seed)
    }
  }
  await Promise.all(Array.from({ length: connectionsAtOnce }, one))
}

async function isClosedAfter(
  { host, port }: LoneBroker,
  writes: readonly Buffer[],
  isTorn: boolean,
): Promise<boolean> {
  const socket = connect({ host, port, noDelay: true, allowHalfOpen: true })
  socket.on('error', () => undefined)
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (bytes) => {
      if (bytes.subarray(-2).equals(pingResponse)) resolve()
    })
    socket.once('close', () => resolve())
  })
  const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)))
  // Half open, so that this end alone does not close it: the broker must.
  socket.once('end', () => socket.end())
  for (const bytes of writes) {
    if (socket.destroyed) break
    await written(socket, bytes)
  }
  socket.write(pingRequest)
  await Promise.race([answered, sleep(answeredWithinMs)])
  if (isTorn) socket.resetAndDestroy()
  else socket.end()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), closedWithinMs)
  })
  const inTime = await Promise.race([closed, late])
  clearTimeout(timer)
  socket.destroy()
  return inTime
}

async function written(socket: Socket, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve) => {
    socket.write(bytes, () => setImmediate(resolve))
  })
}

async function settledBytes(broker: LoneBroker): Promise<number> {
  let least = Infinity
  for (let left = readings; left > 0; left--) {
    await sleep(readingIntervalMs)
    least = Math.min(least, await broker.metric('process_resident_memory_bytes'))
  }
  return least
}

function readJournal(directory: string): Pick<PacketFigures, 'journaledPackets' | 'journalFaults'> {
  const reader = openJournalReader({ directory })
  let journaledPackets = 0
  let journalFaults = 0
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    const walked = walkPublishPackets(record.packets, () => undefined)
    if (walked !== record.count) journalFaults++
    journaledPackets += walked
  }
  journalFaults += reader.skippedCount
  reader.close()
  return { journaledPackets, journalFaults }
}
