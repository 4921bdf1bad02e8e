/** With a users file: who gets in, under which client id, and with which rights. */
import { expect, test } from 'vitest'
import fs from 'node:fs'
import { join } from 'node:path'
import {
  brokerUnderTest,
  connected,
  journaled,
  publishPacket,
  temporaryDirectory,
  type BrokerUnderTest,
} from './broker-under-test.ts'
import { hashPassword, hashSecret, readUsers } from './users.ts'

function usersFile(users: unknown): string {
  const path = join(temporaryDirectory(), 'users.json')
  fs.writeFileSync(path, JSON.stringify(users))
  return path
}

async function closedBroker(): Promise<BrokerUnderTest> {
  const password = await hashPassword('secret')
  return brokerUnderTest({
    usersFile: usersFile([
      { name: 'obu-1', class: 'device', password },
      { name: 'bus-line', class: 'gateway', password, ids: ['bus-*', 'obu-7'] },
      { name: 'screen', class: 'observer', password },
      { name: 'ingest', class: 'service', password },
    ]),
  })
}

const login = (username: string, password = 'secret'): Record<string, unknown> => ({
  username,
  password: Buffer.from(password),
})

test('name, password and client id must fit together', async () => {
  const broker = await closedBroker()
  const returnCode = async (clientId: string, options?: Record<string, unknown>): Promise<number> =>
    (await connected(broker, clientId, options)).of('connack')[0]!.returnCode!
  expect(await returnCode('obu-1', login('obu-1'))).toBe(0)
  expect(await returnCode('obu-1', login('obu-1', 'wrong'))).toBe(4)
  expect(await returnCode('obu-1', login('nobody'))).toBe(4)
  expect(await returnCode('obu-1')).toBe(4)
  // Another's client id: it would take its session over.
  expect(await returnCode('obu-1', login('bus-line'))).toBe(2)
  expect(await returnCode('obu-2', login('obu-1'))).toBe(2)
  expect(await returnCode('bus-line-7', login('bus-line'))).toBe(0)
  expect(await returnCode('screen', login('screen'))).toBe(0)
})

test("where names begin alike, a client id is the one's whose name says more of it", async () => {
  const password = hashSecret('secret')
  const users = [
    { name: 'bus', class: 'observer', password },
    { name: 'bus-line', class: 'gateway', password },
    { name: 'bus-1', class: 'device', password },
    { name: 'tram', class: 'device', password, ids: ['bus-line-9*', 'bus-line'] },
  ]
  const broker = await brokerUnderTest({ usersFile: usersFile(users) })
  const returnCode = async (user: string, clientId: string): Promise<number> =>
    (await connected(broker, clientId, login(user))).of('connack')[0]!.returnCode!
  expect(await returnCode('bus', 'bus')).toBe(0)
  expect(await returnCode('bus', 'bus-screen')).toBe(0)
  for (const others of ['bus-line', 'bus-line-1', 'bus-1']) {
    expect([others, await returnCode('bus', others)]).toEqual([others, 2])
  }
  expect(await returnCode('bus-line', 'bus-line-1')).toBe(0)
  expect(await returnCode('bus-line', 'bus-line-91')).toBe(2)
  expect(await returnCode('tram', 'bus-line-91')).toBe(0)
})

test('a gateway sends for the ids it was granted and no other', async () => {
  const broker = await closedBroker()
  const gateway = await connected(broker, 'bus-line', login('bus-line'))
  gateway.send(
    publishPacket('v2x/v1/obu/bus-12/bsm/up', '1', { messageId: 1 }),
    publishPacket('v2x/v1/obu/obu-7/bsm/up', '2', { messageId: 2 }),
  )
  await gateway.until('puback', 2)
  gateway.send(publishPacket('v2x/v1/obu/taxi-1/bsm/up', '3', { messageId: 3 }))
  await gateway.untilClosed()
  expect(
    (await journaled(broker.directory, 2)).map((packet) => [packet.publisher, packet.payload]),
  ).toEqual([
    ['bus-line', '1'],
    ['bus-line', '2'],
  ])
})

test('with users a device does not look at others; an observer does', async () => {
  const broker = await closedBroker()
  const subscribe = {
    cmd: 'subscribe' as const,
    messageId: 1,
    subscriptions: [{ topic: 'v2x/v1/+/+/+/up', qos: 0 as const }],
  }
  const device = await connected(broker, 'obu-1', login('obu-1'))
  device.send(subscribe)
  await device.until('suback')
  expect(device.of('suback')[0]!.granted).toEqual([128])
  const observer = await connected(broker, 'screen', login('screen'))
  observer.send(subscribe)
  await observer.until('suback')
  expect(observer.of('suback')[0]!.granted).toEqual([0])
})

const machineMade = 'bJPmbOCVyhoPz2CaXfqmYPhnhPql'

test('a machine-made secret is told from any other, and locks nobody out whose name is guessed at', async () => {
  const broker = await brokerUnderTest({
    userFailedLoginsPerMinuteMax: 2,
    usersFile: usersFile([
      { name: 'obu-1', class: 'device', password: hashSecret(machineMade) },
      { name: 'obu-2', class: 'device', password: await hashPassword('secret') },
    ]),
  })
  const codes: number[] = []
  for (const word of ['', 'secret', `${machineMade}x`, machineMade]) {
    const client = await connected(broker, 'obu-1', login('obu-1', word))
    codes.push(client.of('connack')[0]!.returnCode!)
  }
  expect(codes).toEqual([4, 4, 3, 0])
  const other = await connected(broker, 'obu-2', login('obu-2', machineMade))
  expect(other.of('connack')[0]!.returnCode).toBe(4)
})

test('a herd with machine-made secrets waits for no check, nor does who guesses', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `obu-${index}`)
  const users = readUsers(
    usersFile(
      names.map((name) => ({ name, class: 'device', password: hashSecret(machineMade + name) })),
    ),
  )
  const answers = async (word: (name: string) => string): Promise<Set<string>> =>
    new Set(await Promise.all(names.map((name) => users.check(name, Buffer.from(word(name))))))
  expect(await answers((name) => machineMade + name)).toEqual(new Set(['right']))
  expect(await answers(() => machineMade)).toEqual(new Set(['wrong']))
  expect(await users.check('nobody', Buffer.from(machineMade))).toBe('wrong')
})

test('a users file says everything that is wrong with it', () => {
  const path = usersFile([
    { name: 'a', class: 'pilot', password: 'x' },
    { name: 'b', class: 'device', password: 'plain text' },
    { name: 'c d', class: 'device' },
    'e',
    { name: 'f', class: 'device', password: hashSecret('x').slice(0, -4) },
  ])
  expect(() => readUsers(path)).toThrow(
    /user 1 \(a\) has no class[\s\S]*user 2 \(b\) has no password[\s\S]*user 3 has no name[\s\S]*user 4 is no object[\s\S]*user 5 \(f\) has no password of the form/,
  )
  expect(() => readUsers(usersFile({}))).toThrow('it holds no list of users')
  expect(() => readUsers(join(temporaryDirectory(), 'absent'))).toThrow('V2X_BROKER_USERS_FILE')
})
