/** The header: what this is, the pages, the connection, the server's time, the language. */
import { chooseLanguage, fixed, language, shanghaiDay, shanghaiTime, t } from '../i18n/language.ts'
import { healthOf, type Health } from '../live/health.ts'
import { replays } from '../live/replays.ts'
import type { Zone } from '../live/zone.ts'
import { networkName } from '../map/network.ts'
import { addressOf, baseUrl, page } from '../state.ts'

export function Header({ zone }: { readonly zone: Zone }) {
  return (
    <header class="header">
      <a class="brand" href={addressOf('', '#/')} data-testid="home">
        <Emblem />
        <span class="brand-text">
          <strong>{t('app.title')}</strong>
          <small>{named(t('app.room'))}</small>
        </span>
      </a>
      <Pages />
      <ReplayPicker zone={zone} />
      <span class="grow" />
      <ConnectionPill zone={zone} />
      <Clock zone={zone} />
      <LanguageSwitch />
    </header>
  )
}

/** Whose zone this is, before what is said of it. */
function named(text: string): string {
  return networkName() === '' ? text : `${networkName()} · ${text}`
}

function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 5 25 26l-9-4.2L7 26z" fill="#55b8ff" />
      <path
        d="M4.5 13A13 13 0 0 1 11 5.500M27.500 13A13 13 0 0 0 21 5.500"
        fill="none"
        stroke="#35e0a1"
        stroke-width="2.200"
        stroke-linecap="round"
      />
    </svg>
  )
}

function Pages() {
  const link = (name: 'map' | 'connect', text: string, href: string) => (
    <a
      href={href}
      aria-current={page.value === name ? 'page' : undefined}
      data-testid={`page-${name}`}
    >
      {text}
    </a>
  )
  return (
    <nav class="pages" aria-label={t('app.pages')}>
      {link('map', t('app.map'), '#/')}
      {link('connect', t('app.connect'), addressOf('', '#/connect'))}
      <a
        class="wide-only"
        href={new URL('api/docs', baseUrl).href}
        target="_blank"
        rel="noreferrer"
      >
        {t('app.api')}
      </a>
    </nav>
  )
}

function ReplayPicker({ zone }: { readonly zone: Zone }) {
  const listed = replays.value ?? []
  if (listed.length === 0 && zone.replayId === undefined) return undefined
  const others = listed.filter(({ replayId }) => replayId !== zone.replayId)
  return (
    <label class="replays">
      <span class="visually-hidden">{t('replay.pick')}</span>
      <select
        data-testid="replays"
        value={zone.replayId ?? ''}
        onChange={(event) => openReplay(event.currentTarget.value)}
      >
        <option value="">
          {zone.replayId === undefined ? t('replay.pick') : t('replay.leave')}
        </option>
        {zone.replayId === undefined ? undefined : (
          <option value={zone.replayId}>{t('replay.banner', { id: zone.replayId })}</option>
        )}
        {others.map(({ replayId }) => (
          <option key={replayId} value={replayId}>
            {t('replay.open', { id: replayId })}
          </option>
        ))}
      </select>
    </label>
  )
}

function openReplay(replayId: string): void {
  location.assign(addressOf(replayId, ''))
}

const healthText = {
  connecting: 'connection.connecting',
  live: 'connection.live',
  behind: 'connection.behind',
  stalled: 'connection.stalled',
  lost: 'connection.lost',
} as const satisfies Record<Health, string>

function ConnectionPill({ zone }: { readonly zone: Zone }) {
  void zone.second.value
  const health = healthOf(zone)
  const live = health === 'live' && zone.replayId !== undefined
  return (
    <span
      class={`pill pill-${live ? 'replay' : health}`}
      role="status"
      title={offsetText(zone)}
      data-testid="connection"
      data-state={health}
    >
      <i class="dot" aria-hidden="true" />
      {live ? t('connection.replay') : t(healthText[health])}
    </span>
  )
}

/** What the ping found out about the two clocks. */
export function offsetText(zone: Zone): string {
  const { offsetMs, roundTripMs } = zone.clock
  if (offsetMs === undefined || roundTripMs === undefined) return t('connection.offsetUnknown')
  return t('connection.offset', { offset: fixed(offsetMs, 1), trip: fixed(roundTripMs, 1) })
}

function Clock({ zone }: { readonly zone: Zone }) {
  void zone.quarterSecond.value
  const recorded = zone.replayId !== undefined
  const ms = recorded ? zone.contentAtUs.value / 1000 : zone.clock.nowMs()
  const label = recorded ? t('clock.recorded') : t('clock.server')
  return (
    <time class="clock" title={label} data-testid="clock">
      <span class="visually-hidden">{label}: </span>
      <small>{ms === 0 ? '—' : shanghaiDay(ms)}</small>
      <strong>{ms === 0 ? '—' : shanghaiTime(ms)}</strong>
      <small class="wide-only">UTC+8</small>
    </time>
  )
}

function LanguageSwitch() {
  return (
    <button
      type="button"
      class="language"
      title={t('app.languageHint')}
      aria-label={t('app.languageHint')}
      data-testid="language"
      onClick={() => chooseLanguage(language.value === 'en' ? 'zh-CN' : 'en')}
    >
      {t('app.language')}
    </button>
  )
}
