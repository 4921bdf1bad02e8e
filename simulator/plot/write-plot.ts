/** The picture of a run as an SVG file: what it was, its map, its speeds. */
import { writeFileSync } from 'node:fs'
import { UsageError, V2xError, reasonOf } from '../../common/errors.ts'
import type { RoadNetwork } from '../../schemas/network.ts'
import { drawMap, extentOf } from './draw-map.ts'
import { bandFrom, drawSpeeds } from './draw-speeds.ts'
import type { PlottedVehicle, RunPlot } from './run-plot.ts'
import { element, short, text } from './svg.ts'
import { colourOf } from './vehicle-kind.ts'

export interface PlotTitle {
  readonly scenario: string
  readonly seed: number
}

const pageWidth = 1200
const margin = 32
const mapTop = 104
const tallFrom = 0.8
const besideMapWidth = 640
const speedsKey = 'bold: the median · pale: the middle 80 % · thin: single vehicles'
const inkColour = '#0f172a'
const paleColour = '#475569'

/** Throws UsageError PLOT_FILE where the name is no .svg. */
export function checkPlotName(file: string): void {
  if (file.endsWith('.svg')) return
  throw new UsageError(
    'PLOT_FILE',
    `cannot draw into '${file}': a plot is SVG; end its name in .svg`,
  )
}

/** Throws V2xError PLOT_FILE. */
export function writePlot(
  file: string,
  plot: RunPlot,
  title: PlotTitle,
  network?: RoadNetwork,
): void {
  try {
    writeFileSync(file, plotOf(plot, title, network))
  } catch (thrown) {
    throw new V2xError('PLOT_FILE', `cannot write ${file}: ${reasonOf(thrown)}`, { cause: thrown })
  }
}

export function plotOf(plot: RunPlot, title: PlotTitle, network?: RoadNetwork): string {
  const kinds = kindsOf(plot)
  const { width, depth } = extentOf(plot)
  // A tall map has the speeds beside it, a wide one has them below.
  const beside = depth > tallFrom * width
  const mapWidth = beside ? besideMapWidth : pageWidth - 2 * margin
  const many = [...kinds.values()].some((vehicles) => vehicles.length >= bandFrom)
  const map = drawMap(plot, kinds, network, { x: margin, y: mapTop, width: mapWidth })
  const foot = mapTop + map.height + 44
  const left = beside ? margin + mapWidth + margin : margin
  const headY = beside ? mapTop + 12 : foot
  const frame = { x: left, y: headY + (many ? 34 : 16), width: pageWidth - margin - left }
  const speeds = drawSpeeds(plot, kinds, frame, beside || kinds.size === 1 ? 1 : 2)
  const height = Math.max(foot, frame.y + speeds.height) + margin / 2
  const content = [
    element('rect', { width: pageWidth, height, fill: '#ffffff' }),
    text(title.scenario, margin, 42, { 'font-size': 22, 'font-weight': 600 }),
    text(factsOf(plot, title), margin, 64, { fill: paleColour, 'font-size': 13 }),
    legend(kinds),
    map.svg,
    text('Speed over time', left, headY, { 'font-size': 16, 'font-weight': 600 }),
    many ? text(speedsKey, left, headY + 18, { fill: paleColour }) : '',
    speeds.svg,
  ]
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${pageWidth} ${height}`,
    width: pageWidth,
    height,
    'font-family': 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
    'font-size': 12,
    fill: inkColour,
  }
  return `${element('svg', root, `\n${content.join('\n')}\n`)}\n`
}

/** Vehicles by kind, the most numerous first. */
function kindsOf(plot: RunPlot): ReadonlyMap<string, readonly PlottedVehicle[]> {
  const kinds = new Map<string, PlottedVehicle[]>()
  for (const vehicle of plot.vehicles.values()) {
    const known = kinds.get(vehicle.kind)
    if (known === undefined) kinds.set(vehicle.kind, [vehicle])
    else known.push(vehicle)
  }
  return new Map([...kinds].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)))
}

function factsOf({ vehicles, seconds }: RunPlot, { seed }: PlotTitle): string {
  const count = `${vehicles.size} ${vehicles.size === 1 ? 'vehicle' : 'vehicles'}`
  const time = seconds < 600 ? `${short(seconds)} s` : `${short(seconds / 60)} min`
  return `${count} over ${time}, seed ${seed}. Lines are where their messages say they were, dots where they were last.`
}

function legend(kinds: ReadonlyMap<string, readonly PlottedVehicle[]>): string {
  let x = margin
  const entries = [...kinds].map(([kind, vehicles]) => {
    const label = `${kind} ${vehicles.length}`
    const entry = [
      element('path', {
        d: `M${short(x)} 86h18`,
        stroke: colourOf(kind),
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }),
      element('circle', { cx: short(x + 18), cy: 86, r: 4, fill: colourOf(kind) }),
      text(label, x + 28, 90, { 'font-size': 13 }),
    ]
    x += 28 + label.length * 7.5 + 24
    return entry.join('\n')
  })
  return entries.join('\n')
}
