/** Every shipped scenario without its attacks passes the checker, with the noise of its ether, or of an ordinary day, on it. */
import { expect, test } from 'vitest'
import { etherPlanOf } from '../ether/plan.ts'
import type { SimulatedMessage } from '../recording.ts'
import { loadScenario, shippedScenarios } from '../scenario/scenario.ts'
import { SimulatedSource } from '../simulated-source.ts'
import { checkMotion } from './check.ts'
import { samplesOf } from './samples-for-tests.ts'

const ticksASecond = 200
/** Many vehicles are run for a shorter time. */
const secondsMax = 70
const vehicleSecondsMax = 8000

test.each(shippedScenarios())(
  '$name passes',
  ({ name }) => {
    const { ether = etherPlanOf(), faults = [], ...loaded } = loadScenario(name)
    const honest = faults.filter(({ kind }) => kind !== 'attack')
    const source = new SimulatedSource({ scenario: { ...loaded, ether, faults: honest } })
    const seconds = Math.min(secondsMax, vehicleSecondsMax / source.world.vehicles.length)
    const { devices } = checkMotion(samplesOf(messagesOf(source, seconds)))
    expect(devices).toHaveLength(source.world.vehicles.length)
    expect(devices.filter(({ passed }) => !passed)).toEqual([])
  },
  120_000,
)

function* messagesOf(source: SimulatedSource, seconds: number): Generator<SimulatedMessage> {
  for (let tick = 0; tick < seconds * ticksASecond; tick++) yield* source.tick()
  yield* source.rest()
}
