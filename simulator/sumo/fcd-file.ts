/**
 * SUMO's floating-car data, step by step: XML is read in pieces, and memory holds one piece and one step. A reader of its own beside
 * `network/xml.ts`: here whoever moves the traffic on takes the next step when it is time, and a tick does not wait for a promise; there a file
 * hands over all of its tags, and none are kept.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import sax from 'sax'
import { V2xError, reasonOf } from '../../common/errors.ts'

export interface FcdVehicle {
  readonly id: string
  /** The middle of the front bumper: metres of the net, or degrees with --fcd-output.geo. */
  readonly x: number
  readonly y: number
  /** Degrees clockwise from north (from the net's y axis). */
  readonly angle: number
  /** Of its vType. */
  readonly type: string
  readonly speed: number
  /** With --fcd-output.acceleration. */
  readonly acceleration: number | undefined
}

export interface FcdStep {
  readonly seconds: number
  readonly vehicles: readonly FcdVehicle[]
}

const pieceBytes = 64 * 1024
/** More vehicles in one step than any run may have. */
const stepVehiclesMax = 100_000

export class FcdFile {
  readonly #file: string
  readonly #handle: number
  readonly #parser = sax.parser(true)
  readonly #text = new StringDecoder('utf8')
  readonly #piece = Buffer.alloc(pieceBytes)
  #steps: FcdStep[] = []
  #vehicles: FcdVehicle[] = []
  #seconds = -Infinity
  #saysGeo: boolean | undefined
  #ended = false

  /** Throws V2xError FCD_FILE. */
  constructor(file: string) {
    this.#file = file
    try {
      this.#handle = openSync(file, 'r')
    } catch (thrown) {
      throw new V2xError('FCD_FILE', `cannot read ${file}: ${reasonOf(thrown)}`, { cause: thrown })
    }
    Object.assign(this.#parser, {
      onopentag: (tag: sax.Tag) => this.#open(tag),
      onclosetag: (name: string) => this.#close(name),
      oncomment: (comment: string) => this.#readConfiguration(comment),
      onerror: (error: Error) => {
        throw new Error(firstLineOf(error))
      },
    })
  }

  /** Whether positions are degrees, as the head that SUMO writes says; undefined before the first step and without a head. */
  get saysGeo(): boolean | undefined {
    return this.#saysGeo
  }

  /** The next step, undefined after the last. Throws V2xError FCD_FILE. */
  next(): FcdStep | undefined {
    try {
      while (this.#steps.length === 0 && !this.#ended) this.#read()
    } catch (thrown) {
      throw new V2xError(
        'FCD_FILE',
        `cannot read ${this.#file}, line ${this.#parser.line + 1}: ${reasonOf(thrown)}; it takes the whole file that sumo writes with --fcd-output`,
        { cause: thrown },
      )
    }
    return this.#steps.shift()
  }

  close(): void {
    if (!this.#ended) closeSync(this.#handle)
    this.#ended = true
  }

  #read(): void {
    const bytes = readSync(this.#handle, this.#piece)
    if (bytes > 0) {
      this.#parser.write(this.#text.write(this.#piece.subarray(0, bytes)))
      return
    }
    this.close()
    this.#parser.close()
  }

  #open({ name, attributes }: sax.Tag): void {
    if (name === 'timestep') {
      const seconds = numberOf(attributes, 'time')
      if (!(seconds > this.#seconds))
        throw new Error(`time ${seconds} is not after the step before`)
      this.#seconds = seconds
      this.#vehicles = []
    } else if (name === 'vehicle') {
      if (this.#vehicles.length >= stepVehiclesMax) {
        throw new Error(`more than ${stepVehiclesMax} vehicles in one step`)
      }
      this.#vehicles.push({
        id: textOf(attributes, 'id'),
        x: numberOf(attributes, 'x'),
        y: numberOf(attributes, 'y'),
        angle: numberOf(attributes, 'angle'),
        speed: numberOf(attributes, 'speed'),
        type: attributes['type'] ?? '',
        acceleration:
          'acceleration' in attributes ? numberOf(attributes, 'acceleration') : undefined,
      })
    } else if (name !== 'fcd-export' && name !== 'person' && name !== 'container') {
      throw new Error(`<${name}> is no part of floating-car data`)
    }
  }

  #close(name: string): void {
    if (name === 'timestep') this.#steps.push({ seconds: this.#seconds, vehicles: this.#vehicles })
  }

  /** SUMO writes its whole configuration into a comment; what has its default is left out. */
  #readConfiguration(comment: string): void {
    if (!comment.includes('<fcd-output ')) return
    this.#saysGeo = /<fcd-output\.geo value="(true|1|yes|on|x)"/.test(comment)
  }
}

function textOf(attributes: Readonly<Record<string, string>>, name: string): string {
  const value = attributes[name]
  if (value === undefined || value === '') throw new Error(`a vehicle has no '${name}'`)
  return value
}

function numberOf(attributes: Readonly<Record<string, string>>, name: string): number {
  const value = Number(attributes[name] ?? Number.NaN)
  if (Number.isFinite(value)) return value
  throw new Error(`'${name}' is no number: ${attributes[name] ?? 'absent'}`)
}

/** A parser's error names line and column below its text. */
function firstLineOf({ message }: Error): string {
  return message.split('\n')[0]!
}
