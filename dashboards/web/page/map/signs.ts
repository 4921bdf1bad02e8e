/** The few signs that MapLibre's layers use, drawn on a canvas at twice their size in CSS pixels. */
import type { Map as MapLibreMap } from 'maplibre-gl'

const side = 48

const drawings: Readonly<Record<string, (context: CanvasRenderingContext2D) => void>> = {
  rsu: (context) => {
    context.strokeStyle = '#c9f5f2'
    context.fillStyle = '#c9f5f2'
    context.lineWidth = 4
    context.beginPath()
    context.moveTo(24, 22)
    context.lineTo(24, 41)
    context.stroke()
    context.beginPath()
    context.arc(24, 19, 4.5, 0, 2 * Math.PI)
    context.fill()
    for (const radius of [10, 16]) {
      for (const side of [0, Math.PI]) {
        context.beginPath()
        context.arc(24, 19, radius, side - 0.75, side + 0.75)
        context.stroke()
      }
    }
  },
  pile: (context) => {
    context.fillStyle = '#e9f3ff'
    context.beginPath()
    context.moveTo(28, 5)
    context.lineTo(12, 28)
    context.lineTo(22, 28)
    context.lineTo(19, 43)
    context.lineTo(36, 19)
    context.lineTo(26, 19)
    context.closePath()
    context.fill()
  },
  'turn-through': (context) =>
    drawArrow(
      context,
      [
        [24, 42],
        [24, 10],
      ],
      0,
    ),
  'turn-left': (context) =>
    drawArrow(
      context,
      [
        [32, 42],
        [32, 22],
        [12, 22],
      ],
      -Math.PI / 2,
    ),
}

function drawArrow(
  context: CanvasRenderingContext2D,
  shaft: readonly (readonly [number, number])[],
  turn: number,
): void {
  context.strokeStyle = '#050913'
  context.fillStyle = '#050913'
  context.lineWidth = 6
  context.beginPath()
  shaft.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  context.stroke()
  const [x, y] = shaft[shaft.length - 1]!
  context.translate(x, y)
  context.rotate(turn)
  context.beginPath()
  context.moveTo(0, -8)
  context.lineTo(10, 6)
  context.lineTo(-10, 6)
  context.closePath()
  context.fill()
}

export function addSigns(map: MapLibreMap): void {
  for (const [name, draw] of Object.entries(drawings)) {
    const canvas = document.createElement('canvas')
    canvas.width = side
    canvas.height = side
    const context = canvas.getContext('2d')
    if (context === null) continue
    context.lineCap = 'round'
    draw(context)
    if (!map.hasImage(name)) {
      map.addImage(name, context.getImageData(0, 0, side, side), { pixelRatio: 2 })
    }
  }
}
