/** What is said of two clocks, in both languages. */
import { test } from 'vitest'
import { expectBoth } from '../words-for-tests.ts'
import { clockTable } from './words.ts'

test('all is said in both languages, with the same figures', () => {
  const times = { messages: 50, p50: 1.5, p95: 2.25, max: 9 }
  const oneWay = { messages: 49, medianMs: 7, correctedMs: 5.5, uncertaintyMs: 0.25 }
  const table = clockTable({
    offset: { offsetMs: -1.5, uncertaintyMs: 0.25 },
    sent: 50,
    publishToPubackMs: times,
    publishToEchoMs: { ...times, messages: 0 },
    publishToLiveMs: times,
    oneWay,
  })
  table.flat().forEach(expectBoth)
})
