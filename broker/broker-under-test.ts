/** For tests: a broker on free loopback ports and a directory of its own, and a client that speaks raw MQTT to it. */
import fs from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate, parser, type Packet } from 'mqtt-packet'
import { onTestFinished, vi } from 'vitest'
import { readConfig } from '../common/config.ts'
import { createLog } from '../common/log.ts'
import { walkPublishPackets } from '../store/journal/publish-packet.ts'
import { openJournalReader } from '../store/journal/reader.ts'
import { nodeFs, type JournalFs } from '../store/journal/fs.ts'
import type { SpaceLimits } from '../store/journal/space.ts'
import { startBroker, type RunningBroker } from './broker.ts'
import { brokerConfig, type BrokerConfig } from './config.ts'

export interface BrokerUnderTest extends RunningBroker {
  readonly directory: string
  /** What startBroker reported as a failure of the journal. */
  readonly failures: readonly Error[]
}

/** A temporary directory that goes with the test. */
export function temporaryDirectory(): string {
  const directory = fs.mkdtempSync(join(tmpdir(), 'v2x-broker-'))
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Starts a broker that stops with the test. */
export async function brokerUnderTest(
  settings: Partial<BrokerConfig> = {},
  files?: JournalFs,
  space?: SpaceLimits,
): Promise<BrokerUnderTest> {
  const directory = temporaryDirectory()
  const failures: Error[] = []
  const broker = await startBroker({
    config: {
      ...readConfig(brokerConfig, {}),
      host: '127.0.0.1',
      port: 0,
      tlsPort: 0,
      wsPort: 0,
      healthPort: 0,
      ...settings,
    },
    directory,
    insecure: false,
    log: createLog('broker', 'silent'),
    onFailure: (error) => failures.push(error),
    ...(files === undefined ? {} : { fs: files }),
    ...(space === undefined ? {} : { space }),
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= broker.stop())
  onTestFinished(stop)
  return { ...broker, stop, directory, failures }
}

export interface Journaled {
  readonly publisher: string
  readonly topic: string
  readonly payload: string
  readonly qos: number
}

/**
 * All packets a reader finds in a journal, once there are `count`: an acknowledgement says that they are on disk, and the
 * reader is told of it a moment later.
 */
export async function journaled(directory: string, count: number): Promise<Journaled[]> {
  let found: Journaled[] = []
  const isThere = (): boolean => {
    found = readPackets(directory)
    return found.length >= count
  }
  await waitFor(isThere, `${count} packets in the journal`)
  return found
}

function readPackets(directory: string): Journaled[] {
  const reader = openJournalReader({ directory })
  const found: Journaled[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    const { packets, publisher, count } = record
    const walked = walkPublishPackets(packets, (view) =>
      found.push({
        publisher,
        topic: packets.toString('utf8', view.topicStart, view.topicEnd),
        payload: packets.toString('utf8', view.payloadStart, view.end),
        qos: view.qos,
      }),
    )
    if (walked !== count) throw new Error(`a record of ${count} packets holds ${walked}`)
  }
  reader.close()
  return found
}

/** Speaks MQTT byte by byte: what mqtt.js would not send, this does. */
export class RawClient {
  readonly received: Packet[] = []
  isClosed = false
  readonly stream: Duplex

  constructor(stream: Duplex) {
    this.stream = stream
    const packets = parser({ protocolVersion: 4 })
    packets.on('packet', (packet) => this.received.push(packet))
    stream.on('data', (chunk: Buffer) => packets.parse(chunk))
    stream.on('error', () => undefined)
    stream.on('close', () => {
      this.isClosed = true
    })
    onTestFinished(() => {
      stream.destroy()
    })
  }

  send(...packets: readonly (Packet | Buffer)[]): void {
    const bytes = packets.map((packet) => (Buffer.isBuffer(packet) ? packet : generate(packet)))
    this.stream.write(Buffer.concat(bytes))
  }

  /** Packets of one kind so far. */
  of<T extends Packet['cmd']>(cmd: T): Extract<Packet, { cmd: T }>[] {
    return this.received.filter((packet) => packet.cmd === cmd) as Extract<Packet, { cmd: T }>[]
  }

  /** Waits until `count` packets of a kind came. */
  async until(cmd: Packet['cmd'], count = 1): Promise<void> {
    await waitFor(() => this.of(cmd).length >= count, `${count} ${cmd}`)
  }

  async untilClosed(): Promise<void> {
    await waitFor(() => this.isClosed, 'the connection to close')
  }
}

/** Waits for a condition, generously: these machines are busy. */
export async function waitFor(condition: () => boolean, what: string): Promise<void> {
  await vi.waitFor(
    () => {
      if (!condition()) throw new Error(`still waiting for ${what}`)
    },
    { timeout: 15_000, interval: 5 },
  )
}

export function connectPacket(clientId: string, options: Record<string, unknown> = {}): Packet {
  return {
    cmd: 'connect',
    clientId,
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    ...options,
  }
}

export function publishPacket(
  topic: string,
  payload: string | Buffer,
  options: { qos?: 0 | 1 | 2; messageId?: number; dup?: boolean; retain?: boolean } = {},
): Packet {
  const { qos = 1, dup = false, retain = false, messageId = 1 } = options
  const packet = { cmd: 'publish', topic, payload, qos, dup, retain } as const
  return qos === 0 ? packet : { ...packet, messageId }
}

export async function rawSocket(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return socket
}

/** A raw client that is connected, and accepted by the broker. */
export async function connected(
  broker: BrokerUnderTest,
  clientId: string,
  options: Record<string, unknown> = {},
): Promise<RawClient> {
  const client = new RawClient(await rawSocket(broker.ports.mqtt))
  client.send(connectPacket(clientId, options))
  await client.until('connack')
  return client
}

/** A disk that writes when the test says so. */
export function heldDisk(): { readonly files: JournalFs; readonly release: () => void } {
  let isHeld = true
  const held: (() => void)[] = []
  const files: JournalFs = {
    ...nodeFs,
    write: (...write) => {
      if (isHeld) held.push(() => nodeFs.write(...write))
      else nodeFs.write(...write)
    },
  }
  const release = (): void => {
    isHeld = false
    for (const write of held.splice(0)) write()
  }
  return { files, release }
}

/** A socket whatever becomes of it: a refused one may be reset before it knows that it was connected. */
export function raw(broker: BrokerUnderTest, port = broker.ports.mqtt): RawClient {
  return new RawClient(connect({ port, host: '127.0.0.1' }))
}

export const returnCode = (client: RawClient): number => client.of('connack')[0]!.returnCode!

/** What the broker's metrics page says now; all brokers of one process count together. */
export async function counted(broker: BrokerUnderTest, series: string): Promise<number> {
  const page = await (await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)).text()
  const line = page.split('\n').find((each) => each.startsWith(`${series} `))
  return Number(line?.slice(series.length) ?? 0)
}

export const refused = (broker: BrokerUnderTest, reason: string): Promise<number> =>
  counted(broker, `v2x_broker_refused_total{reason="${reason}"}`)

/** Sends byte after byte until the connection is closed. */
export async function dribble(client: RawClient, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    if (client.isClosed) return
    client.send(Buffer.of(byte))
    await sleep(20)
  }
  throw new Error('all of it was taken')
}

/** What one client is stopped for must leave this one alone. */
export async function othersGoOn(broker: BrokerUnderTest): Promise<void> {
  const other = await connected(broker, 'bystander')
  other.send(publishPacket('v2x/v1/obu/bystander/bsm/up', 'x'))
  await other.until('puback')
}
