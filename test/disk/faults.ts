/** What may be wrong with a disk, each done to a real broker under load; what was promised of it, and whether that was kept. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onPath } from '../../load-tests/k6-path.ts'
import { freePorts } from '../../store/contract/free-ports.ts'
import { segmentFileName } from '../../store/journal/format.ts'
import { undoAtEnd } from '../end-tidily.ts'
import { needs, prlimitPath } from '../needs.ts'
import { BrokerProcess, until, type BrokerPlan } from './broker-process.ts'
import { Load } from './load.ts'

export interface Finding {
  /** Promises that were broken, in words. */
  readonly broken: string[]
  readonly figures: Record<string, number>
}

/** A place to do one fault in. */
class Ward {
  readonly broken: string[] = []
  readonly figures: Record<string, number> = {}
  readonly plan: BrokerPlan
  readonly load: Load
  broker: BrokerProcess

  constructor(plan: BrokerPlan) {
    this.plan = plan
    this.broker = new BrokerProcess(plan)
    this.load = new Load(plan.ports.mqtt, join(plan.dataDir, 'journal'))
  }

  expect(what: string, isSo: boolean): void {
    if (!isSo) this.broken.push(what)
  }

  /** Waits until so many more are acknowledged. */
  async goesOn(messages = 500): Promise<void> {
    const from = this.load.acknowledged.size
    await until('acknowledgements', () => this.load.acknowledged.size >= from + messages)
  }

  /** The state of a journal without room, as everybody must see it. */
  async isFull(): Promise<void> {
    await this.broker.untilReady(503)
    await until('what waits to be answered', async () => {
      const before = this.load.acknowledged.size
      await sleep(300)
      return this.load.acknowledged.size === before
    })
    const before = this.load.acknowledged.size
    const { journal } = await this.broker.ready()
    this.expect('/readyz says what to do', /make room|raise V2X_JOURNAL_BYTES_MAX/.test(journal))
    this.expect('CONNECT is refused with 3', (await this.broker.connectCode()) === 3)
    // Twice the keep-alive of everybody who is held.
    await sleep(2000)
    this.expect('nothing is acknowledged while full', this.load.acknowledged.size === before)
    this.expect('nobody is closed while full', this.load.reconnections === 0)
    this.expect('the process lives', !this.broker.isGone)
  }

  /** Does something while what is durable is stored, and its segments go. */
  async whileStored<T>(operate: () => Promise<T>): Promise<T> {
    const storing = setInterval(() => this.load.storeAndTrim(), 200)
    return operate().finally(() => clearInterval(storing))
  }

  /** The process leaves by itself; another one, with a sound disk, goes on. */
  async leaves(): Promise<void> {
    const code = await this.whileStored(() =>
      Promise.race([this.broker.exit, sleep(60_000, 'still there', { ref: false })]),
    )
    this.expect(`the process leaves with 70 (${code})`, code === 70)
    await this.broker.kill()
    const { under: _bad, ...sound } = this.plan
    this.broker = new BrokerProcess(sound)
    await this.broker.untilReady(200)
    await this.goesOn()
  }

  async end(): Promise<Finding> {
    this.load.stop()
    await this.broker.kill()
    const { lost, phantom } = await this.load.judge()
    this.expect(`nothing acknowledged is lost (${lost})`, lost === 0)
    this.expect(`nothing is there that was not sent (${phantom})`, phantom === 0)
    const acknowledged = this.load.acknowledged.size
    return { broken: this.broken, figures: { acknowledged, lost, phantom, ...this.figures } }
  }
}

/** A command that runs the broker, given where its journal is. */
type Under = (journal: string) => readonly string[]

async function onWard(
  plan: Pick<BrokerPlan, 'env'> & { readonly under?: Under; readonly parent?: string },
  operate: (ward: Ward) => Promise<void>,
): Promise<Finding> {
  const { parent = tmpdir(), under = () => [], env = {} } = plan
  const dataDir = mkdtempSync(join(realpathSync(parent), 'v2x-disk-'))
  const [mqtt, ws, health] = await freePorts(3)
  const ports = { mqtt: mqtt!, ws: ws!, health: health! }
  const ward = new Ward({ dataDir, ports, env, under: under(join(dataDir, 'journal')) })
  const end = undoAtEnd(async () => {
    ward.load.stop()
    await ward.broker.kill()
    rmSync(dataDir, { recursive: true, force: true })
  })
  try {
    await ward.broker.untilReady(200)
    ward.load.start()
    await operate(ward)
    return await ward.end()
  } catch (thrown) {
    const { broken, figures } = ward
    return {
      broken: [...broken, thrown instanceof Error ? thrown.message : String(thrown)],
      figures,
    }
  } finally {
    await end()
  }
}

