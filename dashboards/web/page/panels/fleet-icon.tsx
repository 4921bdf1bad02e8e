/** A fleet's icon as the map draws it, for lists and the legend. */
import { useEffect, useRef } from 'preact/hooks'
import type { FleetName } from '../live/fleets.ts'
import { drawIcon, iconLook } from '../map/vehicle-icons.ts'

interface FleetIconProps {
  readonly fleet: FleetName
  readonly offline?: boolean
  /** CSS pixels. */
  readonly size?: number
}

export function FleetIcon({ fleet, offline = false, size = 22 }: FleetIconProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (canvas.current === null || context === null || context === undefined) return
    // Drawn at three times its size, it is crisp on every screen.
    const pixels = size * 3
    canvas.current.width = pixels
    canvas.current.height = pixels
    const scale = pixels / 112
    context.setTransform(scale, 0, 0, scale, pixels / 2, pixels / 2)
    drawIcon(context, fleet, iconLook(fleet, offline))
  }, [fleet, offline, size])
  return (
    <canvas
      ref={canvas}
      class="fleet-icon"
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
      aria-hidden="true"
    />
  )
}
