/**
 * The contract with Node: a connection that a server gave us, or that we made, is read into one buffer of all, and is a connection like any other;
 * what is written past its stream arrives whole and in order, and a client that has gone is nobody's end.
 */
import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import {
  descriptorOf,
  isIdle,
  LentSocket,
  lent,
  mayPass,
  writeAtOnce,
  writePast,
} from './lent-socket.ts'

const server = createServer({ pauseOnConnect: true, noDelay: true })
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

async function pair(): Promise<{ readonly near: LentSocket; readonly far: Socket }> {
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [accepted] = (await once(server, 'connection')) as [Socket]
  const near = lent(accepted)
  if (!(near instanceof LentSocket)) return expect.unreachable()
  onTestFinished(() => {
    near.destroy()
    far.destroy()
  })
  return { near, far }
}

/** What comes to it, as text. */
function heard(socket: LentSocket): string[] {
  const came: string[] = []
  socket.reader = { take: (bytes) => came.push(bytes.toString()) }
  return came
}

test('what comes is lent, the same memory to all; what is written and who is there is as ever', async () => {
  const places: unknown[] = []
  for (const text of ['one', 'two']) {
    const { near, far } = await pair()
    const came: string[] = []
    near.reader = {
      take: (bytes) => {
        came.push(bytes.toString())
        places.push(bytes.byteOffset, bytes.buffer)
        near.write('so long')
      },
    }
    expect(near.remotePort).toBe(far.localPort)
    far.write(text)
    expect(String((await once(far, 'data'))[0])).toBe('so long')
    expect(came).toEqual([text])
  }
  expect(places[0]).toBe(places[2])
  expect(places[1]).toBe(places[3])
})

test('each is told of its own, a connection that we made too', async () => {
  const made = new LentSocket()
  onTestFinished(() => void made.destroy())
  const [[accepted]] = await Promise.all([
    once(server, 'connection') as Promise<[Socket]>,
    once(made.connect((server.address() as AddressInfo).port, '127.0.0.1'), 'connect'),
  ])
  const taken = lent(accepted) as LentSocket
  onTestFinished(() => void taken.destroy())
  const [madeHeard, takenHeard] = [heard(made), heard(taken)]
  writeAtOnce(made, Buffer.from('to the server'), 3, 13)
  writeAtOnce(taken, Buffer.from('to the client'), 3, 13)
  await vi.waitFor(() => expect([madeHeard, takenHeard]).toEqual([['the client'], ['the server']]))
})

test('paused it is not read at all, and goes on where it stood', async () => {
  const { near, far } = await pair()
  const came: string[] = []
  near.reader = {
    take: (bytes) => {
      came.push(bytes.toString())
      near.pause()
    },
  }
  far.write('first')
  await vi.waitFor(() => expect(came.length).toBe(1))
  far.write('second')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([came, near.bytesRead, near.readableLength]).toEqual([['first'], 5, 0])
  near.resume()
  await vi.waitFor(() => expect(came).toEqual(['first', 'second']))
})

test('its end is told, and a server that closes does not wait for it', async () => {
  const own = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1')
  await once(own, 'listening')
  const far = connect((own.address() as AddressInfo).port, '127.0.0.1')
  const [accepted] = (await once(own, 'connection')) as [Socket]
  const near = lent(accepted) as LentSocket
  const closed = once(own, 'close')
  own.close()
  await closed
  const came = heard(near)
  far.end('last words')
  await once(near, 'close')
  expect([came, near.destroyed]).toEqual([['last words'], true])
})

test('a connection that is gone before it is looked at stays what it is', async () => {
  const gone = (await pair()).near
  gone.destroy()
  await once(gone, 'close')
  expect(lent(gone)).toBe(gone)
})

const reused = Buffer.alloc(64 * 1024)

/** Each has its number, so that order shows; all are the same memory, for what is written is only lent. */
function numbered(index: number, bytes: number): Buffer {
  for (let at = 0; at < bytes; at += 4) reused.writeUInt32LE(index, at)
  return reused.subarray(0, bytes)
}

async function read(far: Socket, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of far) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length >= bytes) break
  }
  return Buffer.concat(chunks)
}

test('it is gone when the call returns: nothing of it is left in the stream', async () => {
  const { near, far } = await pair()
  for (let index = 0; index < 10; index++) {
    writeAtOnce(near, numbered(index, 4), 0, 4)
    expect(near.writableLength).toBe(0)
  }
  const came = await read(far, 40)
  expect(Array.from({ length: 10 }, (_, index) => came.readUInt32LE(index * 4))).toEqual(
    Array.from({ length: 10 }, (_, index) => index),
  )
})

