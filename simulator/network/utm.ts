/** From UTM's metres on the WGS-84 ellipsoid to degrees: the Krüger series to n⁴, good to a millimetre within a zone (Karney 2011). */
import type { Position } from '../../schemas/network.ts'

const semiMajorM = 6_378_137
const flattening = 1 / 298.257_223_563
const scale = 0.9996
const falseEastingM = 500_000
const falseNorthingM = 10_000_000

const n = flattening / (2 - flattening)
const radiusM = (semiMajorM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
const beta = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161_280) * n ** 4,
]
const delta = [
  2 * n - (2 / 3) * n ** 2 - 2 * n ** 3 + (116 / 45) * n ** 4,
  (7 / 3) * n ** 2 - (8 / 5) * n ** 3 - (227 / 45) * n ** 4,
  (56 / 15) * n ** 3 - (136 / 35) * n ** 4,
  (4279 / 630) * n ** 4,
]

export function positionFromUtm(
  zone: { readonly number: number; readonly south: boolean },
  eastingM: number,
  northingM: number,
): Position {
  const xi = (northingM - (zone.south ? falseNorthingM : 0)) / (scale * radiusM)
  const eta = (eastingM - falseEastingM) / (scale * radiusM)
  let [xi1, eta1] = [xi, eta]
  beta.forEach((b, i) => {
    const k = 2 * (i + 1)
    xi1 -= b * Math.sin(k * xi) * Math.cosh(k * eta)
    eta1 -= b * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const chi = Math.asin(Math.sin(xi1) / Math.cosh(eta1))
  const latitude = delta.reduce((sum, d, i) => sum + d * Math.sin(2 * (i + 1) * chi), chi)
  const longitude = Math.atan2(Math.sinh(eta1), Math.cos(xi1))
  const degrees = 180 / Math.PI
  return [zone.number * 6 - 183 + longitude * degrees, latitude * degrees]
}
