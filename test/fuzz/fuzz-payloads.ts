/** Broken payloads through the decoders in this process: nothing throws, all agree, and memory does not grow. */
import { sample } from 'fast-check'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRandom } from '../../common/random.ts'
import { messageArbitrary } from '../../schemas/arbitrary.ts'
import { messageOf, upTypes, type UpType } from '../../schemas/index.ts'
import { pick } from './byte-mutations.ts'
import { PayloadJudge } from './judge-payload.ts'
import { mutatePayload } from './payload-mutations.ts'

/** Sound messages of each type that mutations begin with. */
const samplesPerType = 24
const warmUpShare = 0.1
/** So many are told; the rest is counted. */
const toldMax = 5

export interface DecodedFigures {
  payloads: number
  /** Of them prefixes of sound ones, cut at every byte. */
  cut: number
  taken: number
  refused: number
  disagreements: number
  /** `type hex: what`. */
  told: string[]
  slowestMs: number
  growthBytes: number
}

/** Sound payloads of a type, always the same ones for a seed. */
export function soundPayloads(type: UpType, seed: number): Buffer[] {
  const { shape } = new PayloadJudge(type)
  const messages = sample(messageArbitrary(shape, 3), { numRuns: samplesPerType, seed })
  return messages.map((message) => Buffer.from(messageOf(type).encode(message).finish()))
}

export function fuzzDecoders(
  count: number,
  seed: number,
  judgeOf = (type: UpType): PayloadJudge => new PayloadJudge(type),
): DecodedFigures {
  const figures: DecodedFigures = {
    payloads: 0,
    cut: 0,
    taken: 0,
    refused: 0,
    disagreements: 0,
    told: [],
    slowestMs: 0,
    growthBytes: 0,
  }
  const random = createRandom(seed)
  const types = upTypes.map((type) => ({
    judge: judgeOf(type),
    sound: soundPayloads(type, seed),
  }))
  for (const { judge, sound } of types) {
    for (const payload of sound.toSorted((a, b) => a.length - b.length).slice(0, 4)) {
      for (let end = 0; end <= payload.length; end++) {
        figures.cut++
        take(figures, judge, Buffer.from(payload.subarray(0, end)))
      }
    }
  }
  let before = 0
  for (let left = count - figures.cut; left > 0; left--) {
    if (before === 0 && figures.payloads > count * warmUpShare) before = heldBytes()
    const { judge, sound } = pick(types, random)
    take(figures, judge, mutatePayload(judge.shape, pick(sound, random), random))
  }
  figures.growthBytes = before === 0 ? 0 : heldBytes() - before
  return figures
}

function take(figures: DecodedFigures, judge: PayloadJudge, payload: Buffer): void {
  const began = performance.now()
  let disagreement: string | undefined
  let isTaken = false
  try {
    ;({ disagreement, isTaken } = judge.judge(payload))
  } catch (thrown) {
    disagreement = `it throws: ${String(thrown)}`
  }
  figures.slowestMs = Math.max(figures.slowestMs, Math.round(performance.now() - began))
  figures.payloads++
  if (isTaken) figures.taken++
  else figures.refused++
  if (disagreement === undefined) return
  figures.disagreements++
  if (figures.told.length < toldMax) {
    figures.told.push(`${judge.type} ${payload.toString('hex').slice(0, 600)}: ${disagreement}`)
  }
}

/** What is held after everything that can go has gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
