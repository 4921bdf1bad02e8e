/** What a connection is owed for a commit, it gets at once. */
import { expect, onTestFinished, test } from 'vitest'
import { PassThrough } from 'node:stream'
import { JournalUnderTest, packet } from '../store/journal/journal-under-test.ts'
import { waitFor } from './broker-under-test.ts'
import { Dues } from './dues.ts'
import { DurableAck } from './durable-ack.ts'
import { acknowledgedPackets, holdSeconds } from './metrics.ts'
import { Run } from './lane.ts'
import { PacketFrames } from './packet-frames.ts'

const bytes = packet('x')

function laneRun(...packetIds: number[]): [Buffer, number, Run, number] {
  const run = new Run()
  run.begin(0)
  packetIds.forEach((packetId, index) => run.add(packetId, (index + 1) * bytes.length))
  return [Buffer.concat(packetIds.map(() => bytes)), 0, run, performance.now()]
}

test('runs of one commit are answered by one write, behind those that waited before them', async () => {
  const journal = new JournalUnderTest().open()
  onTestFinished(() => journal.close())
  const answers = new PassThrough()
  const told: string[] = []
  answers.on('data', (chunk: Buffer) => told.push(chunk.toString('hex')))
  let commits = 0
  const dues = new Dues(journal)
  const waiter = { goOn: () => commits++ }
  const ack = new DurableAck({ journal, dues }, 'gateway-1', {
    answers,
    shedBytes: 1e6,
  })
  const frames = new PacketFrames(1000)
  frames.push(Buffer.concat([bytes, bytes]))
  frames.next()

  ack.takeRun(...laneRun(1, 2))
  ack.takeRun(...laneRun(3))
  ack.take(frames, 2, () => told.push('waited'))
  ack.takeRun(...laneRun(4))
  ack.takeRun(...laneRun(0x1234))
  expect(ack.pendingBytes).toBe(6 * bytes.length)
  dues.wait(waiter)
  await waitFor(() => commits === 1, 'the commit')
  expect(told).toEqual(['400200014002000240020003', 'waited', '4002000440021234'])
  expect(ack.pendingBytes).toBe(0)

  ack.takeRun(...laneRun(5))
  expect(ack.pendingBytes).toBe(bytes.length)
  await waitFor(() => ack.pendingBytes === 0, 'the next commit')
  await waitFor(() => told.length === 4, 'its answer')
  // Who is told once must ask anew.
  expect(commits).toBe(1)
  expect([told.at(-1), journal.stats().packets]).toEqual(['40020005', 7])
  // Each packet has waited, of whichever record it was.
  expect(holdSeconds.text()).toContain('v2x_broker_hold_seconds_count 7\n')
})

test('what is not journaled is answered behind what was taken before, and before what comes then', async () => {
  const journal = new JournalUnderTest().open()
  onTestFinished(() => journal.close())
  const answers = new PassThrough()
  const told: string[] = []
  answers.on('data', (chunk: Buffer) => told.push(chunk.toString('hex')))
  const ack = new DurableAck({ journal, dues: new Dues(journal) }, 'anybody', {
    answers,
    shedBytes: 1e6,
  })
  const before = acknowledgedPackets.count
  ack.answerBehind(() => told.push('nothing owed'))
  expect(told).toEqual(['nothing owed'])
  ack.takeRun(...laneRun(1))
  ack.answerBehind(() => told.push('beside'))
  ack.takeRun(...laneRun(2))
  // The commit begins in a turn of its own, before this one.
  await new Promise((resolve) => setImmediate(resolve))
  ack.answerBehind(() => told.push('on its way'))
  ack.takeRun(...laneRun(3))
  await waitFor(() => told.length === 6, 'all answers')
  const inOrder = ['nothing owed', '40020001', 'beside', '40020002', 'on its way', '40020003']
  expect(told).toEqual(inOrder)
  expect(acknowledgedPackets.count - before).toBe(6)
})

test('what is on its way to the disk and what comes behind it both wait', async () => {
  const journal = new JournalUnderTest().open()
  onTestFinished(() => journal.close())
  const ack = new DurableAck({ journal, dues: new Dues(journal) }, 'bus-1', {
    answers: new PassThrough(),
    shedBytes: 1e6,
  })
  ack.takeRun(...laneRun(1))
  // The commit begins in a turn of its own, before this one.
  await new Promise((resolve) => setImmediate(resolve))
  ack.takeRun(...laneRun(2, 3))
  expect([journal.commitAhead, journal.commitAwaited]).toEqual([1, 0])
  expect(ack.pendingBytes).toBe(3 * bytes.length)
  await waitFor(() => journal.commitAwaited === 2, 'both commits')
  expect(ack.pendingBytes).toBe(0)
})
