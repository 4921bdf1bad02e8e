/** A platoon: vehicles that begin one behind the other, keep a short headway, and go where the first one goes. */
import type { Driver, Errand, Work } from '../fleet/errand.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import type { Link } from '../road/graph.ts'
import type { Access } from '../road/routing.ts'
import { notInScenario } from './refusal.ts'

const headwayDefaultS = 0.8
/** Share of the allowed speed. */
const leaderHabit = 0.85
/** From bumper to bumper at the beginning and where they halt, metres. */
const standM = 4
/** Clear of the ends of the link where they begin, metres. */
const clearM = 25

export function formPlatoon(vehicles: readonly Vehicle[], headwayS = headwayDefaultS): void {
  const [leader, ...followers] = vehicles
  if (leader === undefined) return
  const lengthM = vehicles.reduce((sum, { kind }) => sum + kind.lengthM + standM, 0)
  const from = leader.leg.link
  for (const vehicle of vehicles) vehicle.unplace()
  const link = freeLink(leader, from, lengthM + 2 * clearM)
  let atM = link.length - clearM
  for (const vehicle of vehicles) {
    vehicle.place(link, atM)
    atM -= vehicle.kind.lengthM + standM
  }
  // The first drives so that the others can catch up.
  leader.speedHabit = leaderHabit
  let behindM = 0
  for (const follower of followers) {
    behindM += follower.kind.lengthM + standM
    follower.headwayS = headwayS
    follower.speedHabit = 1
    follower.driver = new FollowingDriver(follower.driver, leader, behindM)
  }
}

/** The first link on from `from` that is long enough and empty. */
function freeLink(leader: Vehicle, from: Link, lengthM: number): Link {
  const seen = new Set([from])
  for (const link of seen) {
    const isFree = link.length >= lengthM && leader.roads.traffic.onLink(link).length === 0
    if (isFree && leader.driver.access(link)) return link
    for (const next of link.next) if (leader.driver.access(next)) seen.add(next)
  }
  throw notInScenario(`free road of ${Math.ceil(lengthM)} m for a platoon`, ['a shorter one'])
}

class FollowingDriver implements Driver {
  readonly access: Access
  readonly work: Work
  readonly #leader: Vehicle
  readonly #behindM: number
  #copied: Errand | undefined

  constructor(inner: Driver, leader: Vehicle, behindM: number) {
    this.access = inner.access
    this.work = inner.work
    this.#leader = leader
    this.#behindM = behindM
  }

  next(): Errand | undefined {
    const { errand, driver } = this.#leader
    if (errand === undefined || errand === this.#copied) return undefined
    this.#copied = errand
    this.work.taskState = driver.work.taskState
    this.work.nextStop = driver.work.nextStop
    const { link, atM } = errand
    return { link, atM: Math.max(standM, atM - this.#behindM), holdS: 1 }
  }

  arrived(): void {
    this.work.loadKg = this.#leader.driver.work.loadKg
  }
}
