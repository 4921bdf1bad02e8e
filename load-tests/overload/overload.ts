/**
 * Past the limit: a zone of its own under an everyday load, then a crowd that sends as much as goes, then the everyday load alone until
 * all is well again. In the crowd QoS 0 comes first and QoS 1 joins after a third of its time, so that it shows what gives way to what.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { addressOf, type LoadTarget } from '../../simulator/load/load-connection.ts'
import { runLoad, type LoadOptions, type LoadResult } from '../../simulator/load/run-load.ts'
import type { OwnZone } from '../own-zone.ts'
import { loadDevicePrefix } from '../profiles.ts'
import { ApiReader, LiveWatcher } from './bystanders.ts'
import { countRun, type Counts } from './counts.ts'
import { FrozenSubscriber } from './frozen-subscriber.ts'
import { drainedMs, latencyBackMs, type Span } from './judgment.ts'
import { SteadyVehicles } from './steady-vehicles.ts'
import { ZoneReadings } from './zone-readings.ts'

export interface OverloadPlan {
  readonly zone: OwnZone
  readonly baseSeconds: number
  readonly seconds: number
  readonly patienceSeconds: number
  /** PUBACK p95 in which the zone counts as well. */
  readonly targetMs: number
  /** Sockets of each half of the crowd. */
  readonly connections: number
  /** Vehicles of the everyday load, of QoS 1 and of QoS 0 each. */
  readonly vehicles: number
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

export interface OverloadRun {
  readonly base: Span
  readonly overload: Span
  readonly after: Span
  /** Messages of QoS 1 a second that it acknowledged when there was nothing else. */
  readonly capacityPerSecond: number
  /** By both halves of the crowd; what was not let in waits in the sockets, so the zone sets the pace. */
  readonly offeredPerSecond: number
  readonly vehicles: SteadyVehicles
  readonly watcher: LiveWatcher
  readonly reader: ApiReader
  readonly readings: ZoneReadings
  readonly backlogMax: number
  readonly counts: Counts
}

export const rateHz = 10
const devicesPerConnection = 20
const qos1InFlight = 1000
const qos0InFlight = 20_000
/** In the flood every so many-th message is of QoS 1: its PUBACK says that those before it were read. */
const qos0FenceEvery = 1000
const capacitySeconds = 2
const pollMs = 200

export async function runOverload(plan: OverloadPlan): Promise<OverloadRun> {
  const stage = new Stage(plan)
  try {
    return await stage.play()
  } finally {
    stage.close()
  }
}

class Stage {
  readonly #plan: OverloadPlan
  readonly #run = Date.now().toString(36)
  readonly #target: LoadTarget
  readonly #qos1: SteadyVehicles
  readonly #qos0: SteadyVehicles
  readonly #watcher = new LiveWatcher()
  readonly #reader = new ApiReader()
  readonly #frozen: FrozenSubscriber
  readonly #readings: ZoneReadings

  constructor(plan: OverloadPlan) {
    this.#plan = plan
    this.#target = { ...addressOf(plan.zone.tcpUrl), username: '', password: '' }
    this.#qos1 = this.#steady('one', 1)
    this.#qos0 = this.#steady('none', 0)
    this.#frozen = new FrozenSubscriber(this.#name('large'))
    this.#readings = new ZoneReadings(plan.zone.healthUrls)
  }

