/**
 * Draws the vehicles' icons: one silhouette a fleet, seen from above with its nose up, so that shape tells the fleet
 * where colour cannot. The same drawing serves the map's atlas and the legend.
 */
import { fleetColours, fleets, type FleetName } from '../live/fleets.ts'

/** Pixels of an atlas cell; mipmaps make the smaller sizes. */
export const iconPixels = 128

type Path = readonly (readonly [number, number])[]

/** Corners in a box from −50 to 50, nose up. */
const outlines: Readonly<Record<Exclude<FleetName, 'taxi' | 'sanitation'>, Path>> = {
  // Long, with a blunt nose.
  bus: [
    [0, -46],
    [20, -33],
    [20, 44],
    [-20, 44],
    [-20, -33],
  ],
  // A box behind a narrow cab.
  logistics: [
    [0, -44],
    [15, -32],
    [15, -14],
    [27, -14],
    [27, 40],
    [-27, 40],
    [-27, -14],
    [-15, -14],
    [-15, -32],
  ],
  // A broad shovel in front of a hexagon.
  construction: [
    [0, -44],
    [27, -26],
    [32, 14],
    [18, 40],
    [-18, 40],
    [-32, 14],
    [-27, -26],
  ],
  other: [
    [0, -44],
    [32, 40],
    [0, 24],
    [-32, 40],
  ],
}

export interface IconLook {
  readonly fill: string
  readonly edge: string
  readonly hollow: boolean
}

const night = '#0a101c'

export function iconLook(fleet: FleetName, offline: boolean): IconLook {
  if (offline) return { fill: '#10192a', edge: '#8a97ab', hollow: true }
  return { fill: fleetColours[fleet], edge: night, hollow: false }
}

/** Draws into the square whose centre is the origin and whose side is 100 units. */
export function drawIcon(
  context: CanvasRenderingContext2D,
  fleet: FleetName,
  look: IconLook,
): void {
  context.lineJoin = 'round'
  traceOutline(context, fleet)
  context.lineWidth = look.hollow ? 16 : 12
  context.strokeStyle = look.hollow ? night : look.edge
  context.stroke()
  context.fillStyle = look.fill
  context.fill()
  context.lineWidth = look.hollow ? 8 : 3
  context.strokeStyle = look.hollow ? look.edge : 'rgb(255 255 255 / 55%)'
  context.stroke()
  if (!look.hollow) drawMark(context, fleet)
}

function traceOutline(context: CanvasRenderingContext2D, fleet: FleetName): void {
  context.beginPath()
  if (fleet === 'taxi') {
    // A drop.
    context.moveTo(0, -46)
    context.bezierCurveTo(12, -30, 27, -14, 27, 10)
    context.arc(0, 12, 27, -0.05, Math.PI + 0.05)
    context.bezierCurveTo(-27, -14, -12, -30, 0, -46)
  } else if (fleet === 'sanitation') {
    // A disc with a small nose.
    context.moveTo(0, -46)
    context.lineTo(16, -24)
    context.arc(0, 6, 34, -1.08, Math.PI + 1.08)
    context.closePath()
  } else {
    outlines[fleet].forEach(([x, y], at) =>
      at === 0 ? context.moveTo(x, y) : context.lineTo(x, y),
    )
    context.closePath()
  }
}

/** What is seen inside the silhouette from near by. */
function drawMark(context: CanvasRenderingContext2D, fleet: FleetName): void {
  context.fillStyle = night
  context.strokeStyle = night
  context.lineWidth = 5
  context.globalAlpha = 0.78
  if (fleet === 'bus') {
    for (const y of [-24, 0, 22]) context.fillRect(-13, y, 26, y === -24 ? 11 : 13)
  } else if (fleet === 'taxi') {
    context.fillRect(-13, 2, 26, 12)
  } else if (fleet === 'sanitation') {
    context.beginPath()
    context.arc(0, 8, 15, 0, 2 * Math.PI)
    context.stroke()
  } else if (fleet === 'logistics') {
    context.strokeRect(-16, 0, 32, 28)
  } else if (fleet === 'construction') {
    context.beginPath()
    for (const x of [-14, 4]) {
      context.moveTo(x, 22)
      context.lineTo(x + 12, -12)
    }
    context.stroke()
  }
  context.globalAlpha = 1
}

/** One column a fleet; the first row alive, the second offline. */
export function drawAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = fleets.length * iconPixels
  canvas.height = 2 * iconPixels
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser has no canvas')
  fleets.forEach((fleet, column) => {
    for (const row of [0, 1]) {
      const centre = iconPixels / 2
      // A margin around the drawing keeps a small mipmap from bleeding into the next cell.
      const scale = (iconPixels * 0.86) / 112
      context.setTransform(
        scale,
        0,
        0,
        scale,
        column * iconPixels + centre,
        row * iconPixels + centre,
      )
      drawIcon(context, fleet, iconLook(fleet, row === 1))
    }
  })
  return canvas
}
