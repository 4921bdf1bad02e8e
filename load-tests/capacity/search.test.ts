/** The search against made-up zones whose capacity is known. */
import { expect, test } from 'vitest'
import { searchCapacity, type Outcome, type SearchPlan } from './search.ts'

/** A zone that holds up to a rate, and what it was asked. */
function zoneOf(
  outcomeAt: (rate: number, window: number) => Outcome | undefined,
): Pick<SearchPlan, 'window'> & { readonly asked: number[] } {
  const asked: number[] = []
  return {
    asked,
    window: (rate) => Promise.resolve(outcomeAt(rate, asked.push(rate))),
  }
}

function upTo(capacity: number, above: Outcome = 'crossed') {
  return zoneOf((rate) => (rate <= capacity ? 'held' : above))
}

const plan = { from: 1000, max: 1_000_000, precision: 0.05 }

test.each([1, 7, 999, 1000, 1001, 47_311, 999_999])(
  'a capacity of %i is found',
  async (capacity) => {
    const zone = upTo(capacity)
    const bracket = await searchCapacity({ ...plan, window: zone.window })
    expect(bracket.endedBy).toBe('precision')
    expect(bracket.held).toBeLessThanOrEqual(capacity)
    expect(bracket.notHeld).toBeGreaterThan(capacity)
    expect(bracket.notHeld! - bracket.held!).toBeLessThanOrEqual(Math.max(1, bracket.held! * 0.05))
  },
)

test('each rate is asked twice where it holds or does not, thrice where the windows differ', async () => {
  const zone = zoneOf((rate, window) =>
    rate > 2000 ? 'crossed' : window === 1 ? 'crossed' : 'held',
  )
  const bracket = await searchCapacity({ ...plan, precision: 0.5, window: zone.window })
  expect(zone.asked).toEqual([1000, 1000, 1000, 2000, 2000, 4000, 4000, 3000, 3000])
  expect(bracket).toMatchObject({ held: 2000, notHeld: 3000 })
})

test('held, crossed, held is no two in a row', async () => {
  const zone = zoneOf((_, window) => (window === 2 ? 'crossed' : 'held'))
  const bracket = await searchCapacity({ ...plan, max: 1000, window: zone.window })
  expect(zone.asked.slice(0, 3)).toEqual([1000, 1000, 500])
  expect(bracket.notHeld).toBe(1000)
})

test('where all holds it ends at the cap, and says so', async () => {
  const bracket = await searchCapacity({ ...plan, max: 2500, window: upTo(1e9).window })
  expect(bracket).toEqual({
    held: 2500,
    notHeld: undefined,
    notHeldBy: undefined,
    endedBy: 'max',
  })
})

test('where nothing holds it ends at one message a second', async () => {
  const bracket = await searchCapacity({ ...plan, window: upTo(0).window })
  expect(bracket).toMatchObject({ held: undefined, notHeld: 1, endedBy: 'nothing holds' })
})

test('a generator that is late is told apart from a zone that does not hold', async () => {
  const bracket = await searchCapacity({ ...plan, window: upTo(5000, 'late').window })
  expect(bracket.notHeldBy).toBe('late')
})

test('when the time is up, what was found until then stands', async () => {
  const zone = zoneOf((rate, window) =>
    window > 5 ? undefined : rate <= 3000 ? 'held' : 'crossed',
  )
  const bracket = await searchCapacity({ ...plan, window: zone.window })
  expect(bracket).toEqual({
    held: 2000,
    notHeld: undefined,
    notHeldBy: undefined,
    endedBy: 'time',
  })
})
