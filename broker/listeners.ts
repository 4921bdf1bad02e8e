/** Where clients come in: MQTT over TCP, over TLS, over WebSocket, on one address or on both families. */
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Duplex } from 'node:stream'
import { once } from 'node:events'
import { WebSocketServer, createWebSocketStream } from 'ws'
import { codeOf, listenError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { isLoopbackUrl } from '../store/config.ts'
import { readCertificate, watchCertificate, type KeyPair } from './certificate.ts'
import type { BrokerConfig } from './config.ts'
import type { Door, Visitor } from './guards/door.ts'
import { lent } from '../common/lent-socket.ts'

export type Accept = (stream: Duplex, visitor: Visitor, request?: IncomingMessage) => void

/** The way in: past the door, then, once there is a stream of MQTT, to `accept`. */
export interface Entry {
  readonly door: Door
  readonly accept: Accept
}

export interface Ports {
  readonly mqtt: number
  /** Undefined without a certificate. */
  readonly mqtts: number | undefined
  readonly ws: number
}

export interface Listeners {
  readonly ports: Ports
  /** Lets nobody in any more; connections that stand are the broker's to close. */
  stop(): Promise<void>
}

/** What a WebSocket's HTTP request may take: Node's own bound of headers. */
const upgradeBytesMax = 16 * 1024

const socketOptions = {
  noDelay: true,
  // One read of the kernel's 64 KiB comes as one chunk: one record of the journal.
  highWaterMark: 64 * 1024,
}

export async function startListeners(
  config: BrokerConfig,
  log: Log,
  entry: Entry,
): Promise<Listeners> {
  const open: Server[] = []
  const listen = async (make: () => Server, port: number, setting: string): Promise<number> => {
    let bound = port
    for (const [index, host] of addressesOf(config.host).entries()) {
      const server = make()
      try {
        bound = await bind(server, host, bound)
        open.push(server)
        // Out of descriptors, for one: who is connected stays, the next ones wait.
        server.on('error', (error) => log.error({ err: error }, 'cannot take a connection'))
      } catch (thrown) {
        if (index > 0 && isFamilyMissing(thrown)) {
          log.warn(`this machine has no address ${host}: not listening there`)
          continue
        }
        const settings = { host: 'V2X_BROKER_HOST', port: setting }
        throw listenError('BROKER_LISTEN', 'listen', { host, port: bound, settings }, thrown)
      }
    }
    return bound
  }
  let unwatch = (): void => undefined
  const stop = async (): Promise<void> => {
    unwatch()
    await Promise.all(
      open.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    )
  }
  try {
    const mqtt = await listen(() => tcpServer(entry), config.port, 'V2X_BROKER_PORT')
    const secure = readCertificate(config)
    if (secure !== undefined) unwatch = watchCertificate(secure, log)
    const mqtts =
      secure === undefined
        ? undefined
        : await listen(
            () => tlsServer(secure, config.connectTimeoutMs, entry),
            config.tlsPort,
            'V2X_BROKER_TLS_PORT',
          )
    const ws = await listen(() => wsServer(config, entry), config.wsPort, 'V2X_BROKER_WS_PORT')
    return { ports: { mqtt, mqtts, ws }, stop }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

function addressesOf(host: string): readonly string[] {
  if (host === 'localhost') return ['127.0.0.1', '::1']
  // One dual-stack socket takes both families.
  if (host === '0.0.0.0' || host === '::') return ['::']
  return [host]
}

/** Every connection passes the door before anything is done for it. */
function behindDoor(door: Door, serve: (socket: Socket) => void): Server {
  return createServer(socketOptions, (socket) => {
    if (door.enter(socket)) serve(socket)
  })
}

/** Hands a stream on with who stands behind it, unless the door was shut on it meanwhile. */
function lead({ door, accept }: Entry, socket: Socket, made?: [Duplex, IncomingMessage]): void {
  const visitor = door.visitor(socket)
  if (visitor === undefined) socket.destroy()
  else accept(made?.[0] ?? socket, visitor, made?.[1])
}

function tcpServer(entry: Entry): Server {
  return createServer({ ...socketOptions, pauseOnConnect: true }, (accepted) => {
    const socket = lent(accepted)
    if (entry.door.enter(socket)) lead(entry, socket)
  })
}

function tlsServer(secure: KeyPair, handshakeTimeout: number, entry: Entry): Server {
  const options = { ...socketOptions, ...secure, handshakeTimeout, minVersion: 'TLSv1.2' } as const
  const tls = createTlsServer(options, (socket) => lead(entry, socket))
  return behindDoor(entry.door, (socket) => tls.emit('connection', socket))
}

function wsServer(config: BrokerConfig, entry: Entry): Server {
  const http = createHttpServer((_request, response) => {
    response
      .writeHead(426, { 'content-type': 'text/plain' })
      .end('MQTT over WebSocket is served here\n')
  })
  const sockets = new WebSocketServer({
    server: http,
    // [MQTT-6.0.0-3]: the client names the subprotocol, and it is `mqtt` (or 3.1's `mqttv3.1`).
    handleProtocols: (offered) =>
      ['mqtt', 'mqttv3.1'].find((protocol) => offered.has(protocol)) ?? false,
    verifyClient: ({ origin }: { origin: string | undefined }) =>
      config.usersFile !== '' || isOwnOrigin(origin),
    maxPayload: config.wsMessageBytesMax,
    perMessageDeflate: false,
  })
  sockets.on('connection', (socket, request) => {
    boundUntilKnown(request.socket, entry.door, config.connectBytesMax + upgradeBytesMax)
    lead(entry, request.socket, [createWebSocketStream(socket), request])
  })
  // The listening error comes to whoever binds the HTTP server.
  sockets.on('error', () => undefined)
  return behindDoor(entry.door, (socket) => http.emit('connection', socket))
}

/** A WebSocket message is gathered whole before MQTT sees a byte of it: so bytes are counted here until the CONNECT came. */
function boundUntilKnown(socket: Socket, door: Door, bytesMax: number): void {
  const count = (chunk: Buffer): void => {
    if (door.visitor(socket) === undefined) socket.off('data', count)
    // What came in one read with the CONNECT does not count.
    else if (socket.bytesRead - chunk.length > bytesMax) socket.destroy()
  }
  socket.on('data', count)
}

/**
 * A browser lets any page open a WebSocket to any address, this machine's loopback too, and names the page's origin. An
 * open broker takes pages of this machine alone; other programs send no origin.
 */
function isOwnOrigin(origin: string | undefined): boolean {
  return origin === undefined || origin === '' || isLoopbackUrl(origin)
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  server.listen({ host, port, backlog: 4096 })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function isFamilyMissing(thrown: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(thrown) ?? '')
}
