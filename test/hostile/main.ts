#!/usr/bin/env node
/**
 * `npm run hostile`: what is too heavy for a test is done to a broker, while a bystander publishes. Exit codes: 0 all
 * promises kept, 1 one was not, 2 usage. With --users the broker has a users file of machine-made secrets, and only the herd comes.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { parseCount } from '../../cli/arguments.ts'
import { endTidily } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { BrokerProcess } from './broker-process.ts'
import type { Bystanding } from './bystander.ts'
import { connectFlood, frozenSubscribers, halfOpen, herd, herdId, type Scene } from './scenes.ts'

/** What the broker's memory may grow by in a scene of strangers. */
const growthMbMax = 64
const quietMs = 3000
const warmUpClients = 500

interface Flags {
  readonly halfOpen: number
  readonly floodSeconds: number
  readonly frozen: number
  readonly herd: number
  readonly users: boolean
  readonly json: boolean
}

const flags = (
  await withFlags(
    new Command('hostile')
      .description(
        'Do to a broker what is too heavy for a test, while a bystander publishes. 0 leaves a scene out.',
      )
      .option('--half-open <n>', 'connections that never say who they are', parseCount, 10_000)
      .option('--flood-seconds <n>', 'of CONNECTs without an end', parseCount, 10)
      .option('--frozen <n>', 'subscribers that read nothing', parseCount, 100)
      .option('--herd <n>', 'clients that all come back at once', parseCount, 10_000)
      .option('--users', 'with a users file of machine-made secrets; only the herd comes', false),
  )
).opts<Flags>()

endTidily()
const figures: Record<string, unknown> = {}
const broken: string[] = []
const herdSize = flags.herd
const users = Array.from({ length: Math.max(herdSize, warmUpClients) }, (_, i) => herdId(i))
const broker = await BrokerProcess.start(flags.users ? ['bystander', ...users] : [])
const bystander = fork(fileURLToPath(new URL('bystander.js', import.meta.url)), [
  String(broker.port),
  ...(broker.password === undefined ? [] : [broker.password]),
])
try {
  // A broker in service: what it takes once is not growth.
  await herd(broker, warmUpClients)
  await ask(bystander)
  await sleep(quietMs)
  figures['quiet'] = await ask(bystander)
  if (!flags.users) {
    await play('halfOpen', flags.halfOpen, halfOpen)
    await play('connectFlood', flags.floodSeconds, connectFlood)
    await play('frozen', flags.frozen, frozenSubscribers)
  }
  await play('herd', herdSize, herd)
  if (broker.unexpectedExits > 0) broken.push(`the broker left ${broker.unexpectedExits} times`)
} finally {
  bystander.kill()
  await broker.stop()
}
printFigures('hostile clients', { ...figures, broken, passed: broken.length === 0 }, flags.json)
process.exit(broken.length === 0 ? 0 : 1)

/** Plays one scene with so many of whatever it takes; 0 leaves it out. */
async function play(
  name: string,
  count: number,
  scene: (broker: BrokerProcess, count: number) => Promise<Scene>,
): Promise<void> {
  if (count === 0) return
  process.stderr.write(`hostile: ${name}, ${count}\n`)
  const { connections } = await ask(bystander)
  const before = await memoryMb()
  const played = await scene(broker, count)
  // The last answers, and what was let go.
  await sleep(quietMs)
  const growthMb = Math.round((await memoryMb()) - before)
  const bystanding = await ask(bystander)
  figures[name] = { ...played.figures, growthMb, bystander: bystanding }
  const blame = (why: string): number => broken.push(`${name}: ${why}`)
  for (const why of played.broken) blame(why)
  // A herd is a broker that died: another one, and one connection more.
  const isHerd = scene === herd
  const lost = bystanding.connections - connections
  if (!isHerd && growthMb > growthMbMax) blame(`the broker grew by ${growthMb} MB`)
  if (lost > (isHerd ? 1 : 0)) blame('the bystander lost its connection')
  const open = bystanding.sent - bystanding.answered
  // What was under way when it was asked counts next time.
  if (Math.abs(open) > 10) blame(`${open} of the bystander's messages were not answered`)
}

async function memoryMb(): Promise<number> {
  return (await broker.reading('process_resident_memory_bytes')) / 2 ** 20
}

async function ask(child: ChildProcess): Promise<Bystanding> {
  const answer = once(child, 'message') as Promise<[Bystanding]>
  child.send('how did it go')
  return (await answer)[0]
}
