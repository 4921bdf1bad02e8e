/** Speed over time, a panel a kind of vehicles: single ones as thin lines, many as their median and the middle eight tenths. */
import type { PlottedVehicle, RunPlot } from './run-plot.ts'
import { spansMax } from './speeds.ts'
import { element, niceStep, pathThrough, short, text } from './svg.ts'
import type { Drawn, Frame } from './draw-map.ts'
import { colourOf } from './vehicle-kind.ts'

/** Lines of single vehicles in a panel at most; median and band are of all. */
const linesMax = 24
/** From this many on, median and band say more than lines. */
const bandFrom = 6
/** A vehicle that is silent for longer has no speed to draw. */
const silenceMaxS = 3
const plotHeight = 120
const panelHeight = plotHeight + 62
const panelGap = 36
const axisWidth = 44
const gridColour = '#e2e8f0'
const inkColour = '#475569'
const kmh = 3.6

export function drawSpeeds(
  plot: RunPlot,
  kinds: ReadonlyMap<string, readonly PlottedVehicle[]>,
  frame: Frame,
): Drawn {
  const columns = kinds.size === 1 ? 1 : 2
  const width = (frame.width - panelGap * (columns - 1)) / columns
  const fastest = Math.max(
    ...[...plot.vehicles.keys()].map((id) => fastestOf(plot.speeds.of(id))),
    1,
  )
  const step = niceStep(fastest * kmh, 4)
  const axes = {
    step,
    most: Math.ceil((fastest * kmh) / step - 1e-9) * step,
    seconds: Math.max(plot.seconds, 1),
  }
  const panels = [...kinds].map(([kind, vehicles], i) => {
    const x = frame.x + (i % columns) * (width + panelGap)
    const y = frame.y + Math.floor(i / columns) * panelHeight
    return new Panel(plot, axes, { x, y, width }).draw(kind, vehicles)
  })
  return { svg: panels.join('\n'), height: Math.ceil(kinds.size / columns) * panelHeight }
}

interface Axes {
  /** km/h. */
  readonly step: number
  readonly most: number
  readonly seconds: number
}

class Panel {
  readonly #plot: RunPlot
  readonly #axes: Axes
  readonly #left: number
  readonly #top: number
  readonly #width: number

  constructor(plot: RunPlot, axes: Axes, { x, y, width }: Frame) {
    this.#plot = plot
    this.#axes = axes
    this.#left = x + axisWidth
    this.#top = y + 24
    this.#width = width - axisWidth
  }

