/** The quickest way over the graph (Dijkstra over links, so that turning back is only possible where the graph allows it). */
import { turnOf, type Link, type RoadGraph } from './graph.ts'

/** Seconds that a turn and a signal cost on average. */
const leftTurnS = 12
const rightTurnS = 4
const signalS = 15

export type Access = (link: Link) => boolean

export class Router {
  readonly #graph: RoadGraph
  readonly #seconds: Float64Array
  readonly #before: Int32Array
  readonly #turnCosts: number[][]

  constructor(graph: RoadGraph) {
    this.#graph = graph
    this.#seconds = new Float64Array(graph.links.length)
    this.#before = new Int32Array(graph.links.length)
    this.#turnCosts = graph.links.map((link) => link.next.map((next) => costOf(link, next)))
  }

  /**
   * Links after `from` up to and with `to`; empty where `to` cannot be reached. `from` itself may be `to`: then the way leads
   * once around.
   */
  route(from: Link, to: Link, access: Access): Link[] {
    const { links } = this.#graph
    this.#seconds.fill(Infinity)
    const open = new Set<number>()
    const reach = (link: Link, seconds: number, before: number): void => {
      if (seconds >= this.#seconds[link.index]!) return
      this.#seconds[link.index] = seconds
      this.#before[link.index] = before
      open.add(link.index)
    }
    const expand = (link: Link, seconds: number, isStart: boolean): void => {
      const costs = this.#turnCosts[link.index]!
      for (let i = 0; i < link.next.length; i++) {
        const next = link.next[i]!
        if (next !== to && !access(next)) continue
        reach(next, seconds + costs[i]!, isStart ? -1 : link.index)
      }
    }
    expand(from, 0, true)
    while (open.size > 0) {
      let nearest = -1
      for (const index of open) {
        if (nearest < 0 || this.#seconds[index]! < this.#seconds[nearest]!) nearest = index
      }
      if (nearest === to.index) return this.#wayTo(to)
      open.delete(nearest)
      expand(links[nearest]!, this.#seconds[nearest]!, false)
    }
    return []
  }

  #wayTo(to: Link): Link[] {
    const way: Link[] = []
    for (let i = to.index; i >= 0; i = this.#before[i]!) way.push(this.#graph.links[i]!)
    return way.reverse()
  }
}

function costOf(link: Link, next: Link): number {
  const turn = turnOf(link, next)
  const turning = turn === 'left' || turn === 'back' ? leftTurnS : turn === 'right' ? rightTurnS : 0
  return next.length / next.limitMps + turning + (link.to.junction.signalised ? signalS : 0)
}
