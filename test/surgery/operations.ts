/** What may happen to a journal's files behind its back, and how a reader bears it: each operation gives numbers. */
import fs from 'node:fs'
import { createRandom } from '../../common/random.ts'
import { Patient, readWithProduct, type ReadJournal } from './patient.ts'

export interface Flips {
  readonly flips: number
  /** Reported by the reader, so that somebody looks. */
  readonly detected: number
  /** Records that no bit of was flipped and that were not delivered. */
  readonly othersLost: number
  /** Delivered and never written. */
  readonly phantom: number
}

const sealedSegments = 3
const recordsEach = 30

/** Flips one random bit of a sealed segment, `count` times over, each time on a whole journal. */
export async function flipBits(options: {
  readonly count: number
  readonly seed: number
  readonly read?: ReadJournal
}): Promise<Flips> {
  const { count, seed, read = readWithProduct } = options
  const random = createRandom(seed)
  const patient = await Patient.of(
    Array.from({ length: sealedSegments + 1 }, () =>
      Array.from({ length: recordsEach }, () => random.integer(8, 400)),
    ),
  )
  const all = new Set(patient.texts)
  const found = { flips: 0, detected: 0, othersLost: 0, phantom: 0 }
  for (; found.flips < count; found.flips++) {
    const segment = random.integer(1, sealedSegments)
    const sound = patient.segments.get(segment)!
    const bytes = Buffer.from(sound)
    const bit = random.integer(0, bytes.length * 8 - 1)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    fs.writeFileSync(patient.pathOf(segment), bytes)
    const { texts, reported } = read(patient.directory)
    fs.writeFileSync(patient.pathOf(segment), sound)
    const delivered = new Set(texts)
    if (reported > 0) found.detected++
    found.phantom += texts.filter((text) => !all.has(text)).length
    found.phantom += texts.length - delivered.size
    // One bit is of one record, or of the header, and then of none.
    const missing = patient.texts.filter((text) => !delivered.has(text)).length
    found.othersLost += Math.max(0, missing - 1)
  }
  patient.remove()
  return found
}

export interface Cuts {
  readonly cuts: number
  /** Where not exactly the complete records remained. */
  readonly wrong: number
}

/** Cuts the last segment at every byte of its last three records. */
export async function cutTails(read: ReadJournal = readWithProduct): Promise<Cuts> {
  const patient = await Patient.of([
    [30, 200],
    [40, 90, 8, 300, 25],
  ])
  const last = patient.segments.size
  const whole = patient.segments.get(last)!
  const ends = patient.texts.map((text) => whole.indexOf(text) + text.length)
  const found = { cuts: 0, wrong: 0 }
  for (let cut = ends.at(-4)!; cut <= whole.length; cut++) {
    fs.rmSync(patient.pathOf(last + 1), { force: true })
    fs.writeFileSync(patient.pathOf(last), whole.subarray(0, cut))
    await patient.restart()
    const { texts } = read(patient.directory)
    const complete = patient.texts.filter(
      (text, index) => !whole.includes(text) || ends[index]! <= cut,
    )
    found.cuts++
    if (texts.join('\n') !== complete.join('\n')) found.wrong++
  }
  patient.remove()
  return found
}

export interface Mixed {
  readonly operations: number
  /** Not reported though something was wrong with the files. */
  readonly unreported: number
  readonly othersLost: number
  readonly phantom: number
}

/** A segment goes missing, comes twice under another number, or two change places. */
export async function mixSegments(read: ReadJournal = readWithProduct): Promise<Mixed> {
  const patient = await Patient.of([[30, 60], [70, 20], [50, 10], [15]])
  const file = (segment: number): string => patient.pathOf(segment)
  const operations: [touched: readonly number[], operate: () => void][] = [
    [[2], () => fs.rmSync(file(2))],
    [[2, 3], () => [2, 3].forEach((segment) => fs.rmSync(file(segment)))],
    [[3], () => fs.copyFileSync(file(2), file(3))],
    [
      [2, 3],
      () => {
        fs.writeFileSync(file(2), patient.segments.get(3)!)
        fs.writeFileSync(file(3), patient.segments.get(2)!)
      },
    ],
    [[1], () => fs.truncateSync(file(1), 0)],
    [[2], () => fs.writeFileSync(file(2), Buffer.alloc(4096, 0xa5))],
  ]
  const found = { operations: 0, unreported: 0, othersLost: 0, phantom: 0 }
  for (const [touched, operate] of operations) {
    operate()
    const { texts, reported } = read(patient.directory)
    patient.heal()
    const untouched = patient.texts.filter((text) =>
      touched.every((segment) => !patient.segments.get(segment)!.includes(text)),
    )
    found.operations++
    if (reported === 0) found.unreported++
    found.othersLost += untouched.filter((text) => !texts.includes(text)).length
    found.phantom += texts.filter((text) => !patient.texts.includes(text)).length
    found.phantom += texts.length - new Set(texts).size
  }
  patient.remove()
  return found
}
