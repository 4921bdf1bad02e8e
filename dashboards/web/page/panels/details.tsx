/** The details of what was picked on the map or found: a panel at the side, a sheet on a phone. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { language, t } from '../i18n/language.ts'
import type { Presence } from '../live/staleness.ts'
import { presenceOf } from '../live/staleness.ts'
import type { Zone } from '../live/zone.ts'
import { shownNetwork, siteOf, type Site } from '../map/network.ts'
import { baseUrl, following, select, selection, type Selection } from '../state.ts'
import { JunctionDetails } from './details-junction.tsx'
import { PileDetails } from './details-pile.tsx'
import { RsuDetails } from './details-rsu.tsx'
import { VehicleDetails } from './details-vehicle.tsx'

interface DetailsProps {
  readonly zone: Zone
  readonly sites: readonly Site[]
  readonly onShow: () => void
}

export function Details({ zone, sites, onShow }: DetailsProps) {
  const picked = selection.value
  useEscape()
  useFocusBack(picked !== undefined)
  if (picked === undefined) return undefined
  return (
    <aside class="details" aria-label={t('details.label')} data-testid="details">
      <DetailsHead zone={zone} sites={sites} picked={picked} />
      <Actions zone={zone} sites={sites} picked={picked} onShow={onShow} />
      <div class="details-body">
        <DetailsBody zone={zone} sites={sites} picked={picked} />
      </div>
    </aside>
  )
}

function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement)) select(undefined)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** Who closes the details goes on where they were: at what had the focus, else in the search field. */
function useFocusBack(open: boolean): void {
  // A layout effect, since it comes before the title takes the focus.
  useLayoutEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    return () => {
      // Elsewhere by now, the focus was not lost.
      if (document.activeElement !== document.body) return
      const there = before !== document.body && before?.isConnected === true
      const back = there ? before : document.querySelector('.search input')
      // A touch screen would put its keyboard over the map.
      if (back instanceof HTMLInputElement && matchMedia('(pointer: coarse)').matches) return
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    }
  }, [open])
}

interface PickedProps {
  readonly zone: Zone
  readonly sites: readonly Site[]
  readonly picked: Selection
}

function DetailsHead({ zone, sites, picked }: PickedProps) {
  const title = useRef<HTMLHeadingElement>(null)
  void zone.second.value
  // A screen reader is told what was picked.
  useEffect(() => title.current?.focus({ preventScroll: true }), [picked.kind, picked.id])
  const site = siteOf(sites, picked)
  const presence = presenceNow(zone, picked)
  return (
    <header class="details-head">
      <div>
        <small>{t(`kind.${picked.kind}`)}</small>
        <h2 ref={title} tabIndex={-1} data-testid="details-id">
          {picked.id}
        </h2>
        {site === undefined ? undefined : (
          <p>{language.value === 'en' ? site.nameEn : site.name}</p>
        )}
      </div>
      {presence === undefined ? undefined : (
        <span class={`pill pill-${presence}`} data-testid="details-presence">
          <i class="dot" aria-hidden="true" />
          {t(`presence.${presence}`)}
        </span>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t('details.close')}
        title={t('details.close')}
        data-testid="details-close"
        onClick={() => select(undefined)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </header>
  )
}

function presenceNow(zone: Zone, picked: Selection): Presence | 'unknown' | undefined {
  if (!zone.pictured.value) return undefined
  const nowMs = zone.clock.nowMs()
  if (picked.kind === 'junction') return undefined
  // Who is not in a replay may well be live.
  const unheard = zone.replayId === undefined ? 'unknown' : undefined
  if (picked.kind !== 'vehicle') {
    const presence = zone.messages.presence(picked.kind, picked.id, nowMs)
    return presence === 'unknown' ? unheard : presence
  }
  const at = zone.vehicles.indexOf(picked.id)
  if (at === undefined) return unheard
  return presenceOf(zone.vehicles.seenAtMs(at), zone.vehicles.get(at)!.intervalMs, nowMs)
}

interface ActionsProps extends PickedProps {
  readonly onShow: () => void
}

function Actions({ zone, sites, picked, onShow }: ActionsProps) {
  void zone.second.value
  const hasPlace =
    picked.kind === 'vehicle'
      ? zone.vehicles.indexOf(picked.id) !== undefined
      : siteOf(sites, picked) !== undefined
  const kind = picked.kind === 'vehicle' ? 'obu' : picked.kind
  const raw = new URL(`api/v1/devices/${kind}/${encodeURIComponent(picked.id)}`, baseUrl)
  return (
    <div class="actions">
      {picked.kind === 'vehicle' ? (
        <button
          type="button"
          class="primary"
          aria-pressed={following.value}
          data-testid="follow"
          disabled={!hasPlace}
          onClick={() => {
            following.value = !following.value
          }}
        >
          {following.value ? t('details.unfollow') : t('details.follow')}
        </button>
      ) : undefined}
      <button type="button" onClick={onShow} data-testid="centre" disabled={!hasPlace}>
        {t('details.centre')}
      </button>
      {picked.kind === 'junction' ? undefined : (
        <a href={raw.href} target="_blank" rel="noreferrer" data-testid="raw">
          {t('details.raw')}
        </a>
      )}
    </div>
  )
}

function DetailsBody({ zone, sites, picked }: PickedProps) {
  const known = picked.kind === 'junction' ? shownNetwork.value !== undefined : zone.pictured.value
  if (!known) return <p class="empty">{t('details.waiting')}</p>
  if (picked.kind === 'vehicle') return <VehicleDetails zone={zone} id={picked.id} />
  const site = siteOf(sites, picked)
  if (picked.kind === 'pile') return <PileDetails zone={zone} id={picked.id} site={site} />
  if (picked.kind === 'rsu') return <RsuDetails zone={zone} id={picked.id} site={site} />
  return <JunctionDetails zone={zone} sites={sites} nodeId={Number(picked.id)} />
}
