/** Plays one packet sequence against a broker and says what went otherwise. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connectAsync } from 'mqtt'
import { generate } from 'mqtt-packet'
import type { SequenceCase } from './sequence-cases.ts'

/** Who has not answered, or closed, by then never will. */
const answerWithinMs = 2000

export interface Address {
  readonly host: string
  readonly port: number
}

const types = { publish: 3, puback: 4, pubrec: 5, pubrel: 6, pubcomp: 7 }
const accepted = Buffer.from([0x20, 2, 0, 0])
const pingRequest = Buffer.from([0xc0, 0])
const pingResponse = Buffer.from([0xd0, 0])

/** Undefined where all was as expected. */
export async function play(sequence: SequenceCase, address: Address): Promise<string | undefined> {
  const wire = await Wire.open(address)
  const ids = new PacketIds()
  try {
    if (sequence.connects) {
      wire.send(connectBytes(sequence))
      await wire.expect(accepted)
    }
    for (const step of sequence.steps) {
      if (step.kind === 'send') wire.send(ids.toSend(step.bytes))
      else if (step.kind === 'receive') await ids.expect(wire, step.bytes)
      else await publishElsewhere(address, step)
    }
    if (sequence.closes) await wire.expectClosed()
    else {
      wire.send(pingRequest)
      await wire.expect(pingResponse)
    }
    return undefined
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  } finally {
    wire.close()
  }
}

function connectBytes({ name, version }: SequenceCase): Buffer {
  return generate({
    cmd: 'connect',
    clientId: version === 3 ? 'sequence' : name,
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    clean: true,
    keepalive: 60,
  })
}

async function publishElsewhere(
  { host, port }: Address,
  message: { topic: string; payload: string; qos: 0 | 1 | 2; retain: boolean },
): Promise<void> {
  const { topic, payload, qos, retain } = message
  const client = await connectAsync({ host, port, clientId: 'helper', reconnectPeriod: 0 })
  await client.publishAsync(topic, payload, { qos, retain })
  await client.endAsync()
}

/**
 * The files say which packet id a broker gives to what it sends; the standard lets it choose [MQTT-2.3.1]. What it
 * chose stands for the one in the file from then on.
 */
class PacketIds {
  readonly #chosen = new Map<number, number>()

  async expect(wire: Wire, bytes: Buffer): Promise<void> {
    const type = bytes[0]! >> 4
    if (type === types.pubrel) return await wire.expect(this.#translate(bytes))
    if (type !== types.publish || (bytes[0]! & 6) === 0) return await wire.expect(bytes)
    const found = await wire.receive(bytes.length)
    // These packets are short: one byte of length, two of the topic's.
    const at = 4 + bytes.readUInt16BE(2)
    this.#chosen.set(bytes.readUInt16BE(at), found.readUInt16BE(at))
    const expected = Buffer.from(bytes)
    expected.writeUInt16BE(found.readUInt16BE(at), at)
    same(found, expected)
  }

  toSend(bytes: Buffer): Buffer {
    const answers: readonly number[] = [types.puback, types.pubrec, types.pubcomp]
    return answers.includes(bytes[0]! >> 4) ? this.#translate(bytes) : bytes
  }

  #translate(bytes: Buffer): Buffer {
    const chosen = bytes.length === 4 ? this.#chosen.get(bytes.readUInt16BE(2)) : undefined
    if (chosen === undefined) return bytes
    const translated = Buffer.from(bytes)
    translated.writeUInt16BE(chosen, 2)
    return translated
  }
}

function same(found: Buffer, expected: Buffer): void {
  if (found.equals(expected)) return
  throw new Error(`expected ${expected.toString('hex')}, got ${found.toString('hex')}`)
}

class Wire {
  readonly #socket: Socket
  #received = Buffer.alloc(0)
  #isClosed = false
  #notice: () => void = () => undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk])
      this.#notice()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#isClosed = true
      this.#notice()
    })
  }

  static async open(address: Address): Promise<Wire> {
    const socket = connect({ ...address, noDelay: true })
    await once(socket, 'connect')
    return new Wire(socket)
  }

  send(bytes: Buffer): void {
    this.#socket.write(bytes)
  }

  async expect(bytes: Buffer): Promise<void> {
    same(await this.receive(bytes.length), bytes)
  }

  async receive(length: number): Promise<Buffer> {
    await this.#until(() => this.#received.length >= length || this.#isClosed)
    const found = this.#received.subarray(0, length)
    if (found.length < length) {
      throw new Error(`${this.#isClosed ? 'closed' : 'silent'} after '${found.toString('hex')}'`)
    }
    this.#received = this.#received.subarray(length)
    return found
  }

  async expectClosed(): Promise<void> {
    await this.#until(() => this.#isClosed || this.#received.length > 0)
    if (this.#received.length > 0) throw new Error(`got ${this.#received.toString('hex')} instead`)
    if (!this.#isClosed) throw new Error('still connected')
  }

  close(): void {
    this.#socket.destroy()
  }

  /** Until the condition holds, or it is too late. */
  async #until(condition: () => boolean): Promise<void> {
    if (condition()) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, answerWithinMs)
      this.#notice = () => {
        if (!condition()) return
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
