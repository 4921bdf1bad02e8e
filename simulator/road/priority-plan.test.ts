/** Signal plans that answer buses: greens within bounds, one phase at a time, what SPAT promises is kept, and back to the offset. */
import { expect, test } from 'vitest'
import { createRandom } from '../../common/random.ts'
import { loadNetwork, type Junction } from '../../schemas/network.ts'
import { PriorityPlan, type PriorityAsk } from './priority-plan.ts'
import { SignalPlan, type Light, type LightSpan } from './signals.ts'

const extendS = 10
const tickS = 0.1
/** Junctions that differ: four phases, three phases with permanent ones. */
const junctions = loadNetwork()
  .junctions.filter(({ signalised }) => signalised)
  .filter(({ nodeId }, i) => i < 3 || nodeId === 149)

interface Shown {
  readonly phaseId: number
  readonly light: Light
  readonly fromS: number
  toS: number
}

interface Promise {
  readonly phaseId: number
  readonly saidAtS: number
  readonly spans: readonly LightSpan[]
  readonly clearS: number
}

const seconds = 1800

/** Runs a plan with wishes that change about every so many seconds, and writes down what it shows and promises. */
function run(junction: Junction, seed: number, everyS: number) {
  const random = createRandom(seed)
  const plan = new PriorityPlan(junction, extendS)
  const ids = junction.phases.map(({ phaseId }) => phaseId)
  const shown = new Map<number, Shown[]>(ids.map((phaseId) => [phaseId, []]))
  const promises: Promise[] = []
  let most = 0
  let ask: PriorityAsk | undefined
  for (let tick = 0; tick < seconds / tickS; tick++) {
    const nowS = tick * tickS
    if (random.next() < tickS / everyS) {
      const phaseId = ids[random.integer(0, ids.length - 1)]!
      ask = random.next() < 0.4 ? undefined : { phaseId, arrivalS: nowS + 30 * random.next() }
    }
    plan.answer(nowS, ask)
    most = Math.max(most, ids.filter((id) => plan.lightOf(id, nowS) !== 'red').length)
    for (const phaseId of ids) {
      const light = plan.lightOf(phaseId, nowS)
      const list = shown.get(phaseId)!
      const last = list.at(-1)
      if (last?.light === light) last.toS = nowS + tickS
      else list.push({ phaseId, light, fromS: nowS, toS: nowS + tickS })
      if (tick % 7 !== 0) continue
      const clearS = plan.clearS(phaseId, nowS)
      promises.push({ phaseId, saidAtS: nowS, spans: plan.spansOf(phaseId, nowS), clearS })
    }
  }
  return { shown, promises, most }
}

test.each(junctions.map((junction) => [junction.nodeId, junction] as const))(
  'node %i: one phase at a time is open, greens keep their bounds, yellow and order stay',
  (_, junction) => {
    for (const seed of [1, 2, 3]) {
      const { shown, most } = run(junction, seed, 10)
      expect(most).toBe(1)
      const greens: Shown[] = []
      for (const phase of junction.phases) {
        // The first and the last are cut by the run's ends.
        const whole = shown.get(phase.phaseId)!.slice(1, -1)
        for (const { light, fromS, toS } of whole) {
          const lastS = toS - fromS
          if (light === 'yellow') expect(Math.abs(lastS - phase.yellowS)).toBeLessThan(2 * tickS)
          if (light !== 'green') continue
          expect(lastS).toBeGreaterThan(Math.max(8, 0.6 * phase.greenS) - 2 * tickS)
          expect(lastS).toBeLessThan(phase.greenS + extendS + 2 * tickS)
        }
        greens.push(...whole.filter(({ light }) => light === 'green'))
      }
      expect(greens.length).toBeGreaterThan(40)
      const order = junction.phases.map(({ phaseId }) => phaseId)
      greens.sort((a, b) => a.fromS - b.fromS)
      for (let i = 1; i < greens.length; i++) {
        const place = order.indexOf(greens[i - 1]!.phaseId)
        expect(greens[i]!.phaseId).toBe(order[(place + 1) % order.length])
      }
    }
  },
)

