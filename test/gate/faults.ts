/** What goes wrong, and when: a seeded list of faults, mixed well. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../common/random.ts'
import type { Processes } from './processes.ts'
import type { Role } from './target.ts'

export const faultKinds = ['broker', 'ingest', 'store', 'all', 'recovery', 'pause'] as const
export type FaultKind = (typeof faultKinds)[number]

/** How many of each. `all` is every process at once, `recovery` a second kill while the first one is being recovered from. */
export type FaultCounts = Readonly<Record<FaultKind, number>>

export const noFaults: Record<FaultKind, number> = {
  broker: 0,
  ingest: 0,
  store: 0,
  all: 0,
  recovery: 0,
  pause: 0,
}

/** Between two faults the target has this long to come back and get on. */
const calmMs = [200, 1500] as const
const deadMsMax = 1000
const pauseMs = [200, 3000] as const

/** The kinds in an order that the dice give. */
export function shuffled(counts: FaultCounts, random: Random): FaultKind[] {
  const list = faultKinds.flatMap((kind) => Array.from({ length: counts[kind] }, () => kind))
  for (let at = list.length - 1; at > 0; at--) {
    const other = random.integer(0, at)
    const kind = list[at]!
    list[at] = list[other]!
    list[other] = kind
  }
  return list
}

/** Lets them happen one after another; gives what did happen. */
export async function inflict(
  processes: Processes,
  faults: readonly FaultKind[],
  random: Random,
): Promise<FaultCounts> {
  const done = { ...noFaults }
  for (const kind of faults) {
    await sleep(random.integer(...calmMs))
    if (await one(processes, kind, random)) done[kind]++
    // A fault may fall while another part still recovers, but each one had its chance to be ready once.
    await processes.untilReady()
  }
  return done
}

async function one(processes: Processes, kind: FaultKind, random: Random): Promise<boolean> {
  const any = processes.roles[random.integer(0, processes.roles.length - 1)]!
  if (kind === 'all') {
    await processes.killAll()
    await sleep(random.integer(0, deadMsMax))
    processes.startAll()
    return true
  }
  if (kind === 'pause') {
    await processes.of(any).pause(random.integer(...pauseMs))
    return true
  }
  if (kind === 'recovery') return await twice(processes, any, random)
  const managed = processes.of(kind)
  const killed = await managed.kill()
  await sleep(random.integer(0, deadMsMax))
  managed.start()
  return killed
}

/** Kills it, and once more before it can be ready again. */
async function twice(processes: Processes, role: Role, random: Random): Promise<boolean> {
  const managed = processes.of(role)
  await managed.kill()
  managed.start()
  await sleep(random.next() * managed.startMs)
  const killed = await managed.kill()
  managed.start()
  return killed
}
