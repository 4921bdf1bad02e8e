/**
 * What stands between agents, who know only what is true, and whoever takes messages: it makes of an emitted message what the device
 * says by its clock and receiver, and delivers it later, twice, or not at all. Each device has dice of its own, forked by its name.
 */
import { V2xError } from '../../common/errors.ts'
import { createRandom, type Random } from '../../common/random.ts'
import { messageOf, v2x, type DeviceKind } from '../../schemas/index.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import type { Bsm } from '../messages/bsm.ts'
import type { Measured } from '../messages/radio.ts'
import type { Outlet, Stream } from '../messages/stream.ts'
import type { World, WorldOptions } from '../world.ts'
import { DeliveryQueue, type Delivery } from './delivery-queue.ts'
import { Device } from './device.ts'
import { isNamedBy, type Fault } from './faults.ts'
import { fibreLatencyMs, type LinkName, type RadioLinkName } from './link-model.ts'
import { etherPlanOf, type EtherPlan } from './plan.ts'
import { RadioField } from './radio-field.ts'
import { retimed, type Message, type Place } from './report.ts'
import type { Truth, Witness } from './truth.ts'
import { VehicleRadio } from './vehicle-radio.ts'

interface EtherOptions {
  readonly world: World
  readonly seed: number
  readonly plan: EtherPlan
  readonly faults: readonly Fault[]
  readonly witness?: Witness
}

interface Peer {
  readonly link: v2x.v1.RadioLink
  readonly peerId: string
}

type Fate = Pick<Truth, 'link' | 'by'> & Partial<Pick<Truth, 'receiver' | 'arrivesAt'>>

/**
 * The ether that a scenario asks for: by its section, or because it has faults; undefined where it asks for none. Throws V2xError
 * SCENARIO_INVALID where a fault names a device that is not there.
 */
export function etherFor(
  world: World,
  { scenario, seed = scenario.seed }: WorldOptions,
  witness?: Witness,
): Ether | undefined {
  const { ether, faults = [] } = scenario
  if (ether === undefined && faults.length === 0) return undefined
  refuseUnknown(faults, world)
  return new Ether({
    world,
    seed,
    plan: ether ?? etherPlanOf(),
    faults,
    ...(witness === undefined ? {} : { witness }),
  })
}

