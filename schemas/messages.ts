/** The static codec by topic token: where speed does not matter, and for protobuf's JSON mapping. */
import { v2x } from './codec.ts'
import type { UpType } from './topics.ts'

/** The part of a protobufjs static class that we use. */
export interface MessageCodec {
  readonly name: string
  encode(message: object): { finish(): Uint8Array }
  /** Throws where the bytes are no such message; is lenient about wire types. */
  decode(bytes: Uint8Array): object
  fromObject(json: Record<string, unknown>): object
  toObject(message: object, options: Readonly<Record<string, unknown>>): Record<string, unknown>
}

const codecs: Readonly<Record<UpType, MessageCodec>> = {
  bsm: codec(v2x.v1.Bsm),
  bsm_frame: codec(v2x.v1.BsmFrame),
  rsm: codec(v2x.v1.Rsm),
  rsi: codec(v2x.v1.Rsi),
  spat: codec(v2x.v1.Spat),
  map: codec(v2x.v1.Map),
  vehicle_status: codec(v2x.v1.VehicleStatus),
  radio_measurement: codec(v2x.v1.RadioMeasurement),
  rsu_state: codec(v2x.v1.RsuState),
  pile_status: codec(v2x.v1.PileStatus),
}

/** The generated classes differ only in their message type, which callers that go by token do not know. */
function codec(type: unknown): MessageCodec {
  return type as MessageCodec
}

export function messageOf(type: UpType): MessageCodec {
  return codecs[type]
}

/** Protobuf's JSON mapping: lowerCamelCase, enums by name, bytes in base64. 64-bit integers stay numbers: they are below 2^53. */
export function toJson(type: UpType, message: object): Record<string, unknown> {
  return codecs[type].toObject(message, { enums: String, bytes: String })
}
