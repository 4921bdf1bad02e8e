/** Which language the page speaks, and how it says texts, numbers, times and ages. */
import { computed, signal } from '@preact/signals'
import { addressWith } from '../address.ts'
import { en, type MessageKey } from './en.ts'
import { zhCn } from './zh-cn.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  'zh-CN': zhCn,
  en,
}
const storageKey = 'v2x.language'

/** `?lang=` over what was chosen here before, over the browser's own languages. */
export function preferredLanguage(
  asked: string | null,
  chosen: string | null,
  browser: readonly string[],
): Language {
  for (const tag of [asked, chosen, ...browser]) {
    if (tag?.toLowerCase().startsWith('zh') === true) return 'zh-CN'
    if (tag?.toLowerCase().startsWith('en') === true) return 'en'
  }
  return 'zh-CN'
}

export const language = signal<Language>('zh-CN')

export function startLanguage(): void {
  const asked = new URLSearchParams(location.search).get('lang')
  language.value = preferredLanguage(asked, readChoice(), navigator.languages)
}

export function chooseLanguage(chosen: Language): void {
  // The address would decide again at the next load.
  const address = addressWith(location.href, { lang: undefined })
  if (address !== location.href) history.replaceState(history.state, '', address)
  language.value = chosen
  try {
    localStorage.setItem(storageKey, chosen)
  } catch {
    // A browser that keeps nothing still switches for now.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

export type Values = Readonly<Record<string, string | number>>

/** The text of a key in the page's language; reading it in a component follows a switch. */
export function t(key: MessageKey, values: Values = {}): string {
  return fill(catalogues[language.value][key], values)
}

/** A text whose key is made of a code of the schema; undefined where the code has none. */
export function tCode(group: string, code: number | string | null | undefined): string | undefined {
  const key = `${group}.${code ?? 0}`
  const catalogue: Readonly<Record<string, string>> = catalogues[language.value]
  return catalogue[key]
}

export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

const numberFormats = computed(() => new Intl.NumberFormat(language.value))
const compactFormats = computed(
  () => new Intl.NumberFormat(language.value, { notation: 'compact', maximumFractionDigits: 1 }),
)

export function whole(value: number): string {
  return numberFormats.value.format(Math.round(value))
}

export function compact(value: number): string {
  return Math.abs(value) < 10_000 ? whole(value) : compactFormats.value.format(value)
}

export function fixed(value: number, digits: number): string {
  return value.toFixed(digits)
}

/** 12 ms, 1.3 s, 4 min, 2 h, 3 d, in the page's language: figure and unit. */
export function durationParts(ms: number): readonly [figure: string, unit: string] {
  const size = Math.max(0, ms)
  const units = durationUnits[language.value]
  if (size < 1000) return [String(Math.round(size)), units[0]]
  if (size < 60_000) return [(size / 1000).toFixed(size < 10_000 ? 1 : 0), units[1]]
  if (size < 3_600_000) return [String(Math.floor(size / 60_000)), units[2]]
  if (size < 86_400_000) return [String(Math.floor(size / 3_600_000)), units[3]]
  return [String(Math.floor(size / 86_400_000)), units[4]]
}

export function duration(ms: number): string {
  return durationParts(ms).join(' ')
}

const durationUnits = {
  'zh-CN': ['毫秒', '秒', '分钟', '小时', '天'],
  en: ['ms', 's', 'min', 'h', 'd'],
} as const satisfies Record<Language, readonly string[]>

/** Bytes with a binary unit. */
export function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let size = value
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${size.toFixed(unit === 0 || size >= 100 ? 0 : 1)} ${units[unit]}`
}

const zone = 'Asia/Shanghai'
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
const timeFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' })

/** Date as 2026-11-24 and time as 14:03:59, both in Shanghai. */
export function shanghaiDay(ms: number): string {
  return dayFormat.format(ms)
}

export function shanghaiTime(ms: number): string {
  return timeFormat.format(ms)
}

/** Time of day in Shanghai with milliseconds. */
export function shanghaiTimeMs(ms: number): string {
  const fraction = String(Math.floor(((ms % 1000) + 1000) % 1000)).padStart(3, '0')
  return `${timeFormat.format(ms)}.${fraction}`
}
