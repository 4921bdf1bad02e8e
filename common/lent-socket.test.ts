/** The contract with Node: what is written past the stream arrives whole and in order, and a client that has gone is nobody's end. */
import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { writeAtOnce } from './write-at-once.ts'

const server = createServer({ noDelay: true })
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

async function pair(): Promise<{ readonly near: Socket; readonly far: Socket }> {
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [near] = (await once(server, 'connection')) as [Socket]
  onTestFinished(() => {
    near.destroy()
    far.destroy()
  })
  return { near, far }
}

const lent = Buffer.alloc(64 * 1024)

/** Each has its number, so that order shows; all are the same memory, for what is written is only lent. */
function numbered(index: number, bytes: number): Buffer {
  for (let at = 0; at < bytes; at += 4) lent.writeUInt32LE(index, at)
  return lent.subarray(0, bytes)
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
    writeAtOnce(near, numbered(index, 4), 4)
    expect(near.writableLength).toBe(0)
  }
  const came = await read(far, 40)
  expect(Array.from({ length: 10 }, (_, index) => came.readUInt32LE(index * 4))).toEqual(
    Array.from({ length: 10 }, (_, index) => index),
  )
})

test('a reader that is late gets all of it, in order, and what a stream wrote between', async () => {
  const { near, far } = await pair()
  const chunkBytes = lent.length
  let count = 0
  while (near.writableLength === 0) writeAtOnce(near, numbered(count++, chunkBytes), chunkBytes)
  // More than the kernel takes: now the stream holds some.
  for (let more = 0; more < 3; more++) writeAtOnce(near, numbered(count++, chunkBytes), chunkBytes)
  near.write(Buffer.from(numbered(count++, chunkBytes)))
  writeAtOnce(near, numbered(count++, chunkBytes), chunkBytes)
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
  writeAtOnce(near, numbered(2, 4), 4)
  near.uncork()
  const came = await read(far, 8)
  expect([came.readUInt32LE(0), came.readUInt32LE(4)]).toEqual([1, 2])
})

test('to a client that has reset its connection: the stream tells, the process lives', async () => {
  const { near, far } = await pair()
  const told = once(near, 'error')
  far.resetAndDestroy()
  await once(far, 'close')
  const deadline = performance.now() + 5000
  while (!near.destroyed && performance.now() < deadline) {
    writeAtOnce(near, numbered(1, 4), 4)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const [error] = (await told) as [NodeJS.ErrnoException]
  expect(['EPIPE', 'ECONNRESET']).toContain(error.code)
})

test('what is closed is not written to, though its descriptor is another one by now', async () => {
  const { near } = await pair()
  near.on('error', () => undefined)
  writeAtOnce(near, numbered(1, 4), 4)
  const descriptor = descriptorOf(near)
  near.destroy()
  await once(near, 'close')
  // The system gives the lowest number that is free: soon it is that one again.
  for (let tries = 0; tries < 10; tries++) {
    const another = await pair()
    if (descriptorOf(another.near) === descriptor) {
      writeAtOnce(near, numbered(2, 4), 4)
      writeAtOnce(another.near, numbered(3, 4), 4)
      expect((await read(another.far, 4)).readUInt32LE(0)).toBe(3)
      return
    }
    if (descriptorOf(another.far) === descriptor) {
      writeAtOnce(near, numbered(2, 4), 4)
      another.far.write(Buffer.from(numbered(3, 4)))
      expect((await read(another.near, 4)).readUInt32LE(0)).toBe(3)
      return
    }
  }
  expect.unreachable('the descriptor was not given again')
})

function descriptorOf(socket: Socket): number {
  return (socket as unknown as { readonly _handle: { readonly fd: number } })._handle.fd
}
