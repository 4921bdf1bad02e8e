/** Where one waits before a node: at the end of the lane, or as much further back as the turns of long vehicles need. */
import { touchesOnTheWay, type Size } from './bodies.ts'
import { turnOf, type Link } from './graph.ts'
import { lanePose, type Lanes } from './lanes.ts'
import type { Path } from './path.ts'

/** The longest body on these roads, with room at its sides, metres. */
const longest: Size = { lengthM: 12, widthM: 2.8 }
const gapMinM = 0.3
const gapMaxM = 9
/** Where a road ends, those who turned in its circle come back beside those who wait. */
const circleGapM = 8.3
const gapStepM = 1

export class StopLines {
  readonly #lanes: Lanes
  readonly #gaps = new Map<string, number>()

  constructor(lanes: Lanes) {
    this.#lanes = lanes
  }

  /** How far before the end of a lane to stop, metres. */
  gapM(link: Link, lane: number): number {
    const key = `${link.index}/${lane}`
    let gapM = this.#gaps.get(key)
    if (gapM === undefined) this.#gaps.set(key, (gapM = this.#find(link, lane)))
    return gapM
  }

  #find(link: Link, lane: number): number {
    if (link.twin !== undefined && link.next.includes(link.twin)) return circleGapM
    const ways = this.#waysBefore(link, lane)
    for (let gapM = gapMinM; gapM < gapMaxM; gapM += gapStepM) {
      const place = lanePose(link, link.length - gapM - longest.lengthM / 2, lane)
      if (!ways.some((way) => touchesOnTheWay(way, longest, place, longest))) return gapM
    }
    return gapMinM
  }

  /** The ways of the others across the node at the end of a link, those out of the lanes beside among them. */
  #waysBefore(link: Link, lane: number): Path[] {
    return link.to.in.flatMap((from) => {
      return from.next.flatMap((to) => {
        const [kerbIn, kerbOut] = [from.lanes - 1, to.lanes - 1]
        const turn = turnOf(from, to)
        const own = from === link
        if (own && (turn === 'straight' || turn === 'back')) return []
        if (own && lane === (turn === 'right' ? kerbIn : 0)) return []
        if (turn === 'left') return [this.#lanes.across(from, 0, to, 0)]
        if (turn === 'right') return [this.#lanes.across(from, kerbIn, to, kerbOut)]
        const kept = Math.min(kerbIn, kerbOut)
        return [this.#lanes.across(from, 0, to, 0), this.#lanes.across(from, kerbIn, to, kept)]
      })
    })
  }
}
