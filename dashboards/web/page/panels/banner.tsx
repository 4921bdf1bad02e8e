/** Says across the whole page when what is shown is not live, and when the journal has no room for more. */
import { bytes, duration, t, tCode } from '../i18n/language.ts'
import { ageMs, healthOf, type Health } from '../live/health.ts'
import { replays, replayState } from '../live/replays.ts'
import { room, unready, usedPercent } from '../live/reported.ts'
import { pageNowMs } from '../live/server-clock.ts'
import type { Zone } from '../live/zone.ts'
import { addressOf, baseUrl } from '../state.ts'

export function Banner({ zone }: { readonly zone: Zone }) {
  return (
    <div class="banners" aria-live="polite">
      {zone.replayId === undefined ? undefined : (
        <p class="banner banner-replay" data-testid="banner-replay">
          <strong>{t('replay.banner', { id: zone.replayId })}</strong>
          <span data-testid="replay-state">{replayNote(zone.replayId)}</span>
          <a href={addressOf('', '')}>{t('replay.leave')}</a>
        </p>
      )}
      <HealthBanner zone={zone} />
      <UnreadyBanner />
      {zone.replayId === undefined ? <RoomBanner /> : undefined}
    </div>
  )
}

function replayNote(replayId: string): string {
  const state = replayState(replayId, replays.value)
  if (state === 'unknown') return t('replay.note')
  if (state === 'missing') return t('replay.missing')
  return `${t('replay.note')} · ${t(`replay.${state}`)}`
}

/** Names in the order in which the parts start: the first one is what to look at. */
function UnreadyBanner() {
  if (unready.value.length === 0) return undefined
  const parts = unready.value.map(({ name }) => tCode('part', name) ?? name)
  const why = unready.value.map((part) => `${part.name}: ${part.why}`).join('\n')
  return (
    <p class="banner" data-testid="banner-unready" title={why}>
      <span>
        {t('parts.unready', { parts: parts.join(t('parts.and')) })}{' '}
        <a href={new URL('api/v1/health', baseUrl).href} target="_blank" rel="noreferrer">
          {t('parts.why')}
        </a>
      </span>
    </p>
  )
}

function RoomBanner() {
  const known = room.value
  if (known === undefined || known.level === 'ample') return undefined
  const { level, usedBytes, budgetBytes } = known
  const values = {
    used: bytes(usedBytes),
    budget: bytes(budgetBytes),
    percent: usedPercent(known),
  }
  return (
    <p class={`banner banner-${level}`} data-testid="banner-room">
      <span>{t(level === 'full' ? 'room.full' : 'room.scarce', values)}</span>
    </p>
  )
}

function HealthBanner({ zone }: { readonly zone: Zone }) {
  // A component renders when a signal that it reads changes: what depends on the time reads the tick.
  void zone.second.value
  const health = healthOf(zone)
  if (health === 'live') return undefined
  const age = ageMs(zone)
  return (
    <p class={`banner banner-${health}`} data-testid="banner">
      <span>{healthLine(zone, health, age === undefined ? undefined : duration(age))}</span>
      {health === 'lost' ? (
        <button type="button" onClick={() => zone.retry()}>
          {t('connection.retry')}
        </button>
      ) : undefined}
    </p>
  )
}

function healthLine(zone: Zone, health: Health, age: string | undefined): string {
  const state = zone.connection.value
  if (state.is === 'closed') {
    const seconds = Math.max(0, Math.ceil((state.retryAtMs - pageNowMs()) / 1000))
    return t('connection.lostBanner', { age: age ?? '—', seconds })
  }
  if (health === 'connecting') {
    if (age === undefined) return t('connection.connectingBanner')
    return t('connection.reconnectingBanner', { age })
  }
  if (age === undefined) return t('connection.silentBanner')
  return t(health === 'behind' ? 'connection.behindBanner' : 'connection.stalledBanner', { age })
}
