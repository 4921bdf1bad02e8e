/**
 * A simulated run from beginning to end: as an iterator of messages, into a file, or live to the broker. What `v2x simulate`
 * does.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { setImmediate as yieldToIo, setTimeout as sleep } from 'node:timers/promises'
import { systemClock, type Clock } from '../common/clock.ts'
import { V2xError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { messageOf } from '../schemas/index.ts'
import { loadNetwork, type Position, type RoadNetwork } from '../schemas/network.ts'
import { RunPlot } from './plot/run-plot.ts'
import { checkPlotName, writePlot } from './plot/write-plot.ts'
import { LiveTraffic, type LiveCounts } from './publish/live.ts'
import { RecordingFile, type SimulatedMessage } from './recording.ts'
import { loadScenario, withVehicles } from './scenario.ts'
import { FcdTraffic } from './sumo/fcd-traffic.ts'
import type { TrafficSource } from './traffic-source.ts'
import { tickMicros, World } from './world.ts'

export interface SimulationOptions {
  /** Name of a shipped scenario or a .json file. */
  readonly scenario: string
  readonly seed?: number
  /** Vehicles in all; as many as the scenario says where absent. */
  readonly vehicles?: number
  /** Simulated seconds; the scenario's own duration where absent. */
  readonly forSeconds?: number
  /** A road network file instead of the scenario's. */
  readonly networkFile?: string
  /** SUMO's floating-car data in place of the scenario's vehicles, and where its net's zero point lies. */
  readonly fcd?: { readonly file: string; readonly origin?: Position }
}

export interface RunOptions extends SimulationOptions {
  /** Simulated seconds a second: 1 is real time, Infinity as fast as it goes. */
  readonly speed: number
  /** A .ndjson or .bin file; without it a run in real time is published, any other only counted. */
  readonly out?: string
  /** An .svg file to draw the run into. */
  readonly plot?: string
  /** Where to publish, when there is no file. */
  readonly mqtt?: { readonly url: string; readonly password: string }
  readonly clock?: Clock
  readonly log: Log
  readonly signal?: AbortSignal
  /** Told now and then how far the run is. */
  readonly onProgress?: (progress: { readonly messages: number; readonly seconds: number }) => void
}

export interface SimulationResult {
  readonly messages: number
  /** Over all payloads in their order, at the scenario's own epoch. */
  readonly sha256: string
  readonly simulatedSeconds: number
  readonly vehicles: number
  readonly scenario: string
  readonly seed: number
  /** What became of the messages, when they were published. */
  readonly published?: LiveCounts
}

/** How long to wait for the last acknowledgements, and for the first connection. */
const settleMs = 5000
const progressEveryMs = 500
const inFlightMax = 4096

interface Prepared {
  readonly name: string
  readonly seed: number
  readonly seconds: number
  /** What is drawn beneath the tracks. */
  readonly network?: RoadNetwork
  /** Each call begins the same run again. */
  begin(sequenceBase?: number): TrafficSource
}

/** Messages of a run in their order. */
export function* simulatedMessages(options: SimulationOptions): Generator<SimulatedMessage> {
  const prepared = prepare(options)
  const traffic = prepared.begin()
  while (!isOver(traffic, prepared)) yield* messagesOfTick(traffic)
}

/** Runs to the end, or to the signal. */
export async function runSimulation(options: RunOptions): Promise<SimulationResult> {
  if (options.plot !== undefined) checkPlotName(options.plot)
  const prepared = prepare(options)
  // At another speed than that of time nothing can be live: without a file the run is only generated and counted.
  if (options.out !== undefined || options.mqtt === undefined || options.speed !== 1) {
    return await simulateOffline(options, prepared)
  }
  return await simulateLive(options, prepared, options.mqtt)
}

async function simulateOffline(options: RunOptions, prepared: Prepared): Promise<SimulationResult> {
  const { clock = systemClock, speed } = options
  const traffic = prepared.begin()
  const run = new Run(traffic, prepared, options)
  const file = options.out === undefined ? undefined : await RecordingFile.create(options.out)
  const startMs = clock.monotonicMs()
  try {
    for (let tick = 0; !isOver(traffic, prepared) && options.signal?.aborted !== true; tick++) {
      for (const message of messagesOfTick(traffic, run.plot)) {
        run.count(message.payload)
        file?.add(message)
      }
      await file?.flush()
      const aheadMs = traffic.elapsedMicros / 1000 / speed - (clock.monotonicMs() - startMs)
      if (aheadMs > 1) await sleep(aheadMs)
      // At full speed nothing else waits for I/O, and Ctrl-C would go unheard.
      else if (tick % 200 === 0) await yieldToIo()
      run.report()
    }
  } finally {
    traffic.close?.()
    await file?.close()
  }
  return run.result()
}

