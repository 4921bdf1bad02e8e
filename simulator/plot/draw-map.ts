/** The map of a plot: roads in grey, tracks in the colours of their kinds, a scale bar. */
import type { Road, RoadNetwork } from '../../schemas/network.ts'
import { laneWidthM } from '../road/graph.ts'
import type { Plane } from '../road/plane.ts'
import { thinned, type PlottedVehicle, type RunPlot } from './run-plot.ts'
import { element, pathThrough, short, text } from './svg.ts'
import { colourOf } from './vehicle-kind.ts'

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Points of tracks in the file at most: about 1 MB. */
const pointsDrawnMax = 100_000
/** Nobody sees less than this, pixels. */
const tolerancePx = 0.3
const heightMin = 320
const heightMax = 900
const marginPx = 28
/** The scale bar is as long as a round number lets it. */
const scaleMaxPx = 160
/** A plot shows no less of the world than this. */
const extentMinM = 120
const roadColour = '#d3d9e0'
const inkColour = '#475569'

/** What part of the world is drawn, metres. */
export interface Extent {
  /** Its middle. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly depth: number
}

/** Around all tracks. */
export function extentOf(plot: RunPlot): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { track } of plot.vehicles.values()) {
    for (const [x, y] of track.points()) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  }
  const [width, depth] = [Math.max(east - west, extentMinM), Math.max(north - south, extentMinM)]
  return { x: (west + east) / 2, y: (south + north) / 2, width, depth }
}

/** Pixels of metres. */
class View {
  readonly height: number
  readonly pxAM: number
  readonly #frame: Frame
  readonly #extent: Extent

  constructor(frame: Frame, extent: Extent) {
    const inner = frame.width - 2 * marginPx
    const wished = (inner * extent.depth) / extent.width + 2 * marginPx
    this.height = Math.round(Math.min(heightMax, Math.max(heightMin, wished)))
    this.pxAM = Math.min(inner / extent.width, (this.height - 2 * marginPx) / extent.depth)
    this.#frame = frame
    this.#extent = extent
  }

  at(x: number, y: number): readonly [number, number] {
    const { x: left, y: top, width } = this.#frame
    return [
      left + width / 2 + (x - this.#extent.x) * this.pxAM,
      top + this.height / 2 - (y - this.#extent.y) * this.pxAM,
    ]
  }
}

export interface Drawn {
  readonly svg: string
  readonly height: number
}

export function drawMap(
  plot: RunPlot,
  kinds: ReadonlyMap<string, readonly PlottedVehicle[]>,
  network: RoadNetwork | undefined,
  frame: Frame,
): Drawn {
  const view = new View(frame, extentOf(plot))
  let toleranceM = tolerancePx / view.pxAM
  while (thinned(plot.vehicles.values(), toleranceM) > pointsDrawnMax + 2 * plot.vehicles.size) {
    toleranceM *= 1.5
  }
  const box = { x: frame.x, y: frame.y, width: frame.width, height: view.height, rx: 6 }
  const layers = [
    network === undefined || plot.plane === undefined ? '' : roadsOf(network, plot.plane, view),
    ...[...kinds].map(([kind, vehicles]) => tracksOf(kind, vehicles, view)),
    ...[...kinds].map(([kind, vehicles]) => endsOf(kind, vehicles, view)),
  ]
  const svg = [
    element('clipPath', { id: 'map' }, element('rect', box)),
    element('rect', { ...box, fill: '#f8fafc' }),
    element(
      'g',
      {
        'clip-path': 'url(#map)',
        fill: 'none',
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      },
      layers.join('\n'),
    ),
    element('rect', { ...box, fill: 'none', stroke: '#cbd5e1' }),
    scaleBar(view, frame),
  ]
  return { svg: svg.join('\n'), height: view.height }
}

/** Roads of one width are one path. */
function roadsOf(network: RoadNetwork, plane: Plane, view: View): string {
  const byWidth = new Map<string, string[]>()
  for (const road of network.roads) {
    const width = short(Math.max(0.8, widthOf(road) * view.pxAM))
    const points = road.points.map(([longitude, latitude]) =>
      view.at(plane.x(longitude), plane.y(latitude)),
    )
    const paths = byWidth.get(width)
    if (paths === undefined) byWidth.set(width, [pathThrough(points)])
    else paths.push(pathThrough(points))
  }
  const paths = [...byWidth].map(([width, data]) =>
    element('path', { d: data.join(''), 'stroke-width': width }),
  )
  return element('g', { stroke: roadColour }, paths.join('\n'))
}

function widthOf({ lanes, oneWay }: Road): number {
  return lanes * laneWidthM * (oneWay ? 1 : 2)
}

function tracksOf(kind: string, vehicles: readonly PlottedVehicle[], view: View): string {
  const data = vehicles.map(({ track }) =>
    pathThrough([...track.points()].map(([x, y]) => view.at(x, y))),
  )
  return element('path', {
    d: data.join(''),
    stroke: colourOf(kind),
    'stroke-width': 1.4,
    'stroke-opacity': 0.75,
  })
}

/** Where each was last. */
function endsOf(kind: string, vehicles: readonly PlottedVehicle[], view: View): string {
  const dots = vehicles.map(({ x, y }) => pathThrough([view.at(x, y)])).join('')
  const size = vehicles.length > 1000 ? 2.5 : 5
  return [
    element('path', { d: dots, stroke: '#ffffff', 'stroke-width': size + 2 }),
    element('path', { d: dots, stroke: colourOf(kind), 'stroke-width': size }),
  ].join('\n')
}

/** Below the map, at its right: what lies on the map would hide tracks. */
function scaleBar(view: View, { x, y, width }: Frame): string {
  const metres = [...scaleLengths()].findLast((length) => length * view.pxAM <= scaleMaxPx) ?? 1
  const long = metres * view.pxAM
  const [left, base] = [x + width - long, y + view.height + 20]
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  const arrow = left - 24
  return [
    element('path', {
      d: `M${short(left)} ${short(base - 6)}v6h${short(long)}v-6`,
      fill: 'none',
      stroke: inkColour,
      'stroke-width': 1.5,
    }),
    text(label, left + long / 2, base - 5, { 'text-anchor': 'middle', fill: inkColour }),
    element('path', {
      d: `M${short(arrow)} ${short(base - 13)}l4.5 13l-4.5 -3l-4.5 3z`,
      fill: inkColour,
    }),
    text('N', arrow - 16, base, { fill: inkColour, 'font-weight': 600 }),
  ].join('\n')
}

function* scaleLengths(): Generator<number> {
  for (let power = 1; power < 1e6; power *= 10) yield* [power, 2 * power, 5 * power]
}
