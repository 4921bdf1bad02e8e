/** The map of a plot: roads in grey, tracks in the colours of their kinds, a scale bar. */
import type { Road, RoadNetwork } from '../../schemas/network.ts'
import { laneWidthM } from '../road/graph.ts'
import type { Plane } from '../road/plane.ts'
import { thinned, type PlottedVehicle, type RunPlot } from './run-plot.ts'
import { element, niceStep, pathThrough, short, text } from './svg.ts'
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
const heightMax = 760
const marginPx = 28
/** A plot shows no less of the world than this. */
const extentMinM = 120
const roadColour = '#d3d9e0'
const inkColour = '#475569'

/** Pixels of metres. */
class View {
  readonly height: number
  readonly pxAM: number
  readonly #frame: Frame
  readonly #middleX: number
  readonly #middleY: number

  constructor(frame: Frame, vehicles: Iterable<PlottedVehicle>) {
    const [west, south, east, north] = extentOf(vehicles)
    const [width, depth] = [Math.max(east - west, extentMinM), Math.max(north - south, extentMinM)]
    const inner = frame.width - 2 * marginPx
    const wished = (inner * depth) / width + 2 * marginPx
    this.height = Math.round(Math.min(heightMax, Math.max(heightMin, wished)))
    this.pxAM = Math.min(inner / width, (this.height - 2 * marginPx) / depth)
    this.#frame = frame
    this.#middleX = (west + east) / 2
    this.#middleY = (south + north) / 2
  }

  at(x: number, y: number): readonly [number, number] {
    const { x: left, y: top, width } = this.#frame
    return [
      left + width / 2 + (x - this.#middleX) * this.pxAM,
      top + this.height / 2 - (y - this.#middleY) * this.pxAM,
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
  const view = new View(frame, plot.vehicles.values())
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
    northArrow(frame),
  ]
  return { svg: svg.join('\n'), height: view.height }
}

function extentOf(vehicles: Iterable<PlottedVehicle>): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { track } of vehicles) {
    for (const [x, y] of track.points()) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  }
  return west > east ? [0, 0, 0, 0] : [west, south, east, north]
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

function scaleBar(view: View, { x, y }: Frame): string {
  const lengthM = niceStep(140 / view.pxAM, 1)
  const metres = lengthM * view.pxAM > 180 ? lengthM / 2 : lengthM
  const width = metres * view.pxAM
  const [left, base] = [x + 16, y + view.height - 16]
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  const back = {
    x: short(left - 8),
    y: short(base - 24),
    width: short(width + 16),
    height: 32,
    rx: 4,
  }
  return [
    element('rect', { ...back, fill: '#ffffff', 'fill-opacity': 0.85 }),
    element('path', {
      d: `M${short(left)} ${short(base - 5)}v5h${short(width)}v-5`,
      fill: 'none',
      stroke: inkColour,
      'stroke-width': 1.5,
    }),
    text(label, left + width / 2, base - 8, { 'text-anchor': 'middle', fill: inkColour }),
  ].join('\n')
}

function northArrow({ x, y, width }: Frame): string {
  const [middle, top] = [x + width - 24, y + 14]
  return [
    element('circle', {
      cx: short(middle),
      cy: short(top + 14),
      r: 17,
      fill: '#ffffff',
      'fill-opacity': 0.85,
    }),
    element('path', { d: `M${short(middle)} ${short(top)}l5 13h-10z`, fill: inkColour }),
    text('N', middle, top + 25, { 'text-anchor': 'middle', fill: inkColour, 'font-weight': 600 }),
  ].join('\n')
}
