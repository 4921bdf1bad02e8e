/**
 * A payload into the rows of its type: one row, or for an RSU's frame one row of `bsm` for each BSM that it heard. A payload goes
 * in whole or not at all.
 */
import { FrameReader, type HeaderValues, type Reason, type UpType } from '../schemas/index.ts'
import type { Term } from '../store/clickhouse/dictionary-column.ts'
import type { Route, Routes } from './routes.ts'
import type { RowContext } from './row-context.ts'
import { TypedTable } from './typed-table.ts'

export class MessageRows {
  /** Only of the types that have come. */
  readonly #tables = new Map<UpType, TypedTable>()
  readonly bsm = new TypedTable('bsm')
  readonly frame = new FrameReader(this.bsm.writer)
  readonly #routes: Routes
  readonly #origin: { device: Term; via: Term; frameIndex: number; heardAt: number }

  constructor(routes: Routes) {
    this.#routes = routes
    this.#origin = { device: routes.empty, via: routes.empty, frameIndex: 0, heardAt: 0 }
    this.#tables.set('bsm', this.bsm)
  }

  get tables(): Iterable<TypedTable> {
    return this.#tables.values()
  }

  /** The table of a type that is no frame. */
  tableOf(type: Exclude<UpType, 'bsm_frame'>): TypedTable {
    if (type === 'bsm') return this.bsm
    const known = this.#tables.get(type)
    if (known !== undefined) return known
    const added = new TypedTable(type)
    this.#tables.set(type, added)
    return added
  }

  /** 0, or why nothing was appended. `payload` is `bytes[start, end)`. */
  append(route: Route, bytes: Uint8Array, start: number, end: number): Reason {
    if (route.type === 'bsm_frame') return this.frame.append(bytes, start, end)
    return this.tableOf(route.type).writer.append(bytes, start, end)
  }

  /** The header of the PUBLISH that was appended last: of a frame the RSU's own. */
  headerOf(route: Route): Readonly<HeaderValues> {
    return route.type === 'bsm_frame' ? this.frame.header : this.tableOf(route.type).writer.header
  }

  /** Adds what all tables have in common to the rows of the last `append`. */
  complete(context: RowContext, route: Route, bytes: Uint8Array): void {
    const origin = this.#origin
    if (route.type !== 'bsm_frame') {
      origin.device = route.device
      origin.via = this.#routes.empty
      origin.frameIndex = 0
      origin.heardAt = 0
      const table = this.tableOf(route.type)
      table.complete(context, origin, table.writer.header)
      return
    }
    origin.via = route.device
    origin.frameIndex = 0
    for (const heard of this.frame.heard) {
      origin.device = this.#routes.termOf(bytes, heard.deviceStart, heard.deviceEnd)
      origin.heardAt = heard.heardAt
      this.bsm.complete(context, origin, heard.header)
      origin.frameIndex++
    }
  }

  textOf(bytes: Uint8Array, start: number, end: number): string {
    return this.#routes.termOf(bytes, start, end).text
  }

  clear(): void {
    for (const table of this.#tables.values()) table.clear()
  }
}
