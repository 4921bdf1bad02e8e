/** Bench: what an idle connection holds of a broker's memory. */
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError } from '../../common/errors.ts'
import { LoadConnection, type Schedule } from '../../simulator/load/load-connection.ts'
import { PublishTemplate } from '../../simulator/load/template.ts'
import type { Bench, Contender } from './bench.ts'
import { ourBroker, stockAedes } from './brokers.ts'
import { residentBytes } from './processor-time.ts'
import type { Subject } from './subject.ts'

const connections = 10_000
const connectingMax = 100
/** A collector needs a while to find that nothing goes on. */
const settleMs = 5000

/** Resident KB of the broker for each connection, once all are there and quiet. */
async function kilobytesEach(subject: Subject): Promise<number> {
  const running = await subject.start()
  const all = Array.from({ length: connections }, (_, index) => idleConnection(index))
  try {
    await sleep(settleMs)
    const before = residentBytes(running.pid)
    const waiting = all.values()
    const connectSome = async (): Promise<void> => {
      const target = { host: '127.0.0.1', port: running.port, username: '', password: '' }
      for (const connection of waiting) await connection.open(target)
    }
    await Promise.all(Array.from({ length: connectingMax }, connectSome))
    await sleep(settleMs)
    if (lost > 0) throw new V2xError('BENCH_COUNT', `${subject.name} closed ${lost} connections`)
    return (residentBytes(running.pid) - before) / 1024 / connections
  } finally {
    for (const connection of all) connection.destroy()
    await running.stop()
  }
}

let lost = 0

const silent: Schedule = {
  inFlightMax: 1,
  fenceEvery: 1,
  dueAt: (_connection, _message, nowMs) => nowMs,
  acknowledged: () => undefined,
  settled: () => undefined,
  lost: () => lost++,
}

function idleConnection(index: number): LoadConnection {
  const clientId = `LOAD-idle-${index}`
  const templates = [new PublishTemplate(clientId, index)]
  return new LoadConnection(silent, { index, clientId, templates })
}

function contender(subject: Subject): Contender {
  return { name: subject.name, measure: async () => [await kilobytesEach(subject)] }
}

export const connectionsIdle: Bench = {
  what: "10,000 idle connections: KB of the broker's memory for each",
  shapes: [
    {
      name: `${connections} idle connections`,
      measures: [{ unit: 'KB each' }],
      contenders: [ourBroker, stockAedes].map(contender),
    },
  ],
}
