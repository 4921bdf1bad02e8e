/** A line with priority and without: late buses ask in their status, signals answer, SPAT says so, buses lose less time. */
import { beforeAll, expect, test } from 'vitest'
import { messageOf, rowWriterOf, v2x } from '../../schemas/index.ts'
import { loadScenario } from '../scenario/scenario.ts'
import { World } from '../world.ts'

const seconds = 480
const ticksASecond = 200
const fixedTime = 1 << 5
const signalPriority = 1 << 4
const { LightState } = v2x.v1
const scenario = {
  ...loadScenario('default'),
  charging: 0,
  fleets: [{ class: 'bus', line: '315', count: 14 } as const],
}

interface Outcome {
  drivenM: number
  asks: number
  answered: number
  readonly conflicts: string[]
  readonly wrong: string[]
}

function run(busPriority?: { lateS: number }): Outcome {
  const world = new World({
    scenario: busPriority === undefined ? scenario : { ...scenario, busPriority },
  })
  const status = rowWriterOf('vehicle_status')
  const outcome: Outcome = { drivenM: 0, asks: 0, answered: 0, conflicts: [], wrong: [] }
  const beganM = world.vehicles.map(({ odometerM }) => odometerM)
  const { plans } = world.roads.signals
  for (let tick = 0; tick < seconds * ticksASecond; tick++) {
    world.tick({
      emit: ({ type, deviceId }, _, message) => {
        if (type === 'vehicle_status') {
          const bytes = messageOf(type).encode(message).finish()
          if (status.check(bytes, 0, bytes.length) !== 0) outcome.wrong.push(deviceId)
          const asked = v2x.v1.VehicleStatus.decode(bytes)
          if (asked.priorityIntersectionId === 0) return
          outcome.asks += 1
          // A wish is for a phase of a signal, near in time, by one that is late.
          const known = plans
            .get(asked.priorityIntersectionId)
            ?.phaseIds.includes(asked.priorityPhaseId)
          const near = asked.priorityArrival! <= 400
          if (known !== true || !near || asked.delay! < busPriority!.lateS - 1)
            outcome.wrong.push(deviceId)
        }
        if (type !== 'spat') return
        const { intersections } = message as v2x.v1.Spat
        const { status: bits, intersectionId, phases } = intersections[0]!
        if (bits === signalPriority) outcome.answered += 1
        else if (bits !== fixedTime) outcome.wrong.push(deviceId)
        const { permanentPhaseIds } = plans.get(intersectionId!)!.junction
        const open = phases!.filter(
          ({ phaseId, states }) =>
            !permanentPhaseIds.includes(phaseId!) &&
            states![0]!.light !== LightState.LIGHT_STATE_RED,
        )
        if (open.length > 1) outcome.conflicts.push(deviceId)
      },
    })
  }
  outcome.drivenM = world.vehicles.reduce((sum, v, i) => sum + v.odometerM - beganM[i]!, 0)
  return outcome
}

let [without, withPriority]: [Outcome | undefined, Outcome | undefined] = [undefined, undefined]

beforeAll(() => {
  without = run()
  withPriority = run({ lateS: 5 })
}, 120_000)

test('late buses ask, and signals answer', () => {
  expect(withPriority!.wrong).toEqual([])
  expect(withPriority!.asks).toBeGreaterThan(200)
  expect(withPriority!.answered).toBeGreaterThan(1000)
  expect([without!.asks, without!.answered]).toEqual([0, 0])
})

test('SPAT never shows two phases open', () => {
  expect(withPriority!.conflicts).toEqual([])
})

test('buses with priority lose less time: they get further', () => {
  expect(withPriority!.drivenM).toBeGreaterThan(without!.drivenM * 1.02)
})
