/**
 * A flat piece of earth: metres east and north of an origin, good to some centimetres over the size of a city.
 * Everything moves in metres; only messages carry degrees.
 */
import type { Position } from '../../schemas/network.ts'

export interface Plane {
  x(longitude: number): number
  y(latitude: number): number
  longitude(x: number): number
  latitude(y: number): number
}

/** WGS-84 radii of curvature at the origin's latitude. */
export function planeAt([longitude0, latitude0]: Position): Plane {
  const semiMajorM = 6_378_137
  const eccentricity2 = 0.006_694_379_990_14
  const phi = (latitude0 * Math.PI) / 180
  const w2 = 1 - eccentricity2 * Math.sin(phi) ** 2
  const meridianM = (semiMajorM * (1 - eccentricity2)) / w2 ** 1.5
  const parallelM = (semiMajorM / Math.sqrt(w2)) * Math.cos(phi)
  const northPerDeg = (meridianM * Math.PI) / 180
  const eastPerDeg = (parallelM * Math.PI) / 180
  return {
    x: (longitude) => (longitude - longitude0) * eastPerDeg,
    y: (latitude) => (latitude - latitude0) * northPerDeg,
    longitude: (x) => longitude0 + x / eastPerDeg,
    latitude: (y) => latitude0 + y / northPerDeg,
  }
}

/** Height of the ground in metres: gentle made-up hills, since the network file has none. */
export function elevationAt(x: number, y: number): number {
  return 52 + 9 * Math.sin(x / 1900) * Math.cos(y / 2300) + 4 * Math.sin((x + y) / 740)
}