  draw(kind: string, vehicles: readonly PlottedVehicle[]): string {
    const colour = colourOf(kind)
    const rows = vehicles.map(({ device }) => this.#plot.speeds.of(device))
    const many = rows.length >= bandFrom
    const every = Math.ceil(rows.length / linesMax)
    const lines = rows.filter((_, i) => i % every === 0).map((row) => this.#lineOf(row))
    const shown = many
      ? ` · median, middle 80 %${every > 1 ? `, ${lines.length} single` : ', single'}`
      : ''
    return [
      text(kind, this.#left, this.#top - 8, { fill: colour, 'font-weight': 600 }),
      text(
        `${vehicles.length} ${vehicles.length === 1 ? 'vehicle' : 'vehicles'}${shown}`,
        this.#left + this.#width,
        this.#top - 8,
        { fill: inkColour, 'text-anchor': 'end' },
      ),
      this.#grid(),
      many ? this.#band(rows, colour) : '',
      element('path', {
        d: lines.join(''),
        fill: 'none',
        stroke: colour,
        'stroke-width': many ? 0.7 : 1.4,
        'stroke-opacity': many ? 0.35 : 0.9,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      }),
      many ? this.#median(rows, colour) : '',
    ].join('\n')
  }

  #x(seconds: number): number {
    return this.#left + (Math.min(seconds, this.#axes.seconds) / this.#axes.seconds) * this.#width
  }

  #y(speed: number): number {
    return this.#top + plotHeight * (1 - (speed * kmh) / this.#axes.most)
  }

  #grid(): string {
    const { step, most, seconds } = this.#axes
    const parts: string[] = []
    for (let value = 0; value <= most + step / 2; value += step) {
      const y = this.#y(value / kmh)
      parts.push(
        element('path', {
          d: `M${short(this.#left)} ${short(y)}h${short(this.#width)}`,
          stroke: gridColour,
        }),
      )
      parts.push(
        text(short(value), this.#left - 6, y + 4, { 'text-anchor': 'end', fill: inkColour }),
      )
    }
    const [unit, unitS] =
      seconds <= 240 ? ['s', 1] : seconds <= 4 * 3600 ? ['min', 60] : ['h', 3600]
    const every = niceStep(seconds / unitS, 6)
    const foot = this.#top + plotHeight
    for (let value = 0; value * unitS <= seconds + 1e-9; value += every) {
      const x = this.#x(value * unitS)
      parts.push(element('path', { d: `M${short(x)} ${short(foot)}v4`, stroke: inkColour }))
      parts.push(text(short(value), x, foot + 17, { 'text-anchor': 'middle', fill: inkColour }))
    }
    const [middleX, middleY] = [this.#left + this.#width / 2, this.#top + plotHeight / 2]
    const turned = `rotate(-90 ${short(this.#left - 34)} ${short(middleY)})`
    parts.push(
      text(`time (${unit})`, middleX, foot + 31, { 'text-anchor': 'middle', fill: inkColour }),
    )
    parts.push(
      text('speed (km/h)', this.#left - 34, middleY, {
        'text-anchor': 'middle',
        fill: inkColour,
        transform: turned,
      }),
    )
    parts.push(
      element('path', {
        d: `M${short(this.#left)} ${short(foot)}h${short(this.#width)}`,
        stroke: '#94a3b8',
      }),
    )
    return parts.join('\n')
  }

  /** A vehicle's line, with a break where it was silent. */
  #lineOf(row: Float32Array): string {
    const { spanS } = this.#plot.speeds
    let data = ''
    let points: (readonly [number, number])[] = []
    let last = -Infinity
    row.forEach((speed, i) => {
      if (Number.isNaN(speed)) return
      if ((i - last) * spanS > Math.max(silenceMaxS, spanS * 1.5)) {
        data += pathThrough(points)
        points = []
      }
      last = i
      points.push([this.#x(i * spanS), this.#y(speed)])
    })
    return data + pathThrough(points)
  }

  #band(rows: readonly Float32Array[], colour: string): string {
    const upper = this.#quantile(rows, 0.9)
    const lower = this.#quantile(rows, 0.1)
    const outline = [...upper, ...lower.toReversed()]
    return element('path', { d: `${pathThrough(outline)}z`, fill: colour, 'fill-opacity': 0.15 })
  }

  #median(rows: readonly Float32Array[], colour: string): string {
    const d = pathThrough(this.#quantile(rows, 0.5))
    return element('path', {
      d,
      fill: 'none',
      stroke: colour,
      'stroke-width': 2.2,
      'stroke-linejoin': 'round',
    })
  }

  /** One share of the vehicles is slower. Who sends seldom keeps his speed till the next message. */
  #quantile(rows: readonly Float32Array[], share: number): (readonly [number, number])[] {
    const { spanS } = this.#plot.speeds
    const held = new Float32Array(rows.length).fill(Number.NaN)
    const points: (readonly [number, number])[] = []
    for (let i = 0; i < spansMax && i * spanS <= this.#axes.seconds; i++) {
      rows.forEach((row, k) => {
        if (!Number.isNaN(row[i]!)) held[k] = row[i]!
      })
      const known = held.filter((speed) => !Number.isNaN(speed)).sort()
      if (known.length === 0) continue
      points.push([this.#x(i * spanS), this.#y(known[Math.floor(share * (known.length - 1))]!)])
    }
    return points
  }
}

function fastestOf(row: Float32Array): number {
  return row.reduce((most, speed) => (speed > most ? speed : most), 0)
}
