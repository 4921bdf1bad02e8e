/** What is done to the broker, each as one scene that gives its figures and what was promised and not kept. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { IPublishPacket, Packet } from 'mqtt-packet'
import { Attacker, connectOf } from './attacker.ts'
import { HerdClient } from './herd.ts'
import type { BrokerProcess } from './broker-process.ts'

export interface Scene {
  readonly figures: Readonly<Record<string, number>>
  /** Sentences; none where all was kept. */
  readonly broken: readonly string[]
}

const openedPerSecond = 1000
const closedWithinMs = 60_000
const backWithinSeconds = 60
/** A herd comes back within this. */
const spreadMs = 5000

/** Sockets that never get a CONNECT out: half of them silent, half dribbling a byte a second. */
export async function halfOpen(broker: BrokerProcess, count: number): Promise<Scene> {
  const attackers: Attacker[] = []
  const beganMs = performance.now()
  const dribble = setInterval(() => {
    for (const [index, { socket }] of attackers.entries()) {
      if (index % 2 === 0 && socket.writable) socket.write(Buffer.of(index % 4 === 0 ? 0x10 : 0x7f))
    }
  }, 1000)
  let peak = 0
  const isOver = (): boolean => attackers.every(({ isClosed }) => isClosed)
  while (attackers.length < count || !isOver()) {
    if (performance.now() - beganMs > closedWithinMs + (count / openedPerSecond) * 1000) break
    const more = Math.min(openedPerSecond / 10, count - attackers.length)
    for (let i = 0; i < more; i++) attackers.push(new Attacker(broker.port))
    peak = Math.max(peak, await broker.reading('v2x_broker_unknown_connections'))
    await sleep(100)
  }
  clearInterval(dribble)
  const closed = attackers.filter(({ isClosed }) => isClosed).length
  for (const { socket } of attackers) socket.destroy()
  return {
    figures: { opened: count, closed, peakUnknown: peak, seconds: secondsSince(beganMs) },
    broken: closed === count ? [] : [`${count - closed} half-open connections were left standing`],
  }
}

/** Connections as fast as they come, each with a good CONNECT, for so long. */
export async function connectFlood(broker: BrokerProcess, seconds: number): Promise<Scene> {
  const untilMs = performance.now() + seconds * 1000
  const atATime = 200
  let attempts = 0
  let letIn = 0
  const one = async (index: number): Promise<void> => {
    while (performance.now() < untilMs) {
      attempts++
      await new Promise<void>((resolve) => {
        const attacker = new Attacker(broker.port, () => {
          letIn++
          attacker.socket.destroy()
        })
        attacker.socket.on('close', () => resolve())
        attacker.send(connectOf(`flood-${index}-${attempts}`))
      })
    }
  }
  await Promise.all(Array.from({ length: atATime }, (_, index) => one(index)))
  return { figures: { attempts, letIn, attemptsPerSecond: attempts / seconds }, broken: [] }
}

/** Subscribers to everything that read nothing, half of them with QoS 1, while large messages come. */
export async function frozenSubscribers(broker: BrokerProcess, count: number): Promise<Scene> {
  const frozen = await Promise.all(
    Array.from({ length: count }, (_, index) => freeze(broker.port, index)),
  )
  const beganMs = performance.now()
  let answered = 0
  const publisher = new Attacker(broker.port, ({ cmd }) => (answered += cmd === 'puback' ? 1 : 0))
  publisher.send(connectOf('frozen-load', { username: 'gateway-load' }))
  let sent = 0
  while (performance.now() - beganMs < closedWithinMs) {
    // As seen by the broker: a socket that is not read does not notice that it was closed.
    if ((await broker.reading('v2x_broker_connections')) <= 2) break
    publisher.send(
      message('v2x/v1/rsu/frozen-load/map/up', Buffer.alloc(20_000), (sent % 65_535) + 1),
    )
    sent++
    await sleep(10)
  }
  const seconds = secondsSince(beganMs)
  await sleep(1000)
  const left = Math.max(0, (await broker.reading('v2x_broker_connections')) - 2)
  for (const { socket } of [publisher, ...frozen]) socket.destroy()
  const broken: string[] = []
  if (left > 0) broken.push(`${left} frozen subscribers were not closed`)
  if (answered !== sent) broken.push(`${sent - answered} messages were not answered`)
  return { figures: { frozen: count, left, seconds, sent, answered }, broken }
}

async function freeze(port: number, index: number): Promise<Attacker> {
  const topic = 'v2x/v1/+/+/+/up'
  return await new Promise((resolve) => {
    const attacker = new Attacker(port, (packet: Packet) => {
      if (packet.cmd !== 'suback') return
      attacker.socket.pause()
      resolve(attacker)
    })
    attacker.send(connectOf(`frozen-${index}`, { username: 'observer' }), {
      cmd: 'subscribe',
      messageId: 1,
      subscriptions: [{ topic, qos: index % 2 === 0 ? 0 : 1 }],
    })
  })
}

export function herdId(index: number): string {
  return `herd-${index}`
}

/** All clients of the zone lose their broker at once, and come back within seconds. */
export async function herd(broker: BrokerProcess, count: number): Promise<Scene> {
  const clients: HerdClient[] = []
  while (clients.length < count) {
    const more = Math.min(openedPerSecond / 10, count - clients.length)
    for (let i = 0; i < more; i++) {
      const id = herdId(clients.length)
      clients.push(new HerdClient(broker.port, id, spreadMs, broker.password))
    }
    await sleep(100)
  }
  const back = (): number => clients.filter(({ isBack }) => isBack).length
  const wait = async (): Promise<number> => {
    const beganMs = performance.now()
    while (back() < count && secondsSince(beganMs) < backWithinSeconds * 2) await sleep(50)
    return secondsSince(beganMs)
  }
  await wait()
  const connected = back()
  const before = clients.reduce((sum, { attempts }) => sum + attempts, 0)
  const beganMs = performance.now()
  await broker.restart()
  await wait()
  const seconds = secondsSince(beganMs)
  const returned = back()
  const attempts = clients.reduce((sum, client) => sum + client.attempts, -before)
  for (const client of clients) client.stop()
  const isBroken = connected < count || returned < count || seconds > backWithinSeconds
  const why = `${returned} of ${count} clients were back after ${seconds} s, all were promised after ${backWithinSeconds}`
  return {
    figures: { clients: count, connected, back: returned, seconds, attempts },
    broken: isBroken ? [why] : [],
  }
}

function message(topic: string, payload: Buffer, messageId: number): IPublishPacket {
  return { cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false, messageId }
}

function secondsSince(beganMs: number): number {
  return Math.round((performance.now() - beganMs) / 100) / 10
}
