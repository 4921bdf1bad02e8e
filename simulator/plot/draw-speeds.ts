/** Speed over time, a panel a kind of vehicles: single ones as thin lines, many as their median and the middle eight tenths. */
import type { PlottedVehicle, RunPlot } from './run-plot.ts'
import { spansMax } from './speeds.ts'
import { element, niceStep, pathThrough, short, text } from './svg.ts'
import type { Drawn, Frame } from './draw-map.ts'
import { colourOf } from './vehicle-kind.ts'

/** Lines of single vehicles in a panel at most; median and band are of all. */
const linesMax = 24
/** From this many on, median and band say more than lines. */
export const bandFrom = 6
/** A vehicle that is silent for longer has no speed to draw. */
const silenceMaxS = 3
const plotHeight = 120
const panelHeight = plotHeight + 62
const panelGap = 36
const axisWidth = 44
const gridColour = '#e2e8f0'
const axisColour = '#94a3b8'
const inkColour = '#475569'
/** A panel of standing vehicles has a scale too. */
const slowestScaleKmh = 5
const kmh = 3.6

/** Panels in one or two columns from the frame's top. */
export function drawSpeeds(
  plot: RunPlot,
  kinds: ReadonlyMap<string, readonly PlottedVehicle[]>,
  frame: Frame,
  columns: 1 | 2,
): Drawn {
  const width = (frame.width - panelGap * (columns - 1)) / columns
  const panels = [...kinds].map(([kind, vehicles], i) => {
    const x = frame.x + (i % columns) * (width + panelGap)
    const y = frame.y + Math.floor(i / columns) * panelHeight
    const rows = vehicles.map(({ device }) => plot.speeds.of(device))
    return new Panel(plot, rows, { x, y, width }).draw(kind)
  })
  return { svg: panels.join('\n'), height: Math.ceil(kinds.size / columns) * panelHeight }
}

/** Slower, the middle, faster: shares of the vehicles. */
const shares = [0.1, 0.5, 0.9] as const

class Panel {
  readonly #rows: readonly Float32Array[]
  readonly #spanS: number
  readonly #seconds: number
  /** km/h. */
  readonly #step: number
  readonly #most: number
  readonly #left: number
  readonly #top: number
  readonly #width: number

  constructor({ speeds, seconds }: RunPlot, rows: readonly Float32Array[], { x, y, width }: Frame) {
    this.#rows = rows
    this.#spanS = speeds.spanS
    this.#seconds = Math.max(seconds, 1)
    const fastest = Math.max(slowestScaleKmh, ...rows.map((row) => fastestOf(row) * kmh))
    this.#step = niceStep(fastest, 4)
    this.#most = Math.ceil(fastest / this.#step - 1e-9) * this.#step
    this.#left = x + axisWidth
    this.#top = y + 24
    this.#width = width - axisWidth
  }