test.each([10, 120])(
  'with a wish every %i s: what ends, ends between the earliest and the latest time that was told',
  (everyS) => {
    let [told, right] = [0, 0]
    const broken: string[] = []
    for (const junction of junctions) {
      const { shown, promises } = run(junction, 4, everyS)
      const greens = [...shown.values()].flat().filter(({ light }) => light === 'green')
      for (const { phaseId, saidAtS, spans, clearS } of promises) {
        const others = greens.filter(({ phaseId: other, fromS, toS }) => {
          return other !== phaseId && toS > saidAtS && fromS < saidAtS + clearS - tickS
        })
        if (clearS > 0 && others.length > 0) broken.push(`phase ${phaseId} cleared at ${saidAtS}`)
        const list = shown.get(phaseId)!
        const at = list.findIndex(({ toS }) => toS > saidAtS + tickS / 2)
        spans.forEach(({ light, minEndS, maxEndS, endS }, k) => {
          const real = list[at + k]
          if (real === undefined || real.toS > seconds - tickS) return
          const endedS = real.toS - saidAtS
          const kept = endedS > minEndS - tickS && endedS < maxEndS + 2 * tickS
          if (real.light !== light || !kept) broken.push(`phase ${phaseId} at ${saidAtS}`)
          told += 1
          if (Math.abs(endedS - endS) < 2 * tickS) right += 1
        })
      }
    }
    expect(broken).toEqual([])
    expect(told).toBeGreaterThan(10_000)
    // A likely end holds as long as nobody changes his mind.
    if (everyS > 100) expect(right / told).toBeGreaterThan(0.5)
  },
)

test('without a wish it is the fixed plan, and after one it is back within two cycles', () => {
  for (const junction of junctions) {
    const fixed = new SignalPlan(junction)
    const plan = new PriorityPlan(junction, extendS)
    const { phaseId } = junction.phases[0]!
    const differs: number[] = []
    const wishedS = [200, 260] as const
    for (let nowS = 0; nowS < 800; nowS += tickS) {
      const asks = nowS >= wishedS[0] && nowS < wishedS[1]
      plan.answer(nowS, asks ? { phaseId, arrivalS: Math.max(nowS, 245) } : undefined)
      for (const id of plan.phaseIds) {
        // A light that changes at this very moment may do so before or behind it by a rounding error.
        const same = [nowS, nowS - 1e-6].some(
          (at) => plan.lightOf(id, nowS) === fixed.lightOf(id, at),
        )
        if (!same) differs.push(nowS)
      }
    }
    expect(differs.length, `node ${junction.nodeId}`).toBeGreaterThan(0)
    expect(differs[0]!).toBeGreaterThan(wishedS[0])
    expect(differs.at(-1)!).toBeLessThan(wishedS[1] + 2 * plan.cycleS)
    expect(plan.adapted).toBe(false)
  }
})

test('a wish for a phase that is green at all times, or that the junction does not have, changes nothing', () => {
  const junction = junctions.find(({ permanentPhaseIds }) => permanentPhaseIds.length > 0)!
  const plan = new PriorityPlan(junction, extendS)
  for (let nowS = 0; nowS < 400; nowS += 1) {
    const phaseId = nowS < 200 ? junction.permanentPhaseIds[0]! : 77
    plan.answer(nowS, { phaseId, arrivalS: nowS + 5 })
    expect(plan.adapted).toBe(false)
  }
})

test('a bus that comes just after its green has it held; one that comes in red gets green earlier', () => {
  const junction = junctions[0]!
  const fixed = new SignalPlan(junction)
  const { phaseId } = junction.phases[0]!
  const [green, yellow, red] = fixed.spansOf(
    phaseId,
    fixed.spansOf(phaseId, 0).find(({ light }) => light === 'red')!.endS + 0.5,
  )
  const greenFromS = fixed.spansOf(phaseId, 0).find(({ light }) => light === 'red')!.endS + 0.5
  const greenToS = greenFromS + green!.endS
  const wish = (arrivalS: number): PriorityPlan => {
    const plan = new PriorityPlan(junction, extendS)
    for (let nowS = 0; nowS < arrivalS; nowS += tickS) {
      plan.answer(nowS, arrivalS - nowS > 25 ? undefined : { phaseId, arrivalS })
    }
    return plan
  }
  expect([green!.light, yellow!.light, red!.light]).toEqual(['green', 'yellow', 'red'])
  const late = greenToS + 5
  expect(fixed.lightOf(phaseId, late)).toBe('red')
  expect(wish(late).lightOf(phaseId, late)).toBe('green')
  const early = greenFromS + red!.endS - 12
  expect(fixed.lightOf(phaseId, early)).toBe('red')
  expect(wish(early).lightOf(phaseId, early)).toBe('green')
})
