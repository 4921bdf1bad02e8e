/** Mosquitto's packet sequences as its JSON files have them: read for MQTT 3.1 and 3.1.1, from a checkout of its repository. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Step =
  | { readonly kind: 'send'; readonly bytes: Buffer }
  | { readonly kind: 'receive'; readonly bytes: Buffer }
  /** Another client publishes. */
  | {
      readonly kind: 'publish'
      readonly topic: string
      readonly payload: string
      readonly qos: 0 | 1 | 2
      readonly retain: boolean
    }

export interface SequenceCase {
  /** File, group and name: one of a kind. */
  readonly name: string
  readonly version: 3 | 4
  /** Whether it begins with a CONNECT that is let in. */
  readonly connects: boolean
  /** Whether the broker must have closed the connection at the end, or must still answer. */
  readonly closes: boolean
  readonly steps: readonly Step[]
}

interface Defaults {
  readonly ver?: number
  readonly connect?: boolean
  readonly expect_disconnect?: boolean
}

interface Message {
  readonly type: string
  readonly payload?: string
  readonly topic?: string
  readonly qos?: 0 | 1 | 2
  readonly retain?: boolean
}

interface Group extends Defaults {
  readonly group: string
  readonly disable?: boolean
  readonly tests: readonly (Defaults & { name: string; msgs: readonly Message[] })[]
}

/** Throws where the directory is no such checkout, or a file has what this reader does not know. */
export function readSequences(suite: string): SequenceCase[] {
  const directory = join(suite, 'test', 'broker', 'data')
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'))
  return files.toSorted().flatMap((file) => {
    const groups = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Group[]
    return sequencesOf(file.replace('.json', ''), groups)
  })
}

export function sequencesOf(file: string, groups: readonly Group[]): SequenceCase[] {
  const names = new Map<string, number>()
  return groups
    .filter(({ disable }) => disable !== true)
    .flatMap((group) => group.tests.map((each) => ({ ...group, ...each })))
    .filter(({ ver = 4 }) => ver < 5)
    .map(({ group, name, ver = 4, connect = true, expect_disconnect: closes = true, msgs }) => {
      const plain = `${file}: ${group.replaceAll(/\s+/g, ' ')}: ${name.trim()}`
      const count = (names.get(plain) ?? 0) + 1
      names.set(plain, count)
      return {
        name: count === 1 ? plain : `${plain} (${count})`,
        version: ver === 3 ? 3 : 4,
        connects: connect,
        closes,
        steps: msgs.map(stepOf),
      }
    })
}

function stepOf(message: Message): Step {
  const { type, topic = '', payload = '', qos = 0, retain = false } = message
  if (type === 'send') return { kind: 'send', bytes: bytesOf(payload) }
  if (type === 'recv') return { kind: 'receive', bytes: bytesOf(payload) }
  if (type === 'external_publish') return { kind: 'publish', topic, payload, qos, retain }
  throw new Error(`cannot play a step of type ${type}`)
}

/** `'text'`, hexadecimal bytes, and decimal numbers behind a letter that says how they are written. */
const token =
  /\s*(?:'(?<text>[^']*)'|(?<form>[iHkmsLvr])(?<number>\d+)|(?<hex>(?:[\da-fA-F]{2})+))\s*/y

export function bytesOf(payload: string): Buffer {
  const parts: Buffer[] = []
  token.lastIndex = 0
  while (token.lastIndex < payload.length) {
    const at = token.lastIndex
    const { text, form, number, hex } = token.exec(payload)?.groups ?? {}
    if (text !== undefined) parts.push(Buffer.from(text))
    else if (form !== undefined) parts.push(numberBytes(form, Number(number)))
    else if (hex !== undefined) parts.push(Buffer.from(hex, 'hex'))
    else throw new Error(`cannot read '${payload.slice(at)}' as packet bytes`)
  }
  return Buffer.concat(parts)
}

function numberBytes(form: string, number: number): Buffer {
  if (form === 'v' || form === 'r') return Buffer.from(variableLength(number))
  const length = form === 'i' ? 1 : form === 'L' ? 4 : 2
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(number, 0, length)
  return bytes
}

/** MQTT's variable length; more than four bytes where a case lies. */
function variableLength(number: number): number[] {
  const rest = Math.floor(number / 128)
  return rest === 0 ? [number] : [(number % 128) | 0x80, ...variableLength(rest)]
}
