/**
 * What the .proto files say, as data: `npm run generate` writes gen/shapes.ts in this form, and codecs, columns, dictionary and
 * AsyncAPI are made from it. A field is declared in its .proto and nowhere else.
 */

/** How a field stands on the wire. An enum is a `uint`. */
export type FieldKind = 'uint' | 'uint64' | 'sint' | 'sfixed32' | 'text' | 'bytes' | 'message'

export interface FieldShape {
  readonly number: number
  /** snake_case, as in the .proto. */
  readonly name: string
  readonly kind: FieldKind
  readonly doc: string
  readonly list?: true
  /** proto3 `optional`: absent differs from zero. */
  readonly optional?: true
  /** The message is quarantined without it. */
  readonly required?: true
  readonly min?: number
  readonly max?: number
  /** Raw integer for "unavailable"; stored where an optional field is absent. */
  readonly invalid?: number
  /** Bytes of text or bytes, elements of a list. */
  readonly lengthMax?: number
  /** Suffix of the physical ALIAS. */
  readonly unit?: string
  /** Physical value = raw × scale. */
  readonly scale?: number
  readonly codec?: string
  readonly bits?: readonly string[]
  /** Clause or data element of the standard. */
  readonly source?: string
  /** Name of the enum, `TransmissionState`. */
  readonly enum?: string
  /** Names of an enum's values, without the enum's prefix. */
  readonly values?: Readonly<Record<string, number>>
  /** The nested message's name. */
  readonly message?: string
}

export interface MessageShape {
  readonly name: string
  readonly doc: string
  /** Topic token and table; nested messages have none. */
  readonly type?: string
  readonly columnar?: true
  readonly source?: string
  readonly fields: readonly FieldShape[]
}

/** `path_history` is `pathHistory` in objects of the codec and in JSON. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** `TransmissionState` is `transmission_state`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
}
