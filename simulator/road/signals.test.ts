/** Signal plans: who has green, and that what SPAT counts down is what will be shown. */
import { expect, test } from 'vitest'
import { loadNetwork } from '../../schemas/network.ts'
import { Signals } from './signals.ts'

const { plans } = new Signals(loadNetwork())

test('at any time at most one phase of a junction shows green or yellow, but for permanent ones', () => {
  expect(plans.size).toBeGreaterThanOrEqual(24)
  for (const plan of plans.values()) {
    for (let nowS = 0; nowS < plan.cycleS; nowS += 0.5) {
      const open = plan.junction.phases.filter(
        ({ phaseId }) => plan.lightOf(phaseId, nowS) !== 'red',
      )
      expect(open.length).toBeLessThanOrEqual(1)
    }
  }
})

test('spans cover a cycle without a gap, and the light changes when they say', () => {
  for (const plan of plans.values()) {
    for (const phaseId of plan.phaseIds) {
      for (const nowS of [0, 12.34, 77.7, 86_400.05]) {
        const spans = plan.spansOf(phaseId, nowS)
        const light = plan.lightOf(phaseId, nowS)
        expect(spans[0]!.light).toBe(light)
        expect(spans[0]!.startS).toBeLessThanOrEqual(0)
        if (plan.junction.permanentPhaseIds.includes(phaseId)) continue
        expect(spans.at(-1)!.endS - spans[0]!.startS).toBeCloseTo(plan.cycleS, 6)
        for (const { light, startS, endS } of spans) {
          expect(plan.lightOf(phaseId, nowS + (Math.max(0, startS) + endS) / 2)).toBe(light)
        }
      }
    }
  }
})

test('after green comes yellow, after yellow red', () => {
  for (const plan of plans.values()) {
    for (const { phaseId } of plan.junction.phases) {
      const order = plan.spansOf(phaseId, 1).map(({ light }) => light)
      const twice = ['green', 'yellow', 'red', 'green', 'yellow', 'red'].join()
      expect(twice).toContain(order.join())
    }
  }
})
