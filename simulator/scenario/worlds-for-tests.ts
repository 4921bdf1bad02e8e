/** What proofs of scenarios on the roads share: two worlds side by side, and where they begin to differ. */
import type { UpType } from '../../schemas/index.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { ticksAStep, World } from '../world.ts'
import type { Scenario } from './scenario.ts'

/** Hears what is emitted, as it is before it is encoded. */
export type Hear = (type: UpType, deviceId: string, message: object) => void

/** With what a scenario is about, and without it. */
export interface Pair {
  readonly ours: World
  readonly theirs: World
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** How far away somebody may be whom a driver minds, metres. */
const mindedM = 200
const nobody: Hear = () => undefined

export function bothOf(ours: Scenario, theirs: Scenario): Pair {
  return { ours: new World({ scenario: ours }), theirs: new World({ scenario: theirs }) }
}

/** Looks after each step of 100 ms, until `look` says that it has seen enough. */
export function watch(
  world: World,
  seconds: number,
  look: (nowS: number) => 'enough' | void,
  hear = nobody,
): void {
  for (let step = 1; step <= seconds * 10; step++) {
    moveOn(world, hear)
    if (look(step / 10) === 'enough') return
  }
}

export function watchBoth(
  { ours, theirs }: Pair,
  seconds: number,
  look: (nowS: number) => 'enough' | void,
  [hearOurs, hearTheirs]: readonly [Hear, Hear] = [nobody, nobody],
): void {
  for (let step = 1; step <= seconds * 10; step++) {
    moveOn(ours, hearOurs)
    moveOn(theirs, hearTheirs)
    if (look(step / 10) === 'enough') return
  }
}

function moveOn(world: World, hear: Hear): void {
  for (let tick = 0; tick < ticksAStep; tick++) {
    world.tick({ emit: ({ type, deviceId }, _, message) => hear(type, deviceId, message) })
  }
}

export function found({ vehicles }: World, id: string): Vehicle {
  return vehicles.find((vehicle) => vehicle.id === id)!
}

/** Who moves otherwise than in the other world, and since when; and who does without a reason near it. */
export class Spread {
  readonly since = new Map<string, number>()
  readonly unfounded: string[] = []
  readonly #pairs: readonly (readonly [Vehicle, Vehicle])[]

  constructor({ ours, theirs }: Pair) {
    const others = driversOf(theirs)
    this.#pairs = driversOf(ours).map((vehicle, i) => [vehicle, others[i]!])
  }

  /** `causes` are the places where something happens now; who moves otherwise already is one too. */
  look(nowS: number, causes: readonly Place[]): void {
    const places = [...causes]
    for (const [a, b] of this.#pairs) if (this.since.has(a.id)) places.push(a.pose, b.pose)
    for (const [{ id, pose }, other] of this.#pairs) {
      const isSame = pose.x === other.pose.x && pose.y === other.pose.y
      if (isSame || this.since.has(id)) continue
      this.since.set(id, nowS)
      const isFounded = places.some(({ x, y }) => Math.hypot(x - pose.x, y - pose.y) < mindedM)
      if (!isFounded) this.unfounded.push(`${id} at ${nowS} s`)
    }
  }
}

function driversOf({ vehicles, users }: World): Vehicle[] {
  return [...vehicles, ...users.cars.map(({ vehicle }) => vehicle)]
}

interface Passage {
  readonly id: string
  /** Whether the way was another's when it was told to take it. */
  readonly wasTaken: boolean
  /** The road that its way leads to, and when each set out across the node. */
  link: number
  oursS?: number
  theirsS?: number
}

/** Who is told to pass in our world, when it does, and when the same one does in the other world. */
export class Passages {
  readonly #all = new Map<string, Passage>()
  readonly #pairs: readonly (readonly [Vehicle, Vehicle])[]

  constructor({ ours, theirs }: Pair) {
    this.#pairs = ours.vehicles.map((vehicle, i) => [vehicle, theirs.vehicles[i]!])
  }

  look(nowS: number): void {
    for (const [ours, theirs] of this.#pairs) {
      this.#note(ours)
      const passage = this.#all.get(ours.id)
      if (passage === undefined) continue
      if (ours.leg.link.index === passage.link) passage.oursS ??= nowS
      if (theirs.leg.link.index === passage.link) passage.theirsS ??= nowS
    }
  }

  /** The way is another one where it changes lanes before the node. */
  #note(vehicle: Vehicle): void {
    const { id, legs, orders, roads } = vehicle
    const way = legs[1]
    const passage = this.#all.get(id)
    if (orders === undefined || passage?.oursS !== undefined || way?.kind !== 'turn') return
    const link = way.link.index
    if (passage !== undefined) passage.link = link
    else this.#all.set(id, { id, link, wasTaken: roads.rightOfWay.isTaken(vehicle, way) })
  }

  /** Those that are over in both worlds: of these vehicles, and of others. */
  overFor(ids: readonly string[]): [Passage[], Passage[]] {
    const all = [...this.#all.values()]
    const over = all.filter(({ oursS, theirsS }) => oursS !== undefined && theirsS !== undefined)
    return [over.filter(({ id }) => ids.includes(id)), over.filter(({ id }) => !ids.includes(id))]
  }
}
