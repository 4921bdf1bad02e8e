/** One question to the store, ClickHouse's HTTP, and its answer as text cells. */
import http from 'k6/http'
import { storePassword, storeUrl, storeUser } from './given.ts'
import { failed } from './measures.ts'

/** No rows, and an error counted, where the store does not answer. */
export function rowsOf(sql: string): string[][] {
  const answer = http.post(`${storeUrl}/`, `${sql} FORMAT TSV`, {
    headers: { 'X-ClickHouse-User': storeUser, 'X-ClickHouse-Key': storePassword },
    tags: { name: 'store' },
  })
  if (answer.status === 200 && typeof answer.body === 'string') {
    const lines = answer.body.split('\n')
    return lines.filter((line) => line !== '').map((line) => line.split('\t'))
  }
  failed(`the store says ${answer.status} to: ${sql}`)
  return []
}