function refuseUnknown(faults: readonly Fault[], { vehicles, roads }: World): void {
  const { rsus, piles } = roads.graph.network
  const ids = [...vehicles.map(({ id }) => id), ...[...rsus, ...piles].map((site) => site.deviceId)]
  for (const name of faults.flatMap(({ devices }) => devices)) {
    if (ids.some((id) => isNamedBy(name, id))) continue
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot let a fault happen: there is no device '${name}'; there is ${ids.slice(0, 3).join(', ')} …`,
    )
  }
}

/** A message as its device sends it. */
interface Sending {
  readonly device: Device
  readonly stream: Stream
  readonly message: Message
  readonly trueMicros: number
  /** Seconds after the scenario's beginning, and the faults that are on. */
  readonly atS: number
  readonly faults: string
}

export class Ether implements Outlet {
  readonly #options: EtherOptions
  readonly #random: Random
  readonly #field: RadioField
  readonly #devices = new Map<string, Device>()
  readonly #lastBsms = new Map<string, Bsm>()
  readonly #vehicles: ReadonlyMap<string, Vehicle>
  readonly #queue = new DeliveryQueue()

  constructor(options: EtherOptions) {
    const { world, plan, seed } = options
    this.#options = options
    this.#random = createRandom(seed).fork('ether')
    this.#vehicles = new Map(world.vehicles.map((vehicle) => [vehicle.id, vehicle]))
    this.#field = new RadioField(world.vehicles, world.sites, plan)
  }

  get size(): number {
    return this.#queue.size
  }

  /** Takes what has arrived by this true time, in the order of arrival. */
  take(untilMicros: number): Generator<Delivery> {
    return this.#queue.take(untilMicros)
  }

  emit(stream: Stream, trueMicros: number, message: object): void {
    const atS = (trueMicros - this.#options.world.epochMicros) / 1e6
    this.#field.lookAt(atS)
    const device = this.#device(stream.kind, stream.deviceId)
    const header = device.header(stream, (message as Message).header, trueMicros, atS)
    const faults = device.faults.namesAt(atS)
    const reported = retimed(message as Message, header)
    const sending = { device, stream, message: reported, trueMicros, atS, faults }
    const silence = device.faults.silenceAt(atS)
    if (silence !== undefined) this.#tell(sending, { link: linkOf(device), by: silence })
    else if (stream.type === 'bsm') this.#sendBsm(sending, reported as Bsm & Message)
    else if (stream.type === 'radio_measurement') {
      this.#send({ ...sending, message: measured(sending) })
    } else if (stream.type === 'bsm_frame') {
      const heard = device.ears.frame(trueMicros, header.generatedAt - trueMicros)
      this.#send({ ...sending, message: { ...reported, heard } as Message })
    } else this.#send(sending)
  }

  /** What the receiver makes of the position, then what an attacker makes of that. */
  #sendBsm(sending: Sending, reported: Bsm & Message): void {
    const { device, stream, trueMicros, atS } = sending
    const bsm = device.located(reported, trueMicros, atS)
    this.#lastBsms.set(stream.deviceId, bsm)
    const attacker = device.faults.attackerAt(atS)
    if (attacker === undefined) return this.#broadcast(sending, bsm)
    const { sequence, generatedAt } = reported.header
    let own = 0
    for (const { ghost, afterMicros, bsm: forged } of attacker.forge(bsm, this.#lastBsms)) {
      const at = { trueMicros: trueMicros + afterMicros, generatedAt: generatedAt + afterMicros }
      const source = ghost === undefined ? stream : device.ghost(ghost, stream, sequence)
      const counted = ghost === undefined ? sequence + own++ : source.nextHeader(0).sequence
      const header = { ...reported.header, sequence: counted, generatedAt: at.generatedAt }
      const said = retimed(ghost === undefined ? forged : renamed(forged, ghost), header)
      this.#broadcast({ ...sending, stream: source, trueMicros: at.trueMicros }, said)
    }
    device.countMore(stream, own - 1)
  }

  /** A BSM goes to the broker over Uu, and to the RSUs in range over PC5. */
  #broadcast(sending: Sending, bsm: Bsm): void {
    const { device, stream, trueMicros, atS } = sending
    for (const { station, receivedDbm, latencyMs } of device.radio?.overPc5() ?? []) {
      const rsu = this.#device('rsu', station.id)
      const deaf = rsu.faults.silenceAt(atS)
      const fate = { link: 'pc5', receiver: station.id } as const
      const heard = latencyMs !== undefined && deaf === undefined
      device.radio?.count('pc5', heard)
      if (heard) {
        const arrivesAt = trueMicros + Math.round(latencyMs * 1000)
        rsu.ears.hear(stream, bsm, arrivesAt, receivedDbm)
        this.#tell({ ...sending, message: bsm as Message }, { ...fate, arrivesAt, by: '' })
      } else this.#tell({ ...sending, message: bsm as Message }, { ...fate, by: deaf ?? 'link' })
    }
    this.#send({ ...sending, message: bsm as Message })
  }

  #send(sending: Sending): void {
    const { device, trueMicros, atS } = sending
    const link = linkOf(device)
    const latencyMs =
      device.radio === undefined ? this.#overFibre(device) : device.radio.overUu(trueMicros)
    const passage = device.faults.passAt(atS)
    const arrives = latencyMs !== undefined && !passage.lost
    device.radio?.count('uu', arrives)
    if (!arrives) {
      this.#tell(sending, { link, by: passage.lost ? passage.by : 'link' })
      if (sending.stream.type === 'radio_measurement') countAgain(sending)
      return
    }
    const arrivesAt = trueMicros + Math.round(latencyMs * 1000) + passage.delayMicros
    const payload = messageOf(sending.stream.type).encode(sending.message).finish()
    this.#deliver(sending, payload, { link, by: passage.by, arrivesAt })
    for (const after of passage.copiesAfterMicros) {
      this.#deliver(sending, payload, { link, by: 'duplicates', arrivesAt: arrivesAt + after })
    }
  }

  #deliver(
    sending: Sending,
    payload: Uint8Array,
    fate: Fate & { readonly arrivesAt: number },
  ): void {
    const { stream, message } = sending
    const { generatedAt } = message.header
    const { arrivesAt, ...lost } = fate
    const taken = this.#queue.add({ stream, generatedAt, arrivesAt, payload })
    this.#tell(sending, taken ? fate : { ...lost, by: 'full' })
  }

  #overFibre(device: Device): number | undefined {
    const { load, lossShare } = this.#options.plan.fibre
    const latencyMs = fibreLatencyMs(load, device.random)
    return device.random.next() < lossShare ? undefined : latencyMs
  }

  #tell({ stream, message, trueMicros, faults }: Sending, fate: Fate): void {
    const { topic } = stream
    const { sequence, generatedAt } = message.header
    const times = { trueTime: trueMicros, deviceTime: generatedAt }
    this.#options.witness?.({ topic, sequence, ...times, receiver: '', ...fate, faults })
  }

  #device(kind: DeviceKind, deviceId: string): Device {
    const key = `${kind}/${deviceId}`
    const known = this.#devices.get(key)
    if (known !== undefined) return known
    const { world, plan, faults } = this.#options
    const random = this.#random.fork(key)
    const vehicle = kind === 'obu' ? this.#vehicles.get(deviceId) : undefined
    const radio = vehicle && new VehicleRadio(vehicle, this.#field, plan, random)
    const { plane } = world.roads.graph
    const device = new Device({ kind, deviceId, plan, faults, plane, random, radio })
    this.#devices.set(key, device)
    return device
  }
}

function countAgain({ device, message }: Sending): void {
  const measurement = message as Message & Peer & Measured
  device.radio?.countAgain(measuredLink(measurement), measurement)
}

function measuredLink({ link }: Peer): RadioLinkName {
  return link === v2x.v1.RadioLink.RADIO_LINK_PC5 ? 'pc5' : 'uu'
}

function linkOf({ radio }: Device): LinkName {
  return radio === undefined ? 'fibre' : 'uu'
}

/** A measurement tells of the link that was drawn from, and of where the receiver says that it was. */
function measured({ device, message, trueMicros, atS }: Sending): Message {
  const said = message as Message & Place & Peer
  const measurement = device.radio?.measure(measuredLink(said), said.peerId)
  return { ...said, ...device.place(said, trueMicros, atS), ...measurement }
}

/** Under another temporary id. */
function renamed(bsm: Bsm, ghost: number): Bsm {
  const temporaryId = Uint8Array.from(bsm.temporaryId)
  temporaryId[0] = (temporaryId[0]! + ghost + 1) % 256
  return { ...bsm, temporaryId }
}
