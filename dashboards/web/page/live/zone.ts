/**
 * The page's picture of the zone: what comes over the live WebSocket, folded, with its age. Columns and maps are read
 * by the map at each frame; what people read is offered as signals that tick four times a second and once a second.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import { v2x } from '../../../../schemas/codec.ts'
import { frameKinds } from '../../../../schemas/live-frame.ts'
import { connect, type Connection, type ConnectionState } from './connection.ts'
import { DrawnLatency } from './drawn-latency.ts'
import { fleets } from './fleets.ts'
import type { LatencySummary } from './latency.ts'
import { Messages, type Original } from './messages.ts'
import { RoadUsers } from './road-users.ts'
import { ServerClock, pageNowMs } from './server-clock.ts'
import { presenceOf } from './staleness.ts'
import { Vehicles } from './vehicles.ts'

export interface FleetCount {
  readonly online: number
  readonly known: number
}

type VehiclesListener = (changed: readonly number[]) => void
type OriginalsListener = (news: readonly Original[]) => void

const historySeconds = 120

export class Zone {
  readonly replayId: string | undefined
  readonly clock = new ServerClock()
  readonly vehicles: Vehicles
  readonly messages: Messages
  readonly roadUsers: RoadUsers
  /** How many of them are seen; undefined as long as there was none. */
  readonly roadUserCount = signal<number | undefined>(undefined)
  readonly latency = signal<LatencySummary | undefined>(undefined)
  /** By index of `fleets`. */
  readonly fleetCounts = signal<readonly FleetCount[]>(fleets.map(() => ({ online: 0, known: 0 })))
  /** Messages a second, and median latencies, of the last two minutes, oldest first. */
  readonly rates = signal<readonly number[]>([])
  readonly latencies = signal<readonly number[]>([])
  readonly quarterSecond = signal(0)
  readonly second = signal(0)
  readonly #pictured = signal(false)
  readonly #connection = signal<ConnectionState>({ is: 'connecting', attempt: 1 })
  readonly #stats = signal<v2x.v1.LiveStats | undefined>(undefined)
  readonly #heardAtMs = signal(0)
  readonly #contentAtUs = signal(0)
  readonly #vehicleListeners = new Set<VehiclesListener>()
  readonly #originalListeners = new Set<OriginalsListener>()
  readonly #drawnLatency: DrawnLatency
  readonly #live: Connection
  #newsAtMs = -Infinity
  #frames = 0
  #longestFrameMs = 0

  /** Connects to `api/v1/live` below `baseUrl` and lives as long as the page. */
  constructor(baseUrl: string, replayId: string | undefined) {
    const recorded = replayId !== undefined
    this.replayId = replayId
    this.vehicles = new Vehicles(this.clock.nowMs(), recorded)
    this.messages = new Messages(recorded)
    this.roadUsers = new RoadUsers(this.messages)
    this.#drawnLatency = new DrawnLatency(this.clock)
    const url = new URL('api/v1/live', baseUrl)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    url.search = ''
    url.hash = ''
    if (replayId !== undefined) url.searchParams.set('replay', replayId)
    this.#live = connect(url.href, this.clock, {
      onFrame: (kind, bytes) => this.#onFrame(kind, bytes),
      onState: (state) => {
        this.#connection.value = state
      },
    })
    setInterval(() => this.quarterSecond.value++, 250)
    setInterval(() => this.#everySecond(), 1000)
    document.addEventListener('visibilitychange', () => this.seenAgain())
  }

  get connection(): ReadonlySignal<ConnectionState> {
    return this.#connection
  }

  /** Whether the first picture has come: until then nobody can say that there is no such device. */
  get pictured(): ReadonlySignal<boolean> {
    return this.#pictured
  }

  get stats(): ReadonlySignal<v2x.v1.LiveStats | undefined> {
    return this.#stats
  }

  /** Server time at which the newest stats or vehicles were published, ms; 0 before that. */
  get heardAtMs(): ReadonlySignal<number> {
    return this.#heardAtMs
  }

  /** When something came that was published after all that had come before; by the page's own clock. */
  get newsAtMs(): number {
    return this.#newsAtMs
  }

  /** Newest generated_at shown, µs: the recorded time of a replay. */
  get contentAtUs(): ReadonlySignal<number> {
    return this.#contentAtUs
  }

  /** Frames of vehicles taken so far. */
  get frames(): number {
    return this.#frames
  }

  /** Longest time that taking one frame took, ms. */
  get longestFrameMs(): number {
    return this.#longestFrameMs
  }

  /** Calls with the indices that a frame changed; answers how to stop that. */
  onVehicles(listener: VehiclesListener): () => void {
    this.#vehicleListeners.add(listener)
    return () => this.#vehicleListeners.delete(listener)
  }

  onOriginals(listener: OriginalsListener): () => void {
    this.#originalListeners.add(listener)
    return () => this.#originalListeners.delete(listener)
  }

  /** The map says that everything received so far is on the screen. */
  drawn(): void {
    this.#drawnLatency.drawn()
  }

  /** The map was hidden and is seen again. */
  seenAgain(): void {
    this.#drawnLatency.forget()
  }

  retry(): void {
    this.#live.retry()
  }

  #onFrame(kind: number, bytes: Uint8Array): void {
    const startedMs = performance.now()
    if (kind === frameKinds.vehicles) this.#takeVehicles(v2x.v1.LiveVehicles.decode(bytes))
    else if (kind === frameKinds.messages) this.#takeMessages(v2x.v1.LiveMessages.decode(bytes))
    else if (kind === frameKinds.stats) {
      const stats = v2x.v1.LiveStats.decode(bytes)
      this.#stats.value = stats
      this.#heard(stats)
    }
    // A server that has just started hands out an empty picture which is none; in a replay little may be to be seen.
    const published = this.replayId !== undefined || this.#heardAtMs.value > 0
    if (this.#frames > 0 && published) this.#pictured.value = true
    this.#longestFrameMs = Math.max(this.#longestFrameMs, performance.now() - startedMs)
  }

  /** A picture that the server has kept says when it was made; an empty one was never published. */
  #heard({ publishedAt }: { readonly publishedAt: number }): void {
    if (publishedAt === 0) return
    if (publishedAt / 1000 > this.#heardAtMs.value) this.#newsAtMs = pageNowMs()
    this.#heardAtMs.value = publishedAt / 1000
  }

  #takeVehicles(frame: v2x.v1.LiveVehicles): void {
    const nowMs = this.clock.nowMs()
    const changed = this.vehicles.apply(frame, nowMs)
    this.#frames++
    this.#heard(frame)
    let newestUs = this.#contentAtUs.peek()
    for (const at of changed) newestUs = Math.max(newestUs, this.vehicles.get(at)!.generatedAt)
    this.#contentAtUs.value = newestUs
    // What a snapshot names may be old, and a recording's times are those of the recording.
    if (!frame.snapshot && this.replayId === undefined) {
      this.#drawnLatency.received(changed.map((at) => this.vehicles.get(at)!))
    }
    for (const listener of this.#vehicleListeners) listener(changed)
  }

  #takeMessages(frame: v2x.v1.LiveMessages): void {
    const news = this.messages.apply(frame, this.clock.nowMs())
    if (news.length === 0) return
    this.roadUsers.note(news)
    for (const listener of this.#originalListeners) listener(news)
  }

  #everySecond(): void {
    const { rates, latencies, latency } = this
    const nowMs = this.clock.nowMs()
    latency.value = this.#drawnLatency.summary()
    this.fleetCounts.value = countFleets(this.vehicles, nowMs)
    const seen = this.roadUsers.seen(nowMs).length
    if (seen > 0 || this.roadUserCount.peek() !== undefined) this.roadUserCount.value = seen
    rates.value = lately(rates.peek(), this.#stats.peek()?.messagesPerSecond ?? 0)
    // While nobody sees the map there is no latency, which is not one of 0.
    if (latency.peek() !== undefined) {
      latencies.value = lately(latencies.peek(), latency.peek()!.p50Ms)
    }
    this.second.value++
  }
}

function lately(values: readonly number[], newest: number): readonly number[] {
  return [...values, newest].slice(-historySeconds)
}

function countFleets(vehicles: Vehicles, nowMs: number): FleetCount[] {
  const counts = fleets.map(() => ({ online: 0, known: 0 }))
  for (let at = 0; at < vehicles.length; at++) {
    const vehicle = vehicles.get(at)
    if (vehicle === undefined) continue
    const count = counts[vehicles.iconOf(at)]!
    count.known++
    const presence = presenceOf(vehicles.seenAtMs(at), vehicle.intervalMs, nowMs)
    if (presence !== 'offline') count.online++
  }
  return counts
}
