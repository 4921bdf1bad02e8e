/**
 * Deliberately broken builds, wired here and nowhere in the product. The gate must fail each one: a gate that lets one
 * through proves nothing.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { reasonOf } from '../../common/errors.ts'
import { brokenParts } from '../simfs/broken-parts.ts'
import { exploreCrashes, isClean } from '../simfs/explore.ts'
import { brokenReaders } from '../surgery/broken-readers.ts'
import { flipBits } from '../surgery/operations.ts'
import { noFaults, type FaultCounts } from './faults.ts'
import { runKills } from './kills.ts'
import { isSound, type Verdict } from './oracle.ts'
import { zoneTarget, type Role } from './target.ts'
import type { Tier } from './tiers.ts'

interface Saboteur {
  readonly name: string
  readonly what: string
  /** A program without which it cannot be tried. */
  readonly needs?: string
  /** Most of it is waiting: for a kill, for a part to be back, for what does not come any more. */
  readonly waits: boolean
  /** What it was caught by, in words; undefined where it was not. */
  caught(seed: number): Promise<string | undefined>
}

const smallTier: Tier = {
  faults: noFaults,
  rounds: 1,
  acknowledgedMin: 3000,
  messagesPerSecond: 3000,
  stallMs: 8000,
  simulatedCrashes: 0,
  bitFlips: 0,
  fuzzedPackets: 0,
  fuzzedPayloads: 0,
}

function preloadOf(name: string): string {
  return join(import.meta.dirname, 'saboteurs', `${name}.js`)
}

interface Judged {
  /** Undefined where it is sound all the same. */
  readonly by: string | undefined
  /** How often a part left that the gate had not killed. */
  readonly unexpectedExits: number
}

/** One round of kills on a build that was changed. */
async function judged(
  changes: Parameters<typeof zoneTarget>[1],
  faults: Partial<FaultCounts>,
  seed: number,
): Promise<Judged> {
  const tier: Tier = { ...smallTier, faults: { ...noFaults, ...faults } }
  const target = (directory: string): ReturnType<typeof zoneTarget> =>
    zoneTarget(directory, changes)
  const options = { seed, say: () => undefined, keeps: false }
  const { rounds, unexpectedExits } = await runKills(target, tier, options)
  const { verdict } = rounds[0]!
  return { by: isSound(verdict) ? undefined : numbers(verdict), unexpectedExits }
}

/** A build in which a part is broken, and the kills that bring it to light. */
function broken(role: Role, name: string, what: string, faults: Partial<FaultCounts>): Saboteur {
  const changes = { [role]: { preload: preloadOf(name) } }
  const caught: Saboteur['caught'] = async (seed) => (await judged(changes, faults, seed)).by
  return { name, what, waits: true, caught }
}

/**
 * ClickHouse notes a part's token before the part has its name. Its process dies between the two, again and again: strace
 * kills it as it renames. What ships must bear that, or this proves nothing.
 */
const tokenTrusted: Saboteur = {
  name: 'token-trusted',
  what: 'a token is trusted after the store was killed',
  needs: 'strace',
  waits: true,
  caught: async (seed) => {
    // strace counts the renames of each thread by itself, and a part is renamed by any of a dozen: of few each, or none dies.
    const inject = 'inject=rename:signal=SIGKILL:when=3'
    const under = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=rename', '-e', inject]
    const sound = await judged({ store: { under } }, { pause: 8 }, seed)
    if (sound.by !== undefined) throw new Error(`what ships fails it, too: ${sound.by}`)
    if (sound.unexpectedExits === 0) throw new Error('strace did not kill the store once')
    const ingest = { preload: preloadOf('token-trusted') }
    return (await judged({ store: { under }, ingest }, { pause: 8 }, seed)).by
  },
}

/** A part that no kill shows to be broken, for the page cache outlives a process; a power cut does. */
function onSimulatedDisk(name: keyof typeof brokenParts, what: string): Saboteur {
  return {
    name,
    what,
    waits: false,
    caught: async (seed) => {
      const found = await exploreCrashes({ seeds: 500, firstSeed: seed, parts: brokenParts[name] })
      return isClean(found) ? undefined : `${found.lost} lost, ${found.changed} changed`
    },
  }
}

/** A reader that trusts the files it is given. */
function underTheKnife(name: keyof typeof brokenReaders, what: string): Saboteur {
  return {
    name,
    what,
    waits: false,
    caught: async (seed) => {
      const found = await flipBits({ count: 500, seed, read: brokenReaders[name] })
      const { phantom, othersLost } = found
      return phantom + othersLost === 0 ? undefined : `${othersLost} lost, ${phantom} phantom`
    },
  }
}

