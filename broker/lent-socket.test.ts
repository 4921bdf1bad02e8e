/** The contract with Node: a connection that a server gave us can be read into our own buffer, and is a connection like any other. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { rawSocket, waitFor } from './broker-under-test.ts'
import { LentSocket, lent } from './lent-socket.ts'

interface Served {
  readonly server: Server
  readonly socket: LentSocket
  readonly client: Socket
}

async function serve(): Promise<Served> {
  const sockets: Socket[] = []
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (accepted) =>
    sockets.push(lent(accepted)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = await rawSocket((server.address() as AddressInfo).port)
  await waitFor(() => sockets.length > 0, 'the connection')
  const socket = sockets[0]
  if (!(socket instanceof LentSocket)) return expect.unreachable()
  onTestFinished(() => {
    client.destroy()
    socket.destroy()
    server.close()
  })
  return { server, socket, client }
}

test('what comes is lent, the same memory to all; what is written and who is there is as ever', async () => {
  const places: unknown[] = []
  for (const text of ['one', 'two']) {
    const { socket, client } = await serve()
    const came: string[] = []
    socket.onBytes = (bytes) => {
      came.push(bytes.toString())
      places.push(`${bytes.byteOffset}`, bytes.buffer)
      socket.write('so long')
    }
    expect(socket.remotePort).toBe(client.localPort)
    client.write(text)
    expect(String((await once(client, 'data'))[0])).toBe('so long')
    expect(came).toEqual([text])
  }
  expect(places.slice(0, 2)).toEqual(places.slice(2))
  expect(places[1]).toBe(places[3])
})

test('paused it is not read at all, and goes on where it stood', async () => {
  const { socket, client } = await serve()
  const came: string[] = []
  socket.onBytes = (bytes) => {
    came.push(bytes.toString())
    socket.pause()
  }
  client.write('first')
  await waitFor(() => came.length === 1, 'the first bytes')
  client.write('second')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([came, socket.bytesRead, socket.readableLength]).toEqual([['first'], 5, 0])
  socket.resume()
  await waitFor(() => came.length === 2, 'the second')
  expect(came).toEqual(['first', 'second'])
})

test('its end is told, and a server that closes does not wait for it', async () => {
  const { server, socket, client } = await serve()
  const closed = once(server, 'close')
  server.close()
  await closed
  client.end('last words')
  const came: string[] = []
  socket.onBytes = (bytes) => came.push(bytes.toString())
  await once(socket, 'close')
  expect([came, socket.destroyed]).toEqual([['last words'], true])
})

test('a connection that is gone before it is looked at stays what it is', async () => {
  const gone = (await serve()).socket
  gone.destroy()
  await once(gone, 'close')
  expect(lent(gone)).toBe(gone)
})
