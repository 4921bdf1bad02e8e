/** The faults of one device: which are on, and what each does at a moment. Every fault has dice of its own. */
import type { Random } from '../../common/random.ts'
import type { Plane } from '../road/plane.ts'
import { Attacker } from './attacker.ts'
import { Bursts } from './bursts.ts'
import { endOf, isAbout, isOn, type Fault, type FaultOf } from './faults.ts'

/** How fast what a tunnel held up is sent after it, and how much of it a device keeps. */
const drainMicros = 5000
export const tunnelKeptMax = 10_000

interface Own<F extends Fault = Fault> {
  readonly fault: F
  readonly random: Random
}

/** What happens to a message on its way, beside what the link does. */
export interface Passage {
  /** Why it is lost or late; empty where it is neither. */
  readonly by: string
  readonly lost: boolean
  readonly delayMicros: number
  /** How long after it its copies come. */
  readonly copiesAfterMicros: readonly number[]
}

const clear: Passage = { by: '', lost: false, delayMicros: 0, copiesAfterMicros: [] }

export class DeviceFaults {
  readonly #own: readonly Own[]
  readonly #bursts = new Map<Fault, Bursts>()
  readonly #attackers = new Map<Fault, Attacker>()
  readonly #keptIn = new Map<Fault, number>()

  constructor(faults: readonly Fault[], deviceId: string, plane: Plane, random: Random) {
    this.#own = faults.flatMap((fault, i) =>
      isAbout(fault, deviceId) ? [{ fault, random: random.fork(`fault ${i}`) }] : [],
    )
    for (const { fault, random: dice } of this.#own) {
      if (fault.kind === 'lossBursts') this.#bursts.set(fault, new Bursts(fault, dice))
      if (fault.kind === 'attack') {
        this.#attackers.set(fault, new Attacker(fault, deviceId, plane, dice))
      }
    }
  }

  /** Names of what is on, joined by '+'. */
  namesAt(atS: number): string {
    if (this.#own.length === 0) return ''
    const on = this.#own.filter(({ fault }) => isOn(fault, atS))
    return on.map(({ fault }) => nameOf(fault)).join('+')
  }

  /** Why the device is silent and deaf, or undefined. */
  silenceAt(atS: number): string | undefined {
    return [...this.#on('outage', atS), ...this.#on('reboot', atS)][0]?.fault.kind
  }

  /** How many reboots are over. */
  rebootsBy(atS: number): number {
    const over = ({ fault }: Own): boolean => fault.kind === 'reboot' && endOf(fault) <= atS
    return this.#own.filter(over).length
  }

  clockJumpMicros(atS: number): number {
    return this.#on('clockJump', atS).reduce((sum, { fault }) => sum + fault.byMs * 1000, 0)
  }

  /** The freeze that is on, if there is one: it is the same object as long as it lasts. */
  freezeAt(atS: number): Fault | undefined {
    return this.#on('gnssFreeze', atS)[0]?.fault
  }

  gnssJump(atS: number): { readonly eastM: number; readonly northM: number } {
    const jumps = this.#on('gnssJump', atS).map(({ fault }) => fault)
    return {
      eastM: jumps.reduce((sum, { eastM }) => sum + eastM, 0),
      northM: jumps.reduce((sum, { northM }) => sum + northM, 0),
    }
  }

  attackerAt(atS: number): Attacker | undefined {
    const [on] = this.#on('attack', atS)
    return on === undefined ? undefined : this.#attackers.get(on.fault)
  }

  passAt(atS: number): Passage {
    if (this.#own.length === 0) return clear
    if (this.#on('lossBursts', atS).some(({ fault }) => this.#bursts.get(fault)!.losesAt(atS))) {
      return { ...clear, by: 'lossBursts', lost: true }
    }
    const [tunnel] = this.#on('tunnel', atS)
    if (tunnel !== undefined) return this.#keep(tunnel.fault, atS)
    const late = this.#on('reordering', atS).find(
      ({ fault, random }) => random.next() < fault.share,
    )
    const again = this.#on('duplicates', atS).filter(
      ({ fault, random }) => random.next() < fault.share,
    )
    return {
      by: late === undefined ? '' : 'reordering',
      lost: false,
      delayMicros: (late?.fault.byMs ?? 0) * 1000,
      copiesAfterMicros: again.map(({ fault }) => fault.byMs * 1000),
    }
  }

  #keep(tunnel: FaultOf<'tunnel'>, atS: number): Passage {
    const kept = this.#keptIn.get(tunnel) ?? 0
    if (kept === tunnelKeptMax) return { ...clear, by: 'full', lost: true }
    this.#keptIn.set(tunnel, kept + 1)
    const delayMicros = Math.round((endOf(tunnel) - atS) * 1e6) + kept * drainMicros
    return { ...clear, by: 'tunnel', delayMicros }
  }

  #on<K extends Fault['kind']>(kind: K, atS: number): Own<FaultOf<K>>[] {
    return this.#own.filter(
      (own): own is Own<FaultOf<K>> => own.fault.kind === kind && isOn(own.fault, atS),
    )
  }
}

function nameOf(fault: Fault): string {
  return fault.kind === 'attack' ? `attack:${fault.attack}` : fault.kind
}
