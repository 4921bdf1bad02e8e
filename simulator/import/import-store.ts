/** What import asks ClickHouse: which messages of `gateway-import` are there, stored or quarantined. */
import type { ClickHouseClient } from '@clickhouse/client'
import { keyOf, keyText, payloadHash, type ImportRecord } from './import-record.ts'
import type { Fate, ImportStore } from './run-import.ts'

/** The name import sends under: repeats are known per publisher. */
export const importPublisher = 'gateway-import'

const storedQuery = `
  SELECT kind, device_id, type, toString(sequence), toString(toUnixTimestamp64Micro(generated_at)), CRC32(payload)
  FROM raw
  WHERE publisher = {publisher:String} AND device_id IN {devices:Array(String)}
    AND generated_at BETWEEN fromUnixTimestamp64Micro({from:Int64}) AND fromUnixTimestamp64Micro({to:Int64})`

const quarantinedQuery = `
  SELECT kind, device_id, type, CRC32(payload)
  FROM quarantine
  WHERE publisher = {publisher:String} AND device_id IN {devices:Array(String)}`

export function importStore(client: ClickHouseClient): ImportStore {
  const rowsOf = async (query: string, parameters: object): Promise<(string | number)[][]> => {
    const answer = await client.query({
      query,
      format: 'JSONCompactEachRow',
      query_params: { publisher: importPublisher, ...parameters },
    })
    return await answer.json()
  }
  return {
    fates: async (records) => {
      const devices = [...new Set(records.map(({ deviceId }) => deviceId))]
      const times = records.map(({ generatedAt }) => generatedAt)
      const span = {
        devices,
        from: times.reduce((a, b) => Math.min(a, b), Infinity),
        to: times.reduce((a, b) => Math.max(a, b), 0),
      }
      const stored = new Set((await rowsOf(storedQuery, span)).map(keyText))
      const quarantined = new Set((await rowsOf(quarantinedQuery, { devices })).map(keyText))
      return new Map(
        records.flatMap((record): [string, Fate][] => {
          const key = keyOf(record)
          if (stored.has(key)) return [[key, 'stored']]
          return quarantined.has(quarantineKeyOf(record)) ? [[key, 'quarantined']] : []
        }),
      )
    },
  }
}

/** A quarantined message may have no readable header: there only its bytes and its topic are known. */
function quarantineKeyOf({ kind, deviceId, type, payload }: ImportRecord): string {
  return keyText([kind, deviceId, type, payloadHash(payload)])
}
