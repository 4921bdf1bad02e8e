/** Web Mercator as MapLibre's custom layers use it: the world is the unit square, y grows southwards. */
export const earthCircumferenceM = 40_075_016.686

export function mercatorX(longitudeDeg: number): number {
  return (longitudeDeg + 180) / 360
}

export function mercatorY(latitudeDeg: number): number {
  const radians = (latitudeDeg * Math.PI) / 180
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI)
}

export function longitudeOf(x: number): number {
  return x * 360 - 180
}

export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** Units of the unit square in a metre on the ground at this latitude. */
export function mercatorPerMetre(latitudeDeg: number): number {
  return 1 / (earthCircumferenceM * Math.cos((latitudeDeg * Math.PI) / 180))
}