test('a reader that is late gets all of it, in order, and what a stream wrote between', async () => {
  const { near, far } = await pair()
  const chunkBytes = reused.length
  let count = 0
  while (near.writableLength === 0) writeAtOnce(near, numbered(count++, chunkBytes), 0, chunkBytes)
  // More than the kernel takes: now the stream holds some.
  for (let more = 0; more < 3; more++)
    writeAtOnce(near, numbered(count++, chunkBytes), 0, chunkBytes)
  near.write(Buffer.from(numbered(count++, chunkBytes)))
  writeAtOnce(near, numbered(count++, chunkBytes), 0, chunkBytes)
  expect(near.writableNeedDrain).toBe(true)
  const came = await read(far, count * chunkBytes)
  expect(came.length).toBe(count * chunkBytes)
  for (let at = 0; at < came.length; at += 4) {
    if (came.readUInt32LE(at) === Math.floor(at / chunkBytes)) continue
    expect.unreachable(`byte ${at} is of chunk ${came.readUInt32LE(at)}`)
  }
})

test('behind what is corked it waits its turn', async () => {
  const { near, far } = await pair()
  near.cork()
  near.write(Buffer.from(numbered(1, 4)))
  writeAtOnce(near, numbered(2, 4), 0, 4)
  near.uncork()
  const came = await read(far, 8)
  expect([came.readUInt32LE(0), came.readUInt32LE(4)]).toEqual([1, 2])
})

test('without a look at it: while its stream is open and nothing waits there', async () => {
  const { near, far } = await pair()
  const past = (index: number): number => {
    const descriptor = descriptorOf(near)
    return mayPass(near, descriptor) ? writePast(descriptor, numbered(index, 4), 0, 4) : 0
  }
  expect([isIdle(near), past(0)]).toEqual([false, 0])
  writeAtOnce(near, numbered(1, 4), 0, 4)
  expect([isIdle(near), past(2)]).toEqual([true, 4])
  near.cork()
  near.write(Buffer.from(numbered(3, 4)))
  expect([isIdle(near), past(0)]).toEqual([false, 0])
  near.uncork()
  await vi.waitFor(() => expect(near.writableLength).toBe(0))
  expect(past(0)).toBe(0)
  writeAtOnce(near, numbered(4, 4), 0, 4)
  expect(past(5)).toBe(4)
  near.end(Buffer.from(numbered(6, 4)))
  expect([isIdle(near), past(0)]).toEqual([false, 0])
  const came = Buffer.concat((await far.toArray()) as Buffer[])
  expect([...new Uint32Array(Uint8Array.from(came).buffer)]).toEqual([1, 2, 3, 4, 5, 6])
})

test('to a client that has reset its connection: the stream tells, the process lives', async () => {
  const { near, far } = await pair()
  const told = once(near, 'error')
  far.resetAndDestroy()
  await once(far, 'close')
  const deadline = performance.now() + 5000
  while (!near.destroyed && performance.now() < deadline) {
    writeAtOnce(near, numbered(1, 4), 0, 4)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const [error] = (await told) as [NodeJS.ErrnoException]
  expect(['EPIPE', 'ECONNRESET']).toContain(error.code)
})

test('what is closed is not written to, though its descriptor is another one by now', async () => {
  const { near } = await pair()
  near.on('error', () => undefined)
  writeAtOnce(near, numbered(1, 4), 0, 4)
  const descriptor = numberOf(near)
  near.destroy()
  await once(near, 'close')
  // The system gives the lowest number that is free: soon it is that one again.
  for (let tries = 0; tries < 10; tries++) {
    const another = await pair()
    if (numberOf(another.near) === descriptor) {
      writeAtOnce(near, numbered(2, 4), 0, 4)
      expect(mayPass(near, descriptor)).toBe(false)
      writeAtOnce(another.near, numbered(3, 4), 0, 4)
      expect((await read(another.far, 4)).readUInt32LE(0)).toBe(3)
      return
    }
    if (numberOf(another.far) === descriptor) {
      const came = heard(another.near)
      writeAtOnce(near, numbered(2, 4), 0, 4)
      expect(mayPass(near, descriptor)).toBe(false)
      another.far.write('3')
      await vi.waitFor(() => expect(came).toEqual(['3']))
      return
    }
  }
  expect.unreachable('the descriptor was not given again')
})

test('what is no such connection is written to by its stream, and no more once that has ended', async () => {
  const stream = new PassThrough()
  writeAtOnce(stream, numbered(1, 8), 4, 8)
  numbered(2, 8)
  stream.end()
  writeAtOnce(stream, numbered(3, 4), 0, 4)
  expect(await stream.toArray()).toEqual([Buffer.from([1, 0, 0, 0])])
})

function numberOf(socket: Socket): number {
  return (socket as unknown as { readonly _handle: { readonly fd: number } })._handle.fd
}
