/** Times of the API: ISO-8601 in UTC with microseconds outside, microseconds since 1970 inside. */

const isoPattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/

/** `2026-11-24T03:04:47.123456Z` */
export function isoOf(micros: number): string {
  const wholeMs = Math.floor(micros / 1_000)
  const rest = String(Math.floor(micros - wholeMs * 1_000)).padStart(3, '0')
  return new Date(wholeMs).toISOString().replace('Z', `${rest}Z`)
}

/** Microseconds of an ISO-8601 time with its zone, exact to the microsecond; undefined for anything else. */
export function microsOf(text: string): number | undefined {
  // In a query string a plus sign that was not escaped reads as a space.
  const match = isoPattern.exec(text.replace(' ', '+'))
  if (match === null) return undefined
  const [, seconds, fraction = '', zone] = match
  const wholeMs = Date.parse(`${seconds}${zone}`)
  if (Number.isNaN(wholeMs)) return undefined
  return wholeMs * 1_000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}
