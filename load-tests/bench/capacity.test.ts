/** The model of capacity: a fleet whose needs can be reckoned in one's head. */
import { expect, test } from 'vitest'
import { needsOf } from './capacity.ts'

const measured = {
  socketMicros: 15,
  socketStoringMicros: 4,
  gatewayRate: 1_000_000,
  ingestMicros: 1,
  storeMicros: 2,
  journalBytes: 150,
  rawBytes: 40,
  typedBytes: 10,
  connectionKb: 20,
}

test('100,000 vehicles at 10 Hz', () => {
  expect(needsOf(measured, { vehicles: 100_000, hz: 10, retentionDays: 10 })).toEqual({
    'messages a second': 1_000_000,
    'a socket each: busy cores of brokers': 15,
    'a socket each: broker processes, each with its ingest': 30,
    'a socket each: cores in all, half of them idle': 38,
    'a socket each: busy cores of ingest and ClickHouse': 4,
    'a socket each: memory of connections, GB': 2.048,
    'a socket each: network in, Mbit/s': 8 * (150 + 132),
    'a socket each: network out, Mbit/s': 8 * 70,
    'over gateways: busy cores of brokers': 1,
    'over gateways: broker processes, each with its ingest': 2,
    'over gateways: cores in all, half of them idle': 8,
    'over gateways: busy cores of ingest': 1,
    'over gateways: busy cores of ClickHouse': 2,
    'over gateways: network in, Mbit/s': 1200,
    'journal of an hour, GB': 540,
    'rows of a day, GB': 4320,
    'rows of 10 days, TB': 43.2,
  })
})

test('where ingest is the slower of the two, it says how many pairs there must be', () => {
  const slow = { ...measured, ingestMicros: 3 }
  const needs = needsOf(slow, { vehicles: 100_000, hz: 10, retentionDays: 1 })
  expect(needs['over gateways: broker processes, each with its ingest']).toBe(6)
})
