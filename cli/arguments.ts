/** Arguments that several commands take, read once and refused with the form they should have. */
import { InvalidArgumentError, Option } from 'commander'
import type { Position } from '../schemas/network.ts'

/** `--speed`, with its default by name. */
export function speedOption(description: string, byDefault: 'real' | 'max'): Option {
  return new Option('--speed <real|max|FACTOR>', description)
    .argParser(parseSpeed)
    .default(parseSpeed(byDefault), byDefault)
}

/** `real` is 1, `max` is Infinity, else a factor above 0. */
function parseSpeed(text: string): number {
  if (text === 'real') return 1
  if (text === 'max') return Infinity
  const factor = Number(text)
  if (!(factor > 0) || !Number.isFinite(factor)) {
    throw new InvalidArgumentError('It takes real, max or a factor such as 2 or 0.5.')
  }
  return factor
}

/** `90`, `90s`, `500ms`, `15m`, `2h` in seconds. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text)
  const seconds = { ms: 0.001, s: 1, m: 60, h: 3600 }
  if (match === null) throw new InvalidArgumentError('It takes a duration such as 90s, 15m or 2h.')
  return Number(match[1]) * seconds[(match[2] ?? 's') as keyof typeof seconds]
}

/** ISO 8601 with a zone, or `now`, or a duration ago such as `-15m`: µs UTC. */
export function parseTime(text: string): number {
  if (text === 'now') return Date.now() * 1000
  if (text.startsWith('-')) return Date.now() * 1000 - parseDuration(text.slice(1)) * 1e6
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)$/.exec(text)
  const seconds = match === null ? Number.NaN : Date.parse(`${match[1]}${match[3]}`)
  if (match === null || Number.isNaN(seconds)) {
    throw new InvalidArgumentError(
      'It takes a time with its zone such as 2026-11-24T10:00:00+08:00, or -15m for 15 minutes ago, or now.',
    )
  }
  return seconds * 1000 + Number((match[2] ?? '').padEnd(6, '0'))
}

export function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new InvalidArgumentError('It takes a whole number from 0.')
  }
  return count
}

/** A URL by one of these schemes; a proxy may want a path in it. */
export function parseUrl(...schemes: readonly string[]): (text: string) => string {
  return (text) => {
    const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : ''
    if (schemes.includes(scheme)) return text
    const taken = schemes.map((each) => `${each}://`).join(', ')
    throw new InvalidArgumentError(`It takes a URL that begins with one of: ${taken}.`)
  }
}

/** `LON,LAT` in degrees. */
export function parsePosition(text: string): Position {
  const [longitude, latitude, ...rest] = text.split(',').map(Number)
  const onEarth = Math.abs(longitude ?? 999) <= 180 && Math.abs(latitude ?? 999) <= 90
  if (onEarth && rest.length === 0) return [longitude!, latitude!]
  throw new InvalidArgumentError('It takes a longitude and a latitude such as 112.88,28.126.')
}

export function parseAmount(text: string): number {
  const amount = Number(text)
  if (!(amount > 0) || !Number.isFinite(amount)) {
    throw new InvalidArgumentError('It takes a number above 0.')
  }
  return amount
}
