/** From a SUMO net's metres to degrees: what its `location` element says, or a place the user names. */
import { V2xError } from '../../common/errors.ts'
import type { Position } from '../../schemas/network.ts'
import { planeAt } from '../road/plane.ts'
import { positionFromUtm } from './utm.ts'
import type { Attributes } from './xml.ts'

export type ToPosition = (x: number, y: number) => Position

/** `origin` is where the net's point 0,0 lies; it is asked for where the net has no projection, or another than UTM. */
export function projectionOf(location: Attributes, origin: Position | undefined): ToPosition {
  if (origin !== undefined) {
    const plane = planeAt(origin)
    return (x, y) => [plane.longitude(x), plane.latitude(y)]
  }
  const parameter = location['projParameter'] ?? '!'
  const zone = Number(/\+zone=(\d+)/.exec(parameter)?.[1])
  const [offsetX = Number.NaN, offsetY = Number.NaN] = (location['netOffset'] ?? '')
    .split(',')
    .map(Number)
  if (
    !parameter.includes('+proj=utm') ||
    !(zone >= 1 && zone <= 60) ||
    Number.isNaN(offsetX + offsetY)
  ) {
    const what =
      parameter === '!' ? 'it has no projection' : `its projection is '${parameter}', and not UTM`
    throw new V2xError(
      'NETWORK_ORIGIN',
      `cannot place this net on the earth: ${what}; name the place of its point 0,0 with --origin LONGITUDE,LATITUDE`,
    )
  }
  const south = parameter.includes('+south')
  return (x, y) => positionFromUtm({ number: zone, south }, x - offsetX, y - offsetY)
}
