/** What the store holds of a run, device by device, as plain SQL says. */
import { setTimeout as sleep } from 'node:timers/promises'
import { tables } from '../../schemas/index.ts'
import type { Store } from '../../store/clickhouse/client.ts'
import type { Ledger } from './ledger.ts'

export interface StoredRun {
  /** Messages by device; one that was sent again counts once. */
  readonly devices: ReadonlyMap<string, number>
  /** Rows beyond the first of a message. */
  readonly storedTwice: number
  /** Rows in the tables of their types, by device. */
  readonly typed: ReadonlyMap<string, number>
  readonly quarantined: number
}

export interface RunRows {
  /** What the names of the run's devices begin with. */
  readonly prefixes: readonly string[]
  /** When it began, by the tester's clock. */
  readonly sinceMs: number
}

/** The zone's clock may be behind the tester's by so much. */
const clocksApartMs = 3_600_000
const pollMs = 500
/** For what comes although nobody waits for it: a row too many, a message whose PUBACK was lost. */
const settleMs = 1000

const ofRun = `received_at >= fromUnixTimestamp64Milli({since:Int64})
  AND arrayExists(prefix -> startsWith(device_id, prefix), {prefixes:Array(String)})`

/** A message is what a device sent of one type with one sequence at one time. */
const storedQuery = `
  SELECT device_id AS device, count() AS rows, uniqExact(cityHash64(type, sequence, generated_at)) AS messages
  FROM raw WHERE ${ofRun} GROUP BY device_id`

/** What no script offers is left out: the BSMs of a `bsm_frame` are rows of other devices. Who may only SELECT may not merge() everywhere. */
const typedQuery = `
  SELECT device_id AS device, count() AS rows
  FROM (${tables.map(({ name }) => `SELECT device_id FROM ${name} WHERE ${ofRun}`).join(' UNION ALL ')})
  GROUP BY device_id`

const quarantinedQuery = `SELECT count() AS messages FROM quarantine WHERE ${ofRun}`

/**
 * Waits until all that was acknowledged is stored, `withinMs` at most, and then says what is. `shown` is told how many there are
 * meanwhile.
 */
export async function storedOnce(
  store: Store,
  run: RunRows,
  wait: {
    readonly ledger: Ledger
    readonly withinMs: number
    readonly shown: (stored: number) => void
    readonly signal: AbortSignal
  },
): Promise<StoredRun> {
  const { ledger, withinMs, shown, signal } = wait
  const deadline = performance.now() + withinMs
  const isThere = (stored: StoredRun): boolean =>
    [...ledger.devices].every(
      (device) =>
        Math.min(stored.devices.get(device) ?? 0, stored.typed.get(device) ?? 0) >=
        ledger.get(device).acknowledged,
    )
  for (;;) {
    const stored = await storedNow(store, run)
    shown(sumOf(stored.devices))
    if (signal.aborted || performance.now() > deadline) return stored
    if (isThere(stored)) break
    await sleep(pollMs)
  }
  await sleep(settleMs)
  return await storedNow(store, run)
}

async function storedNow(store: Store, { prefixes, sinceMs }: RunRows): Promise<StoredRun> {
  const parameters = { prefixes, since: sinceMs - clocksApartMs }
  const found = await store.query<Row>(storedQuery, parameters)
  const typed = await store.query<Row>(typedQuery, parameters)
  const [inQuarantine] = await store.query<Pick<Row, 'messages'>>(quarantinedQuery, parameters)
  return {
    devices: new Map(found.map(({ device, messages }) => [device, Number(messages)])),
    storedTwice: found.reduce((sum, row) => sum + Number(row.rows) - Number(row.messages), 0),
    typed: new Map(typed.map(({ device, rows }) => [device, Number(rows)])),
    quarantined: Number(inQuarantine?.messages ?? 0),
  }
}

interface Row {
  readonly device: string
  readonly rows: string
  readonly messages: string
}

function sumOf(devices: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of devices.values()) sum += count
  return sum
}
