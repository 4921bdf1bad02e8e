/**
 * One device that lies, by one of the attacks of attack-kinds.ts: makes of the BSM that it would send those that it sends. Everything
 * that it makes up is within what a message can say.
 */
import type { Random } from '../../common/random.ts'
import type { Bsm } from '../messages/bsm.ts'
import { headingOf, quantiser } from '../messages/quantise.ts'
import type { Plane } from '../road/plane.ts'
import { attackForms, type AttackForm, type Content } from './attack-kinds.ts'
import { attackDefaults, type FaultOf } from './faults.ts'
import { moved, type Place } from './report.ts'

const speedOf = quantiser('Bsm', 'speed')
const speedStep = 0.02
const stepMicros = 100_000
/** The share of messages at which an eventual stop begins, as VeReMi Extension has it. */
const stopShare = 0.025
/** BSMs of the past that are kept: 60 s of them. */
const pastMax = 600
/** Ghosts drive in rows of this many, so far apart. */
const gridRow = 3
const gridM = { across: 3.5, along: 9 } as const

export interface Forged {
  readonly bsm: Bsm
  /** Which ghost it is said to be from; undefined is the attacker itself. */
  readonly ghost?: number
  /** How long after its turn it is sent. */
  readonly afterMicros: number
}

/** What the attacker has heard of others: their last BSMs, by device. */
export type LastBsms = ReadonlyMap<string, Bsm>

interface Motion extends Place {
  readonly speed: number
  readonly heading: number
}

export class Attacker {
  readonly #form: AttackForm
  readonly #reachM: number
  readonly #speedMps: number
  readonly #delaySteps: number
  readonly #times: number
  readonly #ghosts: number
  readonly #deviceId: string
  readonly #plane: Plane
  readonly #random: Random
  /** What stays the same over the attack: an offset, a share of the speed. */
  readonly #eastM: number
  readonly #northM: number
  readonly #speedShare: number
  /** Where it was when the attack began, or came to its stop. */
  #fixed: Place | undefined
  #target: string | undefined
  readonly #past: Bsm[] = []
  #turn = 0

  constructor(fault: FaultOf<'attack'>, deviceId: string, plane: Plane, random: Random) {
    const { attack, reachM, speedMps, delayS, times, ghosts } = { ...attackDefaults, ...fault }
    this.#form = attackForms[attack]
    this.#reachM = reachM
    this.#speedMps = speedMps
    this.#delaySteps = Math.min(pastMax - 1, Math.round((delayS * 1e6) / stepMicros))
    this.#times = times
    this.#ghosts = ghosts
    this.#deviceId = deviceId
    this.#plane = plane
    this.#random = random
    this.#eastM = this.#within(reachM)
    this.#northM = this.#within(reachM)
    this.#speedShare = random.next()
  }

  /** At least one. The headers are those of `bsm`: whoever sends them gives each its own. */
  forge(bsm: Bsm, others: LastBsms): Forged[] {
    const { content, flood, names } = this.#form
    this.#remember(content, bsm, others)
    const times = flood === true ? this.#times : 1
    const forged: Forged[] = Array.from({ length: times }, (_, i) => {
      const says = { ...bsm, ...this.#says(content, bsm, others) }
      const afterMicros = Math.round((i * stepMicros) / times)
      if (names !== 'next') return { bsm: says, afterMicros }
      this.#turn = (this.#turn + 1) % this.#ghosts
      return { bsm: says, ghost: this.#turn, afterMicros }
    })
    return names === 'grid' ? [...forged, ...this.#grid(bsm)] : forged
  }

  #says(content: Content, bsm: Bsm, others: LastBsms): Partial<Motion> {
    switch (content) {
      case 'true':
        return {}
      case 'constantPosition':
        this.#fixed ??= moved(bsm, this.#plane, this.#eastM, this.#northM)
        return this.#fixed
      case 'constantPositionOffset':
        return moved(bsm, this.#plane, this.#eastM, this.#northM)
      case 'randomPosition':
        // Anywhere around where the attack began, wherever the vehicle has gone since.
        this.#fixed ??= { latitude: bsm.latitude, longitude: bsm.longitude }
        return this.#near(this.#fixed)
      case 'randomPositionOffset':
        return this.#near(bsm)
      case 'constantSpeed':
        return { speed: speedOf(this.#speedShare * this.#speedMps) }
      case 'constantSpeedOffset':
        return { speed: speedOf(bsm.speed * speedStep + this.#speedMps) }
      case 'randomSpeed':
        return { speed: speedOf(this.#random.next() * this.#speedMps) }
      case 'randomSpeedOffset':
        return { speed: speedOf(bsm.speed * speedStep + this.#within(this.#speedMps)) }
      case 'eventualStop':
        return this.#stopped(bsm)
      case 'others':
        return motionOf(others.get(this.#anyOther(others)) ?? bsm)
      case 'replay':
      case 'delayed':
        return motionOf(this.#past.at(-1 - this.#delaySteps) ?? this.#past[0] ?? bsm)
      case 'random':
        return {
          ...this.#near(bsm),
          speed: speedOf(this.#random.next() * this.#speedMps),
          heading: headingOf(2 * Math.PI * this.#random.next()),
        }
    }
  }

  #stopped(bsm: Bsm): Partial<Motion> {
    if (this.#fixed === undefined && this.#random.next() >= stopShare) return {}
    this.#fixed ??= { latitude: bsm.latitude, longitude: bsm.longitude }
    return { ...this.#fixed, speed: 0 }
  }

  /** Ghosts beside and behind the attacker that drive as it does: a jam that is none. */
  #grid(bsm: Bsm): Forged[] {
    const heading = (bsm.heading * 0.0125 * Math.PI) / 180
    return Array.from({ length: this.#ghosts }, (_, ghost) => {
      const right = ((ghost % gridRow) - 1) * gridM.across
      const back = (Math.floor(ghost / gridRow) + 1) * gridM.along
      const eastM = right * Math.cos(heading) - back * Math.sin(heading)
      const northM = -right * Math.sin(heading) - back * Math.cos(heading)
      return { bsm: { ...bsm, ...moved(bsm, this.#plane, eastM, northM) }, ghost, afterMicros: 0 }
    })
  }

  #remember(content: Content, bsm: Bsm, others: LastBsms): void {
    if (content !== 'replay' && content !== 'delayed') return
    this.#target ??= content === 'delayed' ? this.#deviceId : this.#anyOther(others)
    this.#past.push(content === 'delayed' ? bsm : (others.get(this.#target) ?? bsm))
    if (this.#past.length > pastMax) this.#past.shift()
  }

  #anyOther(others: LastBsms): string {
    const ids = [...others.keys()].filter((id) => id !== this.#deviceId)
    return ids[Math.floor(this.#random.next() * ids.length)] ?? this.#deviceId
  }

  #near(place: Place): Place {
    return moved(place, this.#plane, this.#within(this.#reachM), this.#within(this.#reachM))
  }

  #within(most: number): number {
    return (2 * this.#random.next() - 1) * most
  }
}

function motionOf({ latitude, longitude, speed, heading }: Bsm): Motion {
  return { latitude, longitude, speed, heading }
}
