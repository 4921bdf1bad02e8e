/**
 * The only way from the API to ClickHouse: every query has bound parameters, a time limit and a row limit, and every failure
 * becomes a problem that says what to do. Nothing is retried: the caller may.
 */
import { ClickHouseError, type ClickHouseClient } from '@clickhouse/client'
import { reasonOf } from '../../common/errors.ts'
import { Problem } from './problems.ts'

/** Rows of one result, whatever a query's own LIMIT says. */
const resultRowsMax = 200_000

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

export class StoreReader {
  readonly #client: ClickHouseClient
  readonly #timeoutSeconds: number

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
    try {
      const result = await this.#client.query({
        query: sql,
        query_params: parameters,
        format: 'JSONEachRow',
        clickhouse_settings: {
          max_execution_time: options.partialAfterSeconds ?? this.#timeoutSeconds,
          timeout_overflow_mode: options.partialAfterSeconds === undefined ? 'throw' : 'break',
          max_result_rows: String(resultRowsMax),
          output_format_json_quote_64bit_integers: 0,
        },
        abort_signal: AbortSignal.any([
          AbortSignal.timeout((this.#timeoutSeconds + 1) * 1_000),
          ...(options.signal === undefined ? [] : [options.signal]),
        ]),
      })
      return await result.json<T>()
    } catch (thrown) {
      throw problemOf(thrown)
    }
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
