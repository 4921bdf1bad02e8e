/** A line of points that may be thinned out so that it is nowhere farther off than a tolerance (Douglas and Peucker). */

export class Track {
  #x: number[] = []
  #y: number[] = []

  get length(): number {
    return this.#x.length
  }

  add(x: number, y: number): void {
    this.#x.push(x)
    this.#y.push(y)
  }

  at(index: number): readonly [x: number, y: number] {
    return [this.#x[index]!, this.#y[index]!]
  }

  /** Points in their order. */
  *points(): Generator<readonly [x: number, y: number]> {
    for (let i = 0; i < this.#x.length; i++) yield this.at(i)
  }

  thinOut(tolerance: number): void {
    const last = this.#x.length - 1
    if (last < 2) return
    const kept = new Uint8Array(last + 1)
    kept[0] = kept[last] = 1
    const open: [number, number][] = [[0, last]]
    for (let span = open.pop(); span !== undefined; span = open.pop()) {
      const far = this.#farthest(...span)
      if (far.distance <= tolerance) continue
      kept[far.index] = 1
      open.push([span[0], far.index], [far.index, span[1]])
    }
    this.#x = this.#x.filter((_, i) => kept[i] === 1)
    this.#y = this.#y.filter((_, i) => kept[i] === 1)
  }

  /** The point between two others that is farthest from the straight line between them. */
  #farthest(from: number, to: number): { readonly index: number; readonly distance: number } {
    const [ax, ay] = this.at(from)
    const [bx, by] = this.at(to)
    const squared = (bx - ax) ** 2 + (by - ay) ** 2
    let [index, distance] = [from, 0]
    for (let i = from + 1; i < to; i++) {
      const [x, y] = this.at(i)
      const along = squared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared
      const t = Math.min(1, Math.max(0, along))
      const d = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
      if (d > distance) [index, distance] = [i, d]
    }
    return { index, distance }
  }
}
