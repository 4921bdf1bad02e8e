/**
 * The only way from the API to ClickHouse: every query has bound parameters, a time limit and a row limit, and every failure
 * becomes a problem that says what to do. Nothing is retried: the caller may.
 */
import { ClickHouseError, type ClickHouseClient } from '@clickhouse/client'
import { bulkhead, isBulkheadRejectedError } from 'cockatiel'
import { reasonOf } from '../../common/errors.ts'
import { Problem } from './problems.ts'

/** Bytes of one result as JSON; more is refused, or cut where the caller can go on from there. */
const resultBytesMax = 33_554_432
const cutBytesMax = 8_388_608

/** Queries at a time, and how many may wait for their turn: what all of them hold in memory is bounded. */
const queriesMax = 8
const queriesWaitingMax = 64

/** How long the store may take to answer a ping. */
const readinessMs = 2_000

/** ClickHouse's codes for what another moment may cure. */
const tooLong = new Set(['159', '160'])
const tooBusy = new Set(['202', '241', '439'])
/** No such database or table: the migrations have not run yet. */
const notReady = new Set(['60', '81'])

export type QueryParameters = Readonly<Record<string, string | number | readonly string[]>>

export interface QueryOptions {
  readonly signal?: AbortSignal
  /** Answers with what was found in that time instead of failing, where it is shorter than the limit. */
  readonly partialAfterSeconds?: number
}

export interface Page<T> {
  readonly rows: T[]
  /** More rows there were, but too large to go with these. */
  readonly cut: boolean
}

interface BoundedQuery {
  readonly sql: string
  readonly parameters: QueryParameters
  readonly options: QueryOptions
  readonly bytesMax: number
}

export class StoreReader {
  readonly #client: ClickHouseClient
  readonly #timeoutSeconds: number
  readonly #queries = bulkhead(queriesMax, queriesWaitingMax)

  constructor(client: ClickHouseClient, requestTimeoutMs: number) {
    this.#client = client
    // A second less than the request, so that the answer says which query was too long.
    this.#timeoutSeconds = Math.max(1, Math.floor(requestTimeoutMs / 1_000) - 1)
  }

  /** Rows as objects; integers of 64 bits come as numbers. Throws Problem. */
  async rows<T>(
    sql: string,
    parameters: QueryParameters,
    options: QueryOptions = {},
  ): Promise<T[]> {
    const { rows, cut } = await this.#admit<T>({
      sql,
      parameters,
      options,
      bytesMax: resultBytesMax,
    })
    if (cut) throw new Problem('RESULT_TOO_LARGE', 'ask for a shorter span, or for fewer at a time')
    return rows
  }

  /** The same for a page: what would be too large is cut, and at least one row is there if there is any. */
  async page<T>(
    sql: string,
    parameters: QueryParameters,
    options: QueryOptions = {},
  ): Promise<Page<T>> {
    return this.#admit<T>({ sql, parameters, options, bytesMax: cutBytesMax })
  }

  async #admit<T>(query: BoundedQuery): Promise<Page<T>> {
    try {
      return await this.#queries.execute(() => this.#run<T>(query))
    } catch (thrown) {
      throw problemOf(thrown)
    }
  }

  async #run<T>(query: BoundedQuery): Promise<Page<T>> {
    const { sql, parameters, options, bytesMax } = query
    const result = await this.#client.query({
      query: sql,
      query_params: parameters,
      format: 'JSONEachRow',
      clickhouse_settings: {
        max_execution_time: options.partialAfterSeconds ?? this.#timeoutSeconds,
        timeout_overflow_mode: options.partialAfterSeconds === undefined ? 'throw' : 'break',
        output_format_json_quote_64bit_integers: 0,
      },
      abort_signal: AbortSignal.any([
        AbortSignal.timeout((this.#timeoutSeconds + 1) * 1_000),
        ...(options.signal === undefined ? [] : [options.signal]),
      ]),
    })
    const rows: T[] = []
    let bytes = 0
    for await (const chunk of result.stream<T>()) {
      for (const row of chunk) {
        bytes += row.text.length
        if (bytes > bytesMax && rows.length > 0) {
          result.close()
          return { rows, cut: true }
        }
        rows.push(row.json())
      }
    }
    return { rows, cut: false }
  }

  /** True, or why the store cannot be asked. */
  async readiness(): Promise<true | string> {
    const answer = await this.#client.ping({
      select: false,
      abort_signal: AbortSignal.timeout(readinessMs),
    })
    return answer.success ? true : `the store does not answer: ${reasonOf(answer.error)}`
  }
}

function problemOf(thrown: unknown): Problem {
  if (isBulkheadRejectedError(thrown)) {
    return new Problem('STORE_BUSY', `${queriesWaitingMax} queries wait already; try again`)
  }
  if (thrown instanceof ClickHouseError) {
    const { code } = thrown
    if (tooLong.has(code)) {
      return new Problem('QUERY_TOO_LONG', 'the query was stopped; ask for a shorter span or less')
    }
    if (tooBusy.has(code)) {
      return new Problem('STORE_BUSY', `the store refused the query (code ${code}); try again`)
    }
    if (notReady.has(code)) {
      return new Problem('STORE_UNAVAILABLE', 'the store has no tables yet; ingest makes them')
    }
    return new Problem('INTERNAL', `the store refused a query of ours (code ${code})`, {
      cause: thrown,
    })
  }
  if (thrown instanceof Error && ['AbortError', 'TimeoutError'].includes(thrown.name)) {
    return new Problem('QUERY_TOO_LONG', 'the store did not answer in time; ask for less')
  }
  return new Problem(
    'STORE_UNAVAILABLE',
    `cannot reach the store: ${reasonOf(thrown)}; try again`,
    {
      cause: thrown,
    },
  )
}