  async play(): Promise<OverloadRun> {
    const { zone, baseSeconds, say } = this.#plan
    const before = await this.#readings.read()
    say('finding out what it takes')
    const alone = await this.#offer('alone', { ...this.#crowdQos1(), seconds: capacitySeconds })
    await this.#untilDrained(0)
    void this.#readings.run()
    void this.#reader.run(zone.apiUrl)
    await this.#watcher.start(zone.apiUrl)
    await this.#qos1.start()
    await this.#qos0.start()
    say(`${Math.round(alone.acknowledgedPerSecond)} messages/s; everyday load`)
    const base = await span(() => this.#wait(baseSeconds))
    await this.#frozen.start(zone.tcpUrl)
    say('crowd')
    let crowd: readonly LoadResult[] = []
    const overload = await span(async () => (crowd = await this.#crowd()))
    say('everyday load until all is well')
    const after = await span(() => this.#recover(performance.now()))
    await Promise.all([this.#qos1.stop(), this.#qos0.stop(), this.#frozen.stop()])
    await this.#untilDrained(0)
    const last = await this.#readings.read()
    return {
      base,
      overload,
      after,
      capacityPerSecond: alone.acknowledgedPerSecond,
      offeredPerSecond: crowd.reduce((sum, { sent, seconds }) => sum + sent / seconds, 0),
      vehicles: this.#qos1,
      watcher: this.#watcher,
      reader: this.#reader,
      readings: this.#readings,
      backlogMax: this.#backlogMax,
      counts: await countRun(zone.storeUrl, this.#name(''), {
        qos1: [...alone.devices!, ...crowd[1]!.devices!, ...this.#qos1.devices],
        qos0Sent: crowd[0]!.sent + this.#qos0.sent + this.#frozen.sent,
        qos0Shed: (last?.shed ?? NaN) - (before?.shed ?? NaN),
      }),
    }
  }

  close(): void {
    this.#readings.stop()
    this.#reader.stop()
    this.#watcher.stop()
    this.#frozen.close()
    this.#qos1.close()
    this.#qos0.close()
  }

  /** QoS 0 at once, QoS 1 after a third of the time; both end together. */
  async #crowd(): Promise<readonly LoadResult[]> {
    const { seconds } = this.#plan
    let flood: Promise<LoadResult> | undefined
    // Its process has to start and connect: the third counts from when it sends.
    const flooding = new Promise<void>((resolve, reject) => {
      flood = this.#offer('flood', {
        ...this.#crowdQos1(),
        fenceEvery: qos0FenceEvery,
        inFlightMax: qos0InFlight,
        seconds,
        onMeasuring: resolve,
      })
      flood.catch(reject)
    })
    const joining = flooding
      .then(() => this.#wait(seconds / 3))
      .then(() => this.#offer('joined', { ...this.#crowdQos1(), seconds: (seconds * 2) / 3 }))
    return await Promise.all([flood!, joining])
  }

  #crowdQos1(): Omit<LoadOptions, 'name' | 'seconds'> {
    return {
      target: { ...this.#target, username: 'gateway-load' },
      connections: this.#plan.connections,
      devicesPerConnection,
      rate: 0,
      inFlightMax: qos1InFlight,
      fenceEvery: 1,
      workers: 1,
      warmUpSeconds: 0,
      catchUpSeconds: 0,
    }
  }

  #offer(name: string, load: Omit<LoadOptions, 'name'>): Promise<LoadResult> {
    return runLoad({ ...load, name: `${this.#run}-${name}`, signal: this.#plan.signal })
  }

  async #recover(fromMs: number): Promise<void> {
    const { patienceSeconds, targetMs } = this.#plan
    const deadline = fromMs + patienceSeconds * 1000
    for (;;) {
      await this.#wait(pollMs / 1000)
      const so = { fromMs, toMs: performance.now() }
      const isBack = latencyBackMs(this.#qos1.answers, so, targetMs) !== undefined
      if (isBack && drainedMs(this.#readings.all, so, this.#backlogMax) !== undefined) return
      if (so.toMs > deadline) return
    }
  }

  /** What may wait in everyday life: as much as comes in a second. */
  get #backlogMax(): number {
    return 2 * this.#plan.vehicles * rateHz
  }

  async #untilDrained(backlogMax: number): Promise<void> {
    const deadline = performance.now() + this.#plan.patienceSeconds * 1000
    while (performance.now() < deadline) {
      const reading = await this.#readings.read()
      if (reading !== undefined && reading.backlog <= backlogMax) return
      await this.#wait(pollMs / 1000)
    }
  }

  async #wait(seconds: number): Promise<void> {
    await sleep(seconds * 1000, undefined, { signal: this.#plan.signal })
  }

  #steady(name: string, qos: 0 | 1): SteadyVehicles {
    const { vehicles } = this.#plan
    return new SteadyVehicles({
      target: this.#target,
      name: this.#name(name),
      vehicles,
      rateHz,
      qos,
    })
  }

  #name(of: string): string {
    return `${loadDevicePrefix}${this.#run}-${of}`
  }
}

async function span(during: () => Promise<unknown>): Promise<Span> {
  const fromMs = performance.now()
  await during()
  return { fromMs, toMs: performance.now() }
}