  draw(kind: string): string {
    const colour = colourOf(kind)
    const { length } = this.#rows
    const many = length >= bandFrom
    const lines = this.#rows.filter((_, i) => i % Math.ceil(length / linesMax) === 0)
    const count = `${length} ${length === 1 ? 'vehicle' : 'vehicles'}`
    const key = lines.length < length ? `${count}, ${lines.length} as lines` : count
    const stroke = {
      fill: 'none',
      stroke: colour,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }
    const [slow, middle, fast] = many ? this.#quantiles() : [[], [], []]
    return [
      text(kind, this.#left, this.#top - 8, { fill: colour, 'font-weight': 600 }),
      text(key, this.#left + this.#width, this.#top - 8, { fill: inkColour, 'text-anchor': 'end' }),
      this.#speedAxis(),
      this.#timeAxis(),
      many
        ? element('path', {
            d: `${pathThrough([...fast!, ...slow!.toReversed()])}z`,
            fill: colour,
            'fill-opacity': 0.15,
          })
        : '',
      element('path', {
        ...stroke,
        d: lines.map((row) => this.#lineOf(row)).join(''),
        'stroke-width': many ? 0.7 : 1.4,
        'stroke-opacity': many ? 0.35 : 0.9,
      }),
      many ? element('path', { ...stroke, d: pathThrough(middle!), 'stroke-width': 2.2 }) : '',
    ].join('\n')
  }

  #x(seconds: number): number {
    return this.#left + (Math.min(seconds, this.#seconds) / this.#seconds) * this.#width
  }

  #y(speed: number): number {
    return this.#top + plotHeight * (1 - (speed * kmh) / this.#most)
  }

  #speedAxis(): string {
    const parts: string[] = []
    for (let value = 0; value <= this.#most + this.#step / 2; value += this.#step) {
      const y = this.#y(value / kmh)
      const line = `M${short(this.#left)} ${short(y)}h${short(this.#width)}`
      parts.push(element('path', { d: line, stroke: value === 0 ? axisColour : gridColour }))
      const label = { 'text-anchor': 'end', fill: inkColour }
      parts.push(text(short(value), this.#left - 6, y + 4, label))
    }
    const [x, y] = [this.#left - 34, this.#top + plotHeight / 2]
    const turned = { transform: `rotate(-90 ${short(x)} ${short(y)})` }
    const label = { 'text-anchor': 'middle', fill: inkColour, ...turned }
    return [...parts, text('speed (km/h)', x, y, label)].join('\n')
  }

  #timeAxis(): string {
    const [unit, unitS] = unitOf(this.#seconds)
    const every = niceStep(this.#seconds / unitS, 6)
    const foot = this.#top + plotHeight
    const label = { 'text-anchor': 'middle', fill: inkColour }
    const parts: string[] = []
    // The last message of a minute comes a little before its end.
    for (let value = 0; value * unitS <= this.#seconds * 1.005; value += every) {
      const x = this.#x(value * unitS)
      parts.push(element('path', { d: `M${short(x)} ${short(foot)}v4`, stroke: axisColour }))
      parts.push(text(short(value), x, foot + 17, label))
    }
    return [...parts, text(`time (${unit})`, this.#left + this.#width / 2, foot + 31, label)].join(
      '\n',
    )
  }

  /** A vehicle's line, with a break where it was silent. */
  #lineOf(row: Float32Array): string {
    let data = ''
    let points: (readonly [number, number])[] = []
    let last = -Infinity
    row.forEach((speed, i) => {
      if (Number.isNaN(speed)) return
      if ((i - last) * this.#spanS > Math.max(silenceMaxS, this.#spanS * 1.5)) {
        data += pathThrough(points)
        points = []
      }
      last = i
      points.push([this.#x(i * this.#spanS), this.#y(speed)])
    })
    return data + pathThrough(points)
  }

  /** Who sends seldom keeps his speed till his next message; who has been silent for as long as never before is out. */
  #quantiles(): (readonly [number, number])[][] {
    const lines: (readonly [number, number])[][] = shares.map(() => [])
    const held = new Float32Array(this.#rows.length).fill(Number.NaN)
    const ends = this.#rows.map(endOf)
    for (let i = 0; i < spansMax && i * this.#spanS <= this.#seconds; i++) {
      this.#rows.forEach((row, k) => {
        if (i > ends[k]!) held[k] = Number.NaN
        else if (!Number.isNaN(row[i]!)) held[k] = row[i]!
      })
      const known = held.filter((speed) => !Number.isNaN(speed)).sort()
      if (known.length === 0) continue
      shares.forEach((share, s) => {
        const speed = known[Math.round(share * (known.length - 1))]!
        lines[s]!.push([this.#x(i * this.#spanS), this.#y(speed)])
      })
    }
    return lines
  }
}

function unitOf(seconds: number): readonly [unit: string, seconds: number] {
  if (seconds <= 240) return ['s', 1]
  return seconds <= 4 * 3600 ? ['min', 60] : ['h', 3600]
}

/** The last span in which a vehicle may still be thought to drive as it said. */
function endOf(row: Float32Array): number {
  let [last, longest] = [-1, 0]
  row.forEach((speed, i) => {
    if (Number.isNaN(speed)) return
    if (last >= 0) longest = Math.max(longest, i - last)
    last = i
  })
  return last + longest
}

function fastestOf(row: Float32Array): number {
  return row.reduce((most, speed) => (speed > most ? speed : most), 0)
}
