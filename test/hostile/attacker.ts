/** One hostile (or merely homeless) connection: bytes out, packets in, and what became of it. */
import { connect, type Socket } from 'node:net'
import { generate, parser, type IConnectPacket, type Packet } from 'mqtt-packet'

export class Attacker {
  readonly socket: Socket
  isClosed = false

  /** `heard` is told of each packet. */
  constructor(port: number, heard: (packet: Packet) => void = () => undefined) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true })
    const packets = parser({ protocolVersion: 4 })
    packets.on('packet', heard).on('error', () => this.socket.destroy())
    this.socket
      .on('data', (chunk) => packets.parse(chunk))
      .on('error', () => undefined)
      .on('close', () => (this.isClosed = true))
  }

  send(...packets: readonly Packet[]): void {
    if (!this.socket.writable) return
    this.socket.write(Buffer.concat(packets.map((packet) => generate(packet))))
  }
}

export function connectOf(clientId: string, more: Partial<IConnectPacket> = {}): IConnectPacket {
  return {
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    clientId,
    ...more,
  }
}
