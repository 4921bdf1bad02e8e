/**
 * A client that does nothing wrong, in a process of its own: publishes all the time, and says on request how it went since
 * the last time. Its arguments are the broker's port and, where that has users, its password.
 */
import { Publisher } from '../gate/publisher.ts'

export interface Bystanding {
  readonly sent: number
  readonly answered: number
  /** Connections in all: one where nobody took it away. */
  readonly connections: number
  readonly p99Ms: number
}

const clientId = 'bystander'
const everyMs = 10
const payload = Buffer.alloc(200, 1)

const [port, password] = process.argv.slice(2)
const publisher = new Publisher({
  host: '127.0.0.1',
  port: Number(port),
  clientId,
  ...(password === undefined ? { userName: '' } : { userName: clientId, password }),
  windowMax: 1000,
})
let sent = 0
let latenciesMs: number[] = []

setInterval(() => {
  if (publisher.room <= 0) return
  sent++
  const sentMs = performance.now()
  publisher.publish({
    topic: `v2x/v1/obu/${clientId}/bsm/up`,
    payload,
    qos: 1,
    answered: () => latenciesMs.push(performance.now() - sentMs),
  })
}, everyMs)

process.on('message', () => {
  const sorted = latenciesMs.sort((a, b) => a - b)
  const p99Ms = Math.round((sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN) * 10) / 10
  const { connections } = publisher
  process.send?.({ sent, answered: sorted.length, connections, p99Ms } satisfies Bystanding)
  sent = 0
  latenciesMs = []
})
process.on('disconnect', () => process.exit())
