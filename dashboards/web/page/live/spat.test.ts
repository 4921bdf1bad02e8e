/** Which light burns, for how long, and on which signal of the map. */
import { expect, test } from 'vitest'
import { v2x } from '../../../../schemas/codec.ts'
import { contentNowMs, lightsOf, phaseNow } from './spat.ts'

const { LightState, TimingKind } = v2x.v1
const generatedAtMs = Date.UTC(2026, 10, 24, 3, 59, 50)

const counting = {
  phaseId: 3,
  states: [
    {
      light: LightState.LIGHT_STATE_PROTECTED_GREEN,
      timing: TimingKind.TIMING_KIND_COUNTING,
      startTime: 0,
      likelyEndTime: 124,
    },
    {
      light: LightState.LIGHT_STATE_YELLOW,
      timing: TimingKind.TIMING_KIND_COUNTING,
      startTime: 124,
      likelyEndTime: 154,
    },
    {
      light: LightState.LIGHT_STATE_RED,
      timing: TimingKind.TIMING_KIND_COUNTING,
      startTime: 154,
      likelyEndTime: 600,
    },
  ],
}

test('a countdown runs on between two messages, from light to light', () => {
  expect(phaseNow(counting, generatedAtMs, generatedAtMs)).toMatchObject({
    phaseId: 3,
    colour: 'green',
    remainingS: 12.4,
  })
  expect(phaseNow(counting, generatedAtMs, generatedAtMs + 13_000)?.colour).toBe('yellow')
  const red = phaseNow(counting, generatedAtMs, generatedAtMs + 20_000)
  expect(red?.colour).toBe('red')
  expect(red?.remainingS).toBeCloseTo(40, 6)
})

test('a UTC time is a second of the hour, also across the hour', () => {
  const phase = {
    phaseId: 1,
    states: [
      {
        light: LightState.LIGHT_STATE_RED,
        timing: TimingKind.TIMING_KIND_UTC,
        startTime: 35_800,
        likelyEndTime: 150,
      },
    ],
  }
  expect(phaseNow(phase, generatedAtMs, generatedAtMs)?.remainingS).toBeCloseTo(25, 6)
})

test('a signal that tells no time has a colour and no countdown', () => {
  const phase = {
    phaseId: 1,
    states: [
      {
        light: LightState.LIGHT_STATE_FLASHING_YELLOW,
        timing: TimingKind.TIMING_KIND_COUNTING,
        startTime: 0,
        likelyEndTime: 36001,
      },
    ],
  }
  expect(phaseNow(phase, generatedAtMs, generatedAtMs)).toEqual({
    phaseId: 1,
    colour: 'yellow',
    flashing: true,
    remainingS: undefined,
  })
  expect(phaseNow({ phaseId: 1, states: [] }, generatedAtMs, generatedAtMs)).toBeUndefined()
  expect(phaseNow({ phaseId: 1, states: [{}] }, generatedAtMs, generatedAtMs)?.colour).toBe('dark')
})

test('lights are found by junction and phase', () => {
  const spat = {
    intersections: [
      { intersectionId: 212, phases: [counting] },
      { intersectionId: 219, phases: [{ ...counting, phaseId: 1 }] },
    ],
  }
  const lights = lightsOf(spat, generatedAtMs, generatedAtMs)
  expect([...lights.keys()]).toEqual(['212/3', '219/1'])
  expect(lights.get('212/3')?.colour).toBe('green')
})

test('a replay’s countdown starts at the recorded moment', () => {
  const message = { generatedAt: generatedAtMs * 1000, seenAtMs: 1_900_000_000_000 }
  expect(contentNowMs(message, 1_900_000_000_250, true)).toBe(generatedAtMs + 250)
  expect(contentNowMs(message, 1_900_000_000_250, false)).toBe(1_900_000_000_250)
})
