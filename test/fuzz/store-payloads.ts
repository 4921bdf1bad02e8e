/**
 * Broken payloads through a whole zone (broker, journal, ingest, store): each that was acknowledged is one row of `raw` or one of
 * `quarantine`, with the bytes that were sent.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../../common/random.ts'
import { deviceTopic, upTypes } from '../../schemas/index.ts'
import { undoAtEnd } from '../end-tidily.ts'
import { Processes } from '../gate/processes.ts'
import { Publisher } from '../gate/publisher.ts'
import { rowsOf } from '../gate/store-query.ts'
import { zoneTarget, type Target } from '../gate/target.ts'
import { pick } from './byte-mutations.ts'
import { soundPayloads } from './fuzz-payloads.ts'
import { mutatePayload } from './payload-mutations.ts'
import { PayloadJudge } from './judge-payload.ts'

const windowMax = 1000
/** Larger ones the broker refuses with their client. */
const payloadBytesMax = 60_000
/** The zone is done, or stuck, when nothing more has come for so long. */
const stillMs = 20_000
const pollMs = 200

export interface StoredFigures {
  acknowledged: number
  stored: number
  quarantined: number
  lost: number
  duplicated: number
  changed: number
  /** Exits of a process of the zone. */
  exits: number
}

/** Each payload is of a device of its own, `ROUND-NUMBER`, so that each is told from all others. */
const round = 'fuzz'

export async function storePayloads(count: number, seed: number): Promise<StoredFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'v2x-fuzz-'))
  const target = await zoneTarget(directory)
  const processes = new Processes(target, directory)
  const end = undoAtEnd(async () => {
    await processes.killAll()
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  })
  try {
    await processes.start()
    const acknowledged = await publish(target, payloadsOf(count, seed))
    const rows = await settledRows(target, acknowledged.size)
    const exits = processes.unexpectedExits
    return { ...compare(acknowledged, rows), exits }
  } finally {
    await end()
  }
}

function* payloadsOf(count: number, seed: number): Generator<{ topic: string; payload: Buffer }> {
  const random = createRandom(seed).fork('stored')
  const types = upTypes.map((type) => ({
    type,
    shape: new PayloadJudge(type).shape,
    sound: soundPayloads(type, seed),
  }))
  for (let index = 0; index < count; index++) {
    const { type, shape, sound } = pick(types, random)
    const payload = mutatePayload(shape, pick(sound, random), random).subarray(0, payloadBytesMax)
    yield { topic: deviceTopic('obu', `${round}-${index}`, type), payload }
  }
}

/** Publishes all; gives the hashes of what was acknowledged, by device. */
async function publish(
  { mqttUrl, userName }: Target,
  payloads: Iterable<{ topic: string; payload: Buffer }>,
): Promise<Map<string, string>> {
  const { hostname, port } = new URL(mqttUrl)
  const place = { host: hostname, port: Number(port) }
  const publisher = new Publisher({ ...place, clientId: 'fuzz', userName, windowMax })
  const acknowledged = new Map<string, string>()
  for (const { topic, payload } of payloads) {
    while (publisher.room <= 0) await sleep(5)
    const device = topic.split('/')[3]!
    const hash = createHash('md5').update(payload).digest('hex').slice(0, 16)
    const answered = (): void => void acknowledged.set(device, hash)
    publisher.publish({ topic, payload, qos: 1, answered })
  }
  while (publisher.unanswered > 0) await sleep(20)
  publisher.stop()
  return acknowledged
}

type Rows = Awaited<ReturnType<typeof rowsOf>>

async function settledRows(target: Target, count: number): Promise<Rows> {
  let rows = await rowsOf(target, round)
  for (let stillSinceMs = performance.now(); rows.length < count;) {
    await sleep(pollMs)
    const before = rows.length
    rows = await rowsOf(target, round)
    if (rows.length > before) stillSinceMs = performance.now()
    if (performance.now() - stillSinceMs > stillMs) break
  }
  return rows
}

function compare(
  acknowledged: ReadonlyMap<string, string>,
  rows: Rows,
): Omit<StoredFigures, 'exits'> {
  const seen = new Set<string>()
  let duplicated = 0
  let changed = 0
  for (const { device, hash } of rows) {
    if (seen.has(device)) duplicated++
    seen.add(device)
    if (acknowledged.get(device) !== hash) changed++
  }
  const quarantined = rows.filter(({ isQuarantined }) => isQuarantined).length
  return {
    acknowledged: acknowledged.size,
    stored: rows.length - quarantined,
    quarantined,
    lost: [...acknowledged.keys()].filter((device) => !seen.has(device)).length,
    duplicated,
    changed,
  }
}