const saboteurs: readonly Saboteur[] = [
  // The two that take longest come first: at the end one would be waited for alone.
  tokenTrusted,
  broken('ingest', 'unlink-before-checkpoint', 'segments go before they are noted as stored', {
    all: 3,
    broker: 4,
    ingest: 8,
  }),
  broken('broker', 'acknowledge-before-write', 'PUBACK goes out before the write', { broker: 4 }),
  broken('broker', 're-send-taken-as-known', 'a DUP is answered and not written', { broker: 5 }),
  broken('ingest', 'checkpoint-before-insert', 'noted as stored before it is', { ingest: 6 }),
  broken('ingest', 'retry-without-token', 'sent again without token or question', { ingest: 6 }),
  broken('ingest', 're-sends-stored-again', "a device's re-send is stored twice", { broker: 1 }),
  broken('ingest', 'quarantine-dropped', 'what cannot be decoded is dropped', { ingest: 1 }),
  onSimulatedDisk('unsynced', 'PUBACK goes out before fsync'),
  onSimulatedDisk('notThrough', 'a write is believed to go through to the disk'),
  onSimulatedDisk('namesUnsynced', 'new names are not synced'),
  onSimulatedDisk('notedFirst', 'checkpoint and unlink come before the insert'),
  onSimulatedDisk('syncRetried', 'a failed fsync is tried again and believed'),
  underTheKnife('withoutCrc', 'a reader without CRC'),
  underTheKnife('endsAtDamage', 'a reader that takes damage for the end'),
]

/** Kills strike at random: what is broken may need another try to show. */
const triesMax = 3

/** True when each was caught. `only` names one. */
export async function runSaboteurs(
  seed: number,
  say: (line: string) => void,
  only?: string,
): Promise<boolean> {
  const chosen = saboteurs.filter(({ name }) => only === undefined || name === only)
  if (chosen.length === 0) {
    throw new Error(
      `no saboteur is called '${only}'; there are ${saboteurs.map(({ name }) => name).join(', ')}`,
    )
  }
  const tried = chosen.filter(({ name, needs }) => {
    const isMissing = needs !== undefined && spawnSync(needs, ['--version']).error !== undefined
    if (isMissing) say(`not tried: ${name}, for ${needs} is not installed`)
    return !isMissing
  })
  const told = [
    ...(await chaseAll({ saboteurs: tried.filter(({ waits }) => waits), atOnce: 2 }, seed, say)),
    ...(await chaseAll({ saboteurs: tried.filter(({ waits }) => !waits), atOnce: 1 }, seed, say)),
  ]
  const caught = told.filter(({ isCaught }) => isCaught).length
  say(`${caught} of ${chosen.length} saboteurs caught`)
  return caught === tried.length && caught > 0
}

interface Chase {
  readonly isCaught: boolean
  readonly line: string
}

/** So many at once; told in the order of the list. */
async function chaseAll(
  { saboteurs: list, atOnce }: { readonly saboteurs: readonly Saboteur[]; readonly atOnce: number },
  seed: number,
  say: (line: string) => void,
): Promise<Chase[]> {
  const rest = list.entries()
  const ended = new Map<number, Chase>()
  const told: Chase[] = []
  const chaser = async (): Promise<void> => {
    for (const [index, saboteur] of rest) {
      ended.set(index, await chase(saboteur, seed))
      for (let next = ended.get(told.length); next !== undefined; next = ended.get(told.length)) {
        told.push(next)
        say(next.line)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, chaser))
  return told
}

/** Never throws: who chases beside it goes on, and leaves no process behind. */
async function chase(saboteur: Saboteur, seed: number): Promise<Chase> {
  const { name, what } = saboteur
  try {
    for (let attempt = 0; attempt < triesMax; attempt++) {
      const by = await saboteur.caught(seed + attempt)
      if (by !== undefined) return { isCaught: true, line: `caught: ${name} (${what}): ${by}` }
    }
    return { isCaught: false, line: `NOT CAUGHT: ${name} (${what})` }
  } catch (thrown) {
    return { isCaught: false, line: `cannot judge: ${name} (${what}): ${reasonOf(thrown)}` }
  }
}

function numbers(verdict: Verdict): string {
  const kinds = ['lost', 'duplicated', 'changed', 'phantom', 'outOfOrder', 'unaccounted'] as const
  return kinds
    .filter((kind) => verdict[kind] > 0)
    .map((kind) => `${verdict[kind]} ${kind}`)
    .join(', ')
}