async function simulateLive(
  options: RunOptions,
  prepared: Prepared,
  mqtt: { readonly url: string; readonly password: string },
): Promise<SimulationResult> {
  const { clock = systemClock, log, signal } = options
  // The hash is of the run at its own epoch: a twin that is not published makes it.
  const twin = prepared.begin()
  const run = new Run(twin, prepared, options)
  const world = prepared.begin(clock.nowMicros())
  const clientId = `gateway-simulator-${clock.nowMicros().toString(36)}`
  const untilMicros = ticksIn(prepared.seconds) * tickMicros
  const gateways = { ...mqtt, clientId, inFlightMax, clock, log }
  const traffic = new LiveTraffic(world, { ...gateways, untilMicros })
  const stopped = (): boolean => signal?.aborted === true
  try {
    if (!(await traffic.connectedWithin(settleMs))) throw notConnected(traffic, mqtt.url)
    traffic.start()
    while (!isOver(twin, prepared) && !stopped()) {
      await sleep(50)
      while (twin.elapsedMicros < world.elapsedMicros) {
        for (const { payload } of messagesOfTick(twin, run.plot)) run.count(payload)
      }
      run.report()
    }
    traffic.pause()
    for (let waited = 0; traffic.inFlight > 0 && waited < settleMs; waited += 20) await sleep(20)
  } finally {
    await traffic.stop()
    for (const each of [twin, world]) each.close?.()
  }
  return { ...run.result(), published: { ...traffic.counts } }
}

function notConnected(traffic: LiveTraffic, url: string): V2xError {
  const problem = Object.values(traffic.readiness()).find((ready) => ready !== true)
  return new V2xError(
    'MQTT_CONNECT',
    `cannot publish to ${url}: ${problem ?? 'no answer'}; is the zone running (npm start), and is V2X_MQTT_URL right?`,
  )
}

/** The running totals of one run. */
class Run {
  readonly #hash = createHash('sha256')
  readonly #traffic: TrafficSource
  readonly #prepared: Prepared
  readonly #onProgress: RunOptions['onProgress']
  readonly #clock: Clock
  readonly #plotFile: string | undefined
  /** What is gathered to be drawn, where that is wished. */
  readonly plot: RunPlot | undefined
  #messages = 0
  #reportedMs: number

  constructor(traffic: TrafficSource, prepared: Prepared, options: RunOptions) {
    this.#traffic = traffic
    this.#prepared = prepared
    this.#onProgress = options.onProgress
    this.#clock = options.clock ?? systemClock
    this.#reportedMs = this.#clock.monotonicMs()
    this.#plotFile = options.plot
    this.plot = options.plot === undefined ? undefined : new RunPlot()
  }

  count(payload: Uint8Array): void {
    this.#messages += 1
    this.#hash.update(payload)
  }

  report(): void {
    const nowMs = this.#clock.monotonicMs()
    if (this.#onProgress === undefined || nowMs - this.#reportedMs < progressEveryMs) return
    this.#reportedMs = nowMs
    this.#onProgress({ messages: this.#messages, seconds: this.#traffic.elapsedMicros / 1e6 })
  }

  /** Draws the plot, too. */
  result(): SimulationResult {
    const { name: scenario, seed, network } = this.#prepared
    if (this.plot !== undefined) {
      writePlot(this.#plotFile!, this.plot, { scenario, seed }, network)
    }
    return {
      messages: this.#messages,
      sha256: this.#hash.digest('hex'),
      simulatedSeconds: this.#traffic.elapsedMicros / 1e6,
      vehicles: this.#traffic.vehicles.length,
      scenario,
      seed,
    }
  }
}

function prepare(options: SimulationOptions): Prepared {
  const loaded = loadScenario(options.scenario)
  const { vehicles, fcd, seed = loaded.seed } = options
  const { forSeconds = fcd === undefined ? loaded.durationS : Number.MAX_SAFE_INTEGER } = options
  if (!(forSeconds > 0) || !Number.isFinite(forSeconds)) {
    throw new V2xError('SIMULATE_USAGE', `cannot simulate ${forSeconds} s: give a time above 0`)
  }
  const { epochMicros } = loaded
  if (fcd !== undefined) {
    const begin = (sequenceBase = 0): TrafficSource =>
      new FcdTraffic({ ...fcd, epochMicros, seed, sequenceBase })
    return { name: basename(fcd.file), seed, seconds: forSeconds, begin }
  }
  const scenario = vehicles === undefined ? loaded : withVehicles(loaded, vehicles)
  const network = loadNetwork(options.networkFile ?? scenario.network)
  const begin = (sequenceBase = 0): TrafficSource =>
    new World({ scenario, network, seed, sequenceBase })
  return { name: scenario.name, seed, seconds: forSeconds, network, begin }
}

function isOver(traffic: TrafficSource, { seconds }: Prepared): boolean {
  return traffic.ended === true || traffic.elapsedMicros >= ticksIn(seconds) * tickMicros
}

function ticksIn(seconds: number): number {
  return Math.ceil((seconds * 1e6) / tickMicros)
}

/** Encodes at once: a device changes its message at its next step. */
function messagesOfTick(traffic: TrafficSource, plot?: RunPlot): SimulatedMessage[] {
  const messages: SimulatedMessage[] = []
  traffic.tick({
    emit: (stream, generatedAt, message) => {
      const { topic, type } = stream
      plot?.note(stream, generatedAt, message)
      const payload = messageOf(type).encode(message).finish()
      messages.push({ topic, type, generatedAt, payload })
    },
  })
  return messages
}