/** Done to the broker's calls, or to those on its first segment alone: the durable mark is written by the same call. */
function strace(inject: string, on: 'everything' | 'segment' = 'everything'): Under {
  const call = inject.split(':')[0]
  // The tracer is the grandchild, so that the broker itself is the child that leaves, or is killed.
  return (journal) => [
    'strace',
    '-D',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${inject}`,
    ...(on === 'segment' ? ['-P', join(journal, segmentFileName(1))] : []),
  ]
}

/** Segments of 256 KB. */
const smallBudget = { V2X_JOURNAL_BYTES_MAX: String(2 * 1024 * 1024) }

/** An error that is final: of a sync always, of a write unless there is only no room. */
function finalError(under: Under, env: Readonly<Record<string, string>> = {}): Fault['run'] {
  return () => onWard({ under, env }, (ward) => ward.leaves())
}

/** Each write takes longer: batches grow, nobody is answered before it ends, nobody is closed. */
function slowDisk(delayMs: number): Fault['run'] {
  const under = strace(`pwrite64:delay_enter=${delayMs * 1000}`, 'segment')
  return () =>
    onWard({ under }, async ({ load, broker, figures, ...ward }) => {
      await until('acknowledgements', () => load.latenciesMs.length >= 400)
      const sorted = load.latenciesMs.toSorted((a, b) => a - b)
      const commits = await broker.metric('v2x_broker_commit_seconds_count')
      figures['p50Ms'] = Math.round(sorted[sorted.length >> 1]!)
      figures['p99Ms'] = Math.round(sorted[Math.floor(sorted.length * 0.99)]!)
      figures['writesInP99'] = Math.round((figures['p99Ms'] / delayMs) * 10) / 10
      figures['messagesPerCommit'] = Math.round(
        (await broker.metric('v2x_broker_journaled_packets_total')) / commits,
      )
      figures['reconnections'] = load.reconnections
      if (sorted[0]! < delayMs) ward.broken.push('nobody is answered before the disk is')
      if (load.reconnections > 0) ward.broken.push('nobody is closed for its keep-alive')
    })
}

async function budgetReached(): Promise<Finding> {
  return onWard({ env: smallBudget }, async (ward) => {
    await ward.isFull()
    await ward.whileStored(() => ward.goesOn(2000))
    await ward.isFull()
    await ward.whileStored(() => ward.broker.untilReady(200))
  })
}

async function volumeFull(): Promise<Finding> {
  const mount = mkdtempSync(join(tmpdir(), 'v2x-small-'))
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', mount])
  const unmount = undoAtEnd(() => {
    spawnSync('umount', [mount])
    rmSync(mount, { recursive: true, force: true })
  })
  const ballast = (name: string): string => join(mount, name)
  try {
    mkdirSync(ballast('others'))
    for (const name of ['others/1', 'others/2']) writeFileSync(ballast(name), Buffer.alloc(2 ** 21))
    return await onWard({ parent: mount }, async (ward) => {
      await ward.isFull()
      rmSync(ballast('others/1'))
      await ward.goesOn()
      await ward.isFull()
      rmSync(ballast('others/2'))
      await ward.broker.untilReady(200)
    })
  } finally {
    await unmount()
  }
}

/** Writes find no room for a while: by themselves, whatever the volume's figures say, as with a quota. */
async function writesRefused(): Promise<Finding> {
  return onWard({ under: strace('pwrite64:error=EDQUOT:when=40..70') }, async (ward) => {
    await ward.isFull()
    await ward.broker.untilReady(200)
    await ward.goesOn()
  })
}

/** No descriptor is left: who stands is served, segments turn over, newcomers come in once there is one. */
async function noDescriptors(): Promise<Finding> {
  const under: Under = () => ['prlimit', '--nofile=64']
  return onWard({ under, env: smallBudget }, async (ward) => {
    await ward.goesOn(50)
    const idle: Socket[] = []
    for (let count = 0; count < 100; count++) {
      idle.push(
        connect({ port: ward.plan.ports.mqtt, host: '127.0.0.1' }).on('error', () => undefined),
      )
    }
    await ward.whileStored(() => ward.goesOn(5000))
    ward.expect('who stands stays', ward.load.reconnections === 0)
    for (const socket of idle) socket.destroy()
    await until('a newcomer to be let in', async () => (await ward.broker.connectCode()) === 0)
  })
}

export interface Fault {
  readonly name: string
  /** Why it cannot be done here. */
  readonly missing: string | undefined
  readonly run: () => Promise<Finding>
}

const straceMissing =
  onPath('strace') === undefined
    ? 'there is no strace; install it with: apt-get install strace'
    : undefined
const prlimitMissing = prlimitPath() === undefined ? needs.prlimit : undefined

export const faults: readonly Fault[] = [
  { name: 'journal at its budget', missing: undefined, run: budgetReached },
  { name: 'volume full', missing: mountMissing(), run: volumeFull },
  { name: 'writes over a quota', missing: straceMissing, run: writesRefused },
  {
    name: 'a segment is not written',
    missing: straceMissing,
    run: finalError(strace('pwrite64:error=EIO:when=40+', 'segment')),
  },
  {
    name: 'fsync of a directory fails',
    missing: straceMissing,
    run: finalError(strace('fsync:error=EIO:when=10+'), smallBudget),
  },
  {
    name: 'writes fail',
    missing: straceMissing,
    run: finalError(strace('pwrite64:error=EIO:when=60+')),
  },
  {
    name: 'volume turns read-only',
    missing: straceMissing,
    run: finalError(strace('pwrite64:error=EROFS:when=60+')),
  },
  { name: 'each write takes 200 ms', missing: straceMissing, run: slowDisk(200) },
  { name: 'each write takes 2 s', missing: straceMissing, run: slowDisk(2000) },
  { name: 'no descriptor left', missing: prlimitMissing, run: noDescriptors },
]

function mountMissing(): string | undefined {
  const place = mkdtempSync(join(tmpdir(), 'v2x-mount-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place])
  if (status === 0) spawnSync('umount', [place])
  rmSync(place, { recursive: true, force: true })
  return status === 0 ? undefined : 'only root may mount a small tmpfs; run it as root'
}
