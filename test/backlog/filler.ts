/** A process of its own that publishes a number of messages through the broker as fast as they are acknowledged, and leaves. */
import { GatewaySocket } from './gateway-socket.ts'

const connections = 4
const devicesEach = 250
const chunk = 500

const [port, messages] = process.argv.slice(2).map(Number) as [number, number]

async function fill(name: string, count: number): Promise<number> {
  const socket = await GatewaySocket.open(port, name, devicesEach)
  while (socket.acknowledged < count) {
    const next = Math.min(chunk, count - socket.sent)
    if (next > 0 && socket.room >= next) socket.send(next)
    else await socket.answered()
    socket.takeLatencies()
  }
  socket.close()
  return socket.acknowledged
}

const shares = Array.from({ length: connections }, (_, n) => {
  return Math.floor((messages * (n + 1)) / connections) - Math.floor((messages * n) / connections)
})
const acknowledged = await Promise.all(shares.map((count, n) => fill(`fill-${n}`, count)))
process.send?.(acknowledged.reduce((sum, count) => sum + count, 0))
process.disconnect()
