/** Of a run past the limit: everything acknowledged stored once, and every QoS 0 message either stored or counted as shed. */
import { createStore } from '../../store/clickhouse/client.ts'
import type { DeviceCounts } from '../../simulator/load/load-connection.ts'

export interface Counts {
  readonly acknowledged: number
  /** Of QoS 1: messages, each counted once. */
  readonly stored: number
  /** Acknowledged, and not stored. */
  readonly lost: number
  /** Rows beyond the first of a message. */
  readonly twice: number
  readonly qos0Sent: number
  readonly qos0Stored: number
  readonly qos0Shed: number
  /** Of QoS 0: neither stored nor counted as shed. */
  readonly qos0Unaccounted: number
}

interface Row {
  readonly device: string
  readonly rows: string
  readonly messages: string
}

const query = `SELECT device_id AS device, count() AS rows, uniqExact(sequence) AS messages
  FROM v2x.raw WHERE startsWith(device_id, {prefix:String}) GROUP BY device_id`

/** `qos1` are the ledgers of all whose messages were of QoS 1; what else is stored of the run was of QoS 0. */
export async function countRun(
  storeUrl: string,
  prefix: string,
  sent: {
    readonly qos1: readonly DeviceCounts[]
    readonly qos0Sent: number
    readonly qos0Shed: number
  },
): Promise<Counts> {
  const address = { clickhouseUrl: storeUrl, host: '', port: 0, user: 'default' }
  const store = createStore({ ...address, password: '', database: 'v2x' })
  try {
    const rows = await store.query<Row>(query, { prefix })
    const found = new Map(rows.map((row) => [row.device, row]))
    let [acknowledged, stored, lost] = [0, 0, 0]
    for (const [device, , taken] of sent.qos1) {
      const messages = Number(found.get(device)?.messages ?? 0)
      acknowledged += taken
      stored += messages
      lost += Math.max(0, taken - messages)
    }
    const all = rows.reduce((sum, { messages }) => sum + Number(messages), 0)
    const twice = rows.reduce((sum, row) => sum + Number(row.rows) - Number(row.messages), 0)
    const qos0Stored = all - stored
    const { qos0Sent, qos0Shed } = sent
    const qos0Unaccounted = qos0Sent - qos0Stored - qos0Shed
    return {
      acknowledged,
      stored,
      lost,
      twice,
      qos0Sent,
      qos0Stored,
      qos0Shed,
      qos0Unaccounted,
    }
  } finally {
    await store.close()
  }
}
