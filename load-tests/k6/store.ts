/** One question to the store, ClickHouse's HTTP, and its answer as text cells. */
import http, { type RefinedResponse } from 'k6/http'
import { storePassword, storeUrl, storeUser } from './given.ts'
import { failed } from './measures.ts'

/** As the store answers; `name` is what k6's own metrics call the request. */
export function askStore(sql: string, name: string): RefinedResponse<'text'> {
  return http.post(`${storeUrl}/`, sql, {
    headers: { 'X-ClickHouse-User': storeUser, 'X-ClickHouse-Key': storePassword },
    tags: { name },
    responseType: 'text',
  })
}

/** No rows, and an error counted, where the store does not answer. */
export function rowsOf(sql: string): string[][] {
  const answer = askStore(`${sql} FORMAT TSV`, 'store')
  if (answer.status === 200 && answer.body !== null) {
    const lines = answer.body.split('\n')
    return lines.filter((line) => line !== '').map((line) => line.split('\t'))
  }
  failed(`the store says ${answer.status} to: ${sql}`)
  return []
}
