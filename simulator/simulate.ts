/**
 * A simulated run from beginning to end: as an iterator of messages, into a file, or live to the broker. What `v2x simulate`
 * does.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { setImmediate as yieldToIo, setTimeout as sleep } from 'node:timers/promises'
import { systemClock, type Clock } from '../common/clock.ts'
import { UsageError, V2xError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { loadNetwork, type RoadNetwork } from '../schemas/network.ts'
import { TruthFile } from './ether/truth-file.ts'
import type { Witness } from './ether/truth.ts'
import { checkApart, checkWritable } from './pieces-file.ts'
import { RunPlot } from './plot/run-plot.ts'
import { checkPlotName, writePlot } from './plot/write-plot.ts'
import { LiveTraffic, type LiveCounts } from './publish/live.ts'
import { RecordingFile, type SimulatedMessage } from './recording.ts'
import { loadScenario, withVehicles } from './scenario/scenario.ts'
import { seedMax } from './scenario/schema.ts'
import { SimulatedSource } from './simulated-source.ts'
import type { MessageSource, TrafficSource } from './traffic-source.ts'
import type { FcdPlace } from './sumo/fcd-place.ts'
import { FcdSource } from './sumo/fcd-source.ts'
import { tickMicros } from './world.ts'

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
  /** SUMO's floating-car data in place of the scenario's vehicles, and where it was driven. */
  readonly fcd?: FcdPlace & { readonly file: string }
}

export interface RunOptions extends SimulationOptions {
  /** Simulated seconds a second: 1 is real time, Infinity as fast as it goes. */
  readonly speed: number
  /** A .ndjson or .bin file; without it a run in real time is published, any other only counted. */
  readonly out?: string
  /** A .ndjson or .csv file for what truly became of each message, where the scenario has an ether. */
  readonly truth?: string
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
  begin(of?: { readonly sequenceBase?: number; readonly witness?: Witness }): MessageSource
}

/** Messages of a run in their order. */
export function* simulatedMessages(options: SimulationOptions): Generator<SimulatedMessage> {
  const prepared = prepare(options)
  const source = prepared.begin()
  try {
    while (!isOver(source, prepared)) yield* source.tick()
    yield* source.rest()
  } finally {
    source.world.close?.()
  }
}

/** Runs to the end, or to the signal. */
export async function runSimulation(options: RunOptions): Promise<SimulationResult> {
  const { out, truth, plot, fcd } = options
  if (plot !== undefined) checkPlotName(plot)
  for (const file of [out, truth, plot]) if (file !== undefined) checkWritable(file)
  checkApart({ '--fcd': fcd?.file, '--out': out, '--truth': truth, '--plot': plot })
  const prepared = prepare(options)
  // At another speed than that of time nothing can be live: without a file the run is only generated and counted.
  if (out !== undefined || options.mqtt === undefined || options.speed !== 1) {
    return await simulateOffline(options, prepared)
  }
  return await simulateLive(options, prepared, options.mqtt)
}

async function simulateOffline(options: RunOptions, prepared: Prepared): Promise<SimulationResult> {
  const { clock = systemClock, speed } = options
  const recording = options.out === undefined ? undefined : new RecordingFile(options.out)
  const truth = truthFile(options)
  const source = prepared.begin(witnessOf(truth))
  checkTruth(options, source)
  const { world } = source
  const run = new Run(world, prepared, options)
  const startMs = clock.monotonicMs()
  const take = async (messages: readonly SimulatedMessage[]): Promise<void> => {
    for (const message of messages) {
      run.count(message)
      recording?.add(message)
    }
    await recording?.flush()
    await truth?.flush()
  }
  try {
    await recording?.open()
    await truth?.open()
    for (let tick = 0; !isOver(source, prepared) && options.signal?.aborted !== true; tick++) {
      await take(source.tick())
      const aheadMs = world.elapsedMicros / 1000 / speed - (clock.monotonicMs() - startMs)
      if (aheadMs > 1) await sleep(aheadMs)
      // At full speed nothing else waits for I/O, and Ctrl-C would go unheard.
      else if (tick % 200 === 0) await yieldToIo()
      run.report()
    }
    await take(source.rest())
  } finally {
    world.close?.()
    await recording?.close()
    await truth?.close()
  }
  return run.result()
}

function truthFile({ truth }: RunOptions): TruthFile | undefined {
  return truth === undefined ? undefined : new TruthFile(truth)
}

function witnessOf(file: TruthFile | undefined): { witness?: Witness } {
  return file === undefined ? {} : { witness: (truth) => file.add(truth) }
}

/** Throws UsageError SIMULATE_USAGE. */
function checkTruth({ truth, scenario, fcd }: RunOptions, { ether }: MessageSource): void {
  if (truth === undefined || ether !== undefined) return
  if (fcd !== undefined) {
    throw new UsageError(
      'SIMULATE_USAGE',
      'cannot use --truth with --fcd: no ether is before floating-car data, so nothing is lost or late; leave one of them out',
    )
  }
  throw new UsageError(
    'SIMULATE_USAGE',
    `cannot tell the truth of scenario '${scenario}': it has no ether, so nothing is lost or late; give it a section 'ether' or 'faults'`,
  )
}

