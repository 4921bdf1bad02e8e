/**
 * Tells the live picture of messages whose rows have just been appended. Both the batches and the follower feed it: `shownUntil`
 * keeps either from showing what the other has shown.
 */
import { NumberColumn, type HeaderValues } from '../schemas/index.ts'
import type { LiveMotion, LiveOriginal, LiveSink, LiveState } from './live-sink.ts'
import type { MessageRows } from './message-rows.ts'
import type { Payload } from './raw-table.ts'
import type { Route } from './routes.ts'
import type { TypedTable } from './typed-table.ts'

/** The columns of `bsm` that the picture shows. */
interface MotionColumns {
  readonly table: TypedTable
  readonly latitude: NumberColumn
  readonly longitude: NumberColumn
  readonly speed: NumberColumn
  readonly heading: NumberColumn
  readonly yawRate: NumberColumn
  readonly vehicleClass: NumberColumn
}

export class LiveFeed {
  /** All PUBLISHes below this `ingest_seq` were shown or left out. */
  shownUntil = 0
  readonly #sink: LiveSink
  /** Of the table that was shown last: batches take turns, messages do not. */
  #motionColumns: MotionColumns | undefined
  readonly #motion: LiveMotion = {
    latitude: 0,
    longitude: 0,
    speed: 0,
    heading: 0,
    yawRate: 0,
    vehicleClass: 0,
    source: 0,
    via: '',
    generatedAt: 0,
    receivedAt: 0,
  }
  readonly #original: LiveOriginal = {
    kind: 'obu',
    deviceId: '',
    type: 'bsm',
    payload: new Uint8Array(0),
    generatedAt: 0,
    receivedAt: 0,
  }

  constructor(sink: LiveSink) {
    this.#sink = sink
  }

  /** Shows the PUBLISH whose rows are the last ones of its table. */
  show(route: Route, rows: MessageRows, payload: Payload, receivedAt: number): void {
    const motion = this.#motion
    motion.receivedAt = receivedAt
    if (route.type === 'bsm') {
      motion.via = ''
      const { bsm } = rows
      const live = this.#showMotion(route.device.text, bsm, bsm.rows - 1, bsm.writer.header)
      if (route.live !== live) route.live = live
      return
    }
    if (route.type === 'bsm_frame') this.#showFrame(route, rows, payload)
    if (route.type === 'vehicle_status') {
      const fleet = numbers(rows.tableOf(route.type), 'fleet')
      this.#sink.fleet(route.device.text, fleet.data[fleet.rows - 1]!)
    }
    const original = this.#original
    original.kind = route.kind
    original.deviceId = route.device.text
    original.type = route.type
    original.payload = payload.bytes.subarray(payload.start, payload.end)
    original.generatedAt = rows.headerOf(route).generatedAt
    original.receivedAt = receivedAt
    this.#sink.original(original)
  }

  /** Tells of a PUBLISH that went into quarantine; like the others each is told of at most once. */
  refused(publisher: string, receivedAt: number): void {
    this.#sink.refused(publisher, receivedAt)
  }

  #showFrame(route: Route, rows: MessageRows, { bytes }: Payload): void {
    this.#motion.via = route.device.text
    let row = rows.bsm.rows - rows.frame.heard.length
    for (const { deviceStart, deviceEnd, header } of rows.frame.heard) {
      this.#showMotion(rows.textOf(bytes, deviceStart, deviceEnd), rows.bsm, row, header)
      row++
    }
  }

  #showMotion(
    deviceId: string,
    bsm: TypedTable,
    row: number,
    header: Readonly<HeaderValues>,
  ): LiveState | undefined {
    let columns = this.#motionColumns
    if (columns?.table !== bsm) columns = this.#motionColumns = motionColumnsOf(bsm)
    const motion = this.#motion
    motion.latitude = columns.latitude.data[row]!
    motion.longitude = columns.longitude.data[row]!
    motion.speed = columns.speed.data[row]!
    motion.heading = columns.heading.data[row]!
    motion.yawRate = columns.yawRate.data[row]!
    motion.vehicleClass = columns.vehicleClass.data[row]!
    motion.source = header.source
    motion.generatedAt = header.generatedAt
    return this.#sink.motion(deviceId, motion)
  }
}

function motionColumnsOf(table: TypedTable): MotionColumns {
  return {
    table,
    latitude: numbers(table, 'latitude'),
    longitude: numbers(table, 'longitude'),
    speed: numbers(table, 'speed'),
    heading: numbers(table, 'heading'),
    yawRate: numbers(table, 'yaw_rate'),
    vehicleClass: numbers(table, 'vehicle_class'),
  }
}

function numbers(table: TypedTable, name: string): NumberColumn {
  const column = table.columns.find((column) => column.name === name)
  if (!(column instanceof NumberColumn)) throw new Error(`${table.name}.${name} holds no numbers`)
  return column
}
