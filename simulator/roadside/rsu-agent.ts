/** A roadside unit: its junction's SPAT and MAP, roadside information, its own state, and the vehicles it hears. */
import { isDue, type Agent, type Moment } from '../agent.ts'
import { v2x } from '../../schemas/index.ts'
import type { RsuSite } from '../../schemas/network.ts'
import type { Random } from '../../common/random.ts'
import { pc5State } from '../ether/link-model.ts'
import type { VehicleAgent } from '../fleet/vehicle-agent.ts'
import { mapNodeOf } from '../messages/map.ts'
import { elevationOf, latitudeOf, longitudeOf, quantiser } from '../messages/quantise.ts'
import { minuteOfYearOf, Stream, type Outlet } from '../messages/stream.ts'
import { spatOf } from '../messages/spat.ts'
import type { RoadGraph } from '../road/graph.ts'
import { elevationAt } from '../road/plane.ts'
import type { SignalPlan, Signals } from '../road/signals.ts'
import type { Notices } from './notices.ts'

/** Seconds between messages. A frame carries the newest BSM of each vehicle heard: at most 0.1 s old, once a second. */
const spatS = 0.1
const mapS = 1
const stateS = 1
const frameS = 1
/** How long a BSM is on its way over PC5, microseconds; and how old one may be to be forwarded. */
const airMicros = 4000
const heardWithinMicros = 150_000
const heardMax = 256
const softwareVersion = '2.4.1'

const cpuOf = quantiser('RsuState', 'cpu')
const temperatureOf = quantiser('RsuState', 'temperature')
const rssiOf = quantiser('HeardBsm', 'rssi')

export class RsuAgent implements Agent {
  readonly site: RsuSite
  readonly #plan: SignalPlan | undefined
  readonly #mapNode: object
  readonly #place: { latitude: number; longitude: number; elevation: number }
  readonly #x: number
  readonly #y: number
  readonly #vehicles: readonly VehicleAgent[]
  readonly #notices: Notices
  readonly #random: Random
  readonly #streams: Readonly<Record<'spat' | 'map' | 'rsi' | 'rsu_state' | 'bsm_frame', Stream>>
  readonly #phase: number
  readonly #bootedS: number
  #messageCount = 0
  #heard = 0

  constructor(options: {
    site: RsuSite
    graph: RoadGraph
    signals: Signals
    vehicles: readonly VehicleAgent[]
    notices: Notices
    random: Random
    sequenceBase: number
  }) {
    const { site, graph, random, sequenceBase } = options
    const [longitude, latitude] = site.position
    this.site = site
    this.#plan = options.signals.plans.get(site.nodeId)
    this.#mapNode = mapNodeOf(graph, options.signals, graph.node(site.nodeId))
    this.#x = graph.plane.x(longitude)
    this.#y = graph.plane.y(latitude)
    this.#place = {
      latitude: latitudeOf(latitude),
      longitude: longitudeOf(longitude),
      elevation: elevationOf(elevationAt(this.#x, this.#y)),
    }
    this.#vehicles = options.vehicles
    this.#notices = options.notices
    this.#random = random
    this.#phase = random.integer(0, 9)
    this.#bootedS = random.integer(3600, 5_000_000)
    const stream = (type: 'spat' | 'map' | 'rsi' | 'rsu_state' | 'bsm_frame'): Stream =>
      new Stream({ kind: 'rsu', deviceId: site.deviceId, type, channel: 'roadside', sequenceBase })
    this.#streams = {
      spat: stream('spat'),
      map: stream('map'),
      rsi: stream('rsi'),
      rsu_state: stream('rsu_state'),
      bsm_frame: stream('bsm_frame'),
    }
  }

  step(moment: Moment, outlet: Outlet): void {
    // Each kind has its own step within the second, so that a unit never sends all at once.
    const due = (seconds: number, lag: number): boolean =>
      isDue(moment.step, seconds, this.#phase + lag)
    if (due(spatS, 0)) this.#sendSpat(moment, outlet)
    if (due(mapS, 0)) this.#sendMap(moment, outlet)
    if (due(frameS, 3)) this.#sendFrame(moment, outlet)
    if (due(stateS, 5)) this.#sendState(moment, outlet)
    if (due(this.#notices.everyS, 7)) this.#sendRsi(moment, outlet)
  }

  #sendSpat({ nowS, generatedAt }: Moment, outlet: Outlet): void {
    if (this.#plan === undefined) return
    this.#messageCount = (this.#messageCount + 1) % 128
    const header = this.#streams.spat.nextHeader(generatedAt)
    outlet.emit(
      this.#streams.spat,
      generatedAt,
      spatOf(this.#plan, nowS, header, this.#messageCount),
    )
  }

  #sendMap({ generatedAt }: Moment, outlet: Outlet): void {
    outlet.emit(this.#streams.map, generatedAt, {
      header: this.#streams.map.nextHeader(generatedAt),
      // DE_MsgCount counts changes of content, and a MAP has none.
      messageCount: 0,
      minuteOfYear: minuteOfYearOf(generatedAt),
      nodes: [this.#mapNode],
    })
  }

  #sendRsi({ generatedAt }: Moment, outlet: Outlet): void {
    const header = this.#streams.rsi.nextHeader(generatedAt)
    outlet.emit(this.#streams.rsi, generatedAt, {
      header,
      messageCount: 0,
      minuteOfYear: minuteOfYearOf(generatedAt),
      temporaryId: Buffer.from(this.site.deviceId).subarray(-8),
      ...this.#place,
      trafficEvents: this.#notices.events,
      trafficSigns: this.#notices.signs,
    })
  }

  #sendFrame({ generatedAt }: Moment, outlet: Outlet): void {
    const heard: object[] = []
    for (const { vehicle, bsm, sentAt } of this.#vehicles) {
      const { x, y } = vehicle.pose
      const distanceM = Math.hypot(x - this.#x, y - this.#y)
      if (distanceM > this.site.coverageM || generatedAt - sentAt > heardWithinMicros) continue
      if (heard.length === heardMax) break
      const { receivedDbm } = pc5State(distanceM, { shadowDb: 2 * this.#random.normal() })
      const rssi = rssiOf(receivedDbm)
      heard.push({
        deviceId: vehicle.id,
        bsm,
        heardAt: Math.min(sentAt + airMicros, generatedAt),
        rssi,
      })
    }
    this.#heard = heard.length
    if (heard.length === 0) return
    const header = this.#streams.bsm_frame.nextHeader(generatedAt)
    outlet.emit(this.#streams.bsm_frame, generatedAt, { header, heard })
  }

  #sendState({ nowS, generatedAt }: Moment, outlet: Outlet): void {
    const load = 14 + this.#heard * 0.6
    outlet.emit(this.#streams.rsu_state, generatedAt, {
      header: this.#streams.rsu_state.nextHeader(generatedAt),
      name: this.site.name,
      ...this.#place,
      status: v2x.v1.RsuStatus.RSU_STATUS_OK,
      cpu: cpuOf(load + 3 * this.#random.next()),
      memory: cpuOf(41 + this.#heard * 0.1),
      disk: cpuOf(23 + nowS / 86_400),
      temperature: temperatureOf(38 + load / 10),
      uptime: Math.floor(this.#bootedS + nowS),
      softwareVersion,
      vehiclesHeard: this.#heard,
      coverage: this.site.coverageM,
    })
  }
}