async function simulateLive(
  options: RunOptions,
  prepared: Prepared,
  mqtt: { readonly url: string; readonly password: string },
): Promise<SimulationResult> {
  const { clock = systemClock, log, signal } = options
  // The hash is of the run at its own epoch: a twin that is not published makes it.
  const twin = prepared.begin()
  const run = new Run(twin.world, prepared, options)
  const truth = truthFile(options)
  checkTruth(options, twin)
  const live = prepared.begin({ sequenceBase: clock.nowMicros(), ...witnessOf(truth) })
  const { world } = live
  const clientId = `gateway-simulator-${clock.nowMicros().toString(36)}`
  const untilMicros = ticksIn(prepared.seconds) * tickMicros
  const gateways = { ...mqtt, clientId, inFlightMax, clock, log }
  const traffic = new LiveTraffic(live, { ...gateways, untilMicros })
  const countTwin = (messages: readonly SimulatedMessage[]): void => {
    for (const message of messages) run.count(message)
  }
  const stopped = (): boolean => signal?.aborted === true
  try {
    if (!(await traffic.connectedWithin(settleMs))) throw notConnected(traffic, mqtt.url)
    await truth?.open()
    traffic.start()
    while (!isOver(twin, prepared) && !stopped()) {
      await sleep(50)
      while (twin.world.elapsedMicros < world.elapsedMicros) countTwin(twin.tick())
      await truth?.flush()
      run.report()
    }
    countTwin(twin.rest())
    while (traffic.underway > 0 && !stopped()) await sleep(20)
    traffic.pause()
    for (let waited = 0; traffic.inFlight > 0 && waited < settleMs; waited += 20) await sleep(20)
  } finally {
    await traffic.stop()
    for (const each of [twin, live]) each.world.close?.()
    await truth?.close()
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
  readonly #world: TrafficSource
  readonly #prepared: Prepared
  readonly #onProgress: RunOptions['onProgress']
  readonly #clock: Clock
  readonly #plotFile: string | undefined
  readonly #plot: RunPlot | undefined
  #messages = 0
  #reportedMs: number

  constructor(world: TrafficSource, prepared: Prepared, options: RunOptions) {
    this.#world = world
    this.#prepared = prepared
    this.#onProgress = options.onProgress
    this.#clock = options.clock ?? systemClock
    this.#reportedMs = this.#clock.monotonicMs()
    this.#plotFile = options.plot
    this.#plot = options.plot === undefined ? undefined : new RunPlot()
  }

  count(message: SimulatedMessage): void {
    this.#messages += 1
    this.#hash.update(message.payload)
    this.#plot?.note(message)
  }

  report(): void {
    const nowMs = this.#clock.monotonicMs()
    if (this.#onProgress === undefined || nowMs - this.#reportedMs < progressEveryMs) return
    this.#reportedMs = nowMs
    this.#onProgress({ messages: this.#messages, seconds: this.#world.elapsedMicros / 1e6 })
  }

  /** Draws the plot, too. */
  result(): SimulationResult {
    const { name: scenario, seed, network } = this.#prepared
    if (this.#plot !== undefined) {
      writePlot(this.#plotFile!, this.#plot, { scenario, seed }, network)
    }
    return {
      messages: this.#messages,
      sha256: this.#hash.digest('hex'),
      simulatedSeconds: this.#world.elapsedMicros / 1e6,
      vehicles: this.#world.vehicles.length,
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
    throw new UsageError('SIMULATE_USAGE', `cannot simulate ${forSeconds} s: give a time above 0`)
  }
  if (seed > seedMax) {
    throw new UsageError(
      'SIMULATE_USAGE',
      `cannot take the seed ${seed}: ${seedMax} is the greatest`,
    )
  }
  const common = { seed, seconds: forSeconds }
  if (fcd !== undefined) {
    const { epochMicros } = loaded
    const begin: Prepared['begin'] = ({ sequenceBase = 0 } = {}) =>
      new FcdSource({ ...fcd, epochMicros, seed, sequenceBase })
    const network = fcd.net?.network
    const drawn = network === undefined ? {} : { network }
    return { ...common, ...drawn, name: basename(fcd.file), begin }
  }
  const scenario = vehicles === undefined ? loaded : withVehicles(loaded, vehicles)
  const network = loadNetwork(options.networkFile ?? scenario.network)
  const begin: Prepared['begin'] = ({ sequenceBase = 0, witness } = {}) =>
    new SimulatedSource({ scenario, network, seed, sequenceBase }, witness)
  return { ...common, name: scenario.name, network, begin }
}

function isOver({ world }: MessageSource, { seconds }: Prepared): boolean {
  return world.ended === true || world.elapsedMicros >= ticksIn(seconds) * tickMicros
}

function ticksIn(seconds: number): number {
  return Math.ceil((seconds * 1e6) / tickMicros)
}
