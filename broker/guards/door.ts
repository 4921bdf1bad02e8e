/**
 * The door all connections come through, whatever they speak: how many a second, in all and of one address, and how many
 * may stand in it that have not sent their CONNECT yet. A client that has is the zone's.
 */
import type { Socket } from 'node:net'
import type { BrokerConfig } from '../config.ts'
import { RateLimit, RateLimits } from '../limits.ts'
import { Refused, type Refusals } from '../refusals.ts'
import { Addresses } from './addresses.ts'

/** Addresses whose rate is remembered. */
const addressesMax = 10_000
/** With the door full, who came within this time keeps its place: a herd is served in turn. */
const youngMs = 1000
/** How often it is looked who has stood in the door for too long. */
const lookEveryMs = 100

export interface Visitor {
  /** For the log. */
  readonly remote: string
  /** What limits per address go by; undefined: they are not for this one. */
  readonly source: string | undefined
  /** Its whole CONNECT has come. */
  letIn(): void
}

interface Standing extends Visitor {
  readonly socket: Socket
  readonly sinceMs: number
}

export class Door {
  private readonly config: BrokerConfig
  private readonly refusals: Refusals
  private readonly addresses: Addresses
  private readonly all: RateLimit
  private readonly ofAddress: RateLimits
  /** Who has sent no CONNECT yet, longest first. */
  private readonly standing = new Map<string, Standing>()
  private readonly look: NodeJS.Timeout
  private isClosed = false

  constructor(config: BrokerConfig, refusals: Refusals) {
    const { connectionsPerSecondMax, addressConnectionsPerSecondMax, burstSeconds } = config
    this.config = config
    this.refusals = refusals
    this.addresses = new Addresses(config.trustedAddresses)
    this.all = new RateLimit(connectionsPerSecondMax, burstSeconds, performance.now())
    this.ofAddress = new RateLimits(addressConnectionsPerSecondMax, burstSeconds, addressesMax)
    this.look = setInterval(() => this.closeLate(), lookEveryMs).unref()
  }

  get standingCount(): number {
    return this.standing.size
  }

  /** Takes a socket as it was accepted; false: it is closed. */
  enter(socket: Socket): boolean {
    const { remoteAddress } = socket
    if (remoteAddress === undefined || this.isClosed) {
      socket.destroy()
      return false
    }
    const remote = `${remoteAddress}:${socket.remotePort ?? 0}`
    const nowMs = performance.now()
    const source = this.addresses.sourceOf(remoteAddress)
    const refused = this.isOverRate(source, nowMs)
      ? new Refused('connect_rate', 'cannot take more new connections a second')
      : this.makeRoom(nowMs)
    if (refused !== undefined) {
      socket.on('error', () => undefined)
      socket.resetAndDestroy()
      this.refusals.note(remote, refused)
      return false
    }
    const key = keyOf(socket)
    const visitor = {
      remote,
      source,
      socket,
      sinceMs: nowMs,
      letIn: () => {
        if (this.standing.get(key) === visitor) this.standing.delete(key)
      },
    }
    this.standing.set(key, visitor)
    socket.once('close', visitor.letIn)
    return true
  }

  /** Who stands behind a socket that TLS or WebSocket has made of the one that entered; undefined: it was closed since. */
  visitor(socket: Socket): Visitor | undefined {
    return this.standing.get(keyOf(socket))
  }

  close(): void {
    this.isClosed = true
    clearInterval(this.look)
    for (const { socket } of this.standing.values()) socket.destroy()
  }

  private isOverRate(source: string | undefined, nowMs: number): boolean {
    // First its own: who is over that takes nothing from the others.
    const isOver = source !== undefined && this.ofAddress.of(source, nowMs).take(nowMs) > 0
    return isOver || this.all.take(nowMs) > 0
  }

  /** With the door full, who has stood there for a while gives way: an honest client says at once who it is. */
  private makeRoom(nowMs: number): Refused | undefined {
    if (this.standing.size < this.config.unknownConnectionsMax) return undefined
    const why = new Refused('half_open', 'cannot keep more connections that send no CONNECT')
    for (const oldest of this.standing.values()) {
      if (nowMs - oldest.sinceMs < youngMs) break
      this.shut(oldest, why)
      return undefined
    }
    return why
  }

  private closeLate(): void {
    const lateMs = performance.now() - this.config.connectTimeoutMs
    for (const visitor of this.standing.values()) {
      if (visitor.sinceMs > lateMs) return
      this.shut(visitor, new Refused('connect_timeout', 'cannot wait longer for a CONNECT'))
    }
  }

  private shut(visitor: Standing, why: Refused): void {
    visitor.letIn()
    visitor.socket.destroy()
    this.refusals.note(visitor.remote, why)
  }
}

/** Names a connection: a TLS socket has the addresses of the one it came of. */
function keyOf(socket: Socket): string {
  const { remoteAddress, remotePort, localAddress, localPort } = socket
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`
}
