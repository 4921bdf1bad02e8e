/** The map page: the map itself and what floats above it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { effect, signal } from '@preact/signals'
import { language, t } from '../i18n/language.ts'
import type { Zone } from '../live/zone.ts'
import { loadNetwork, shownNetwork, sitesOf, type Network, type Site } from '../map/network.ts'
import { ZoneMap } from '../map/zone-map.ts'
import {
  baseUrl,
  following,
  page,
  roadUsersShown,
  select,
  selection,
  shownFleets,
} from '../state.ts'
import { Details } from './details.tsx'
import { FleetFilter } from './fleet-filter.tsx'
import { Legend } from './legend.tsx'
import { Search } from './search.tsx'

const shownMap = signal<ZoneMap | undefined>(undefined)

export const mapCounters = {
  longestRenderMs: () => shownMap.value?.layer.longestRenderMs ?? 0,
  routesDrawn: () => shownMap.value?.routesDrawn ?? 0,
  roadUsersDrawn: () => shownMap.value?.roadUsersDrawn ?? 0,
}

const loadFailure = signal<string | undefined>(undefined)
const sites = signal<readonly Site[]>([])
const ready = signal(false)

export function MapView({ zone, visible }: { readonly zone: Zone; readonly visible: boolean }) {
  const container = useRef<HTMLDivElement>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => startMap(container.current!, zone), [zone, attempt])
  return (
    <main class="map-page" hidden={!visible} data-testid="map-page">
      <div
        ref={container}
        class="map"
        role="region"
        aria-label={t('map.label')}
        data-testid="map"
      />
      <div class="left-column">
        <Search zone={zone} sites={sites.value} onFound={(found) => shownMap.value?.show(found)} />
        <FleetFilter zone={zone} />
        <Legend />
      </div>
      <MapControls />
      <Remarks />
      <Loading onRetry={() => setAttempt(attempt + 1)} />
      <Details
        zone={zone}
        sites={sites.value}
        onShow={() => shownMap.value?.show(selection.value)}
      />
    </main>
  )
}

/** Loads the network and puts the map into the element; answers how to take it away again. */
function startMap(container: HTMLElement, zone: Zone): () => void {
  let stopped = false
  const stops: (() => void)[] = []
  loadFailure.value = undefined
  loadNetwork(baseUrl).then(
    (network) => {
      if (!stopped) stops.push(...showMap(container, zone, network))
    },
    (thrown: unknown) => {
      loadFailure.value = thrown instanceof Error ? thrown.message : String(thrown)
    },
  )
  return () => {
    stopped = true
    for (const stop of stops) stop()
  }
}

function showMap(container: HTMLElement, zone: Zone, network: Network): (() => void)[] {
  sites.value = sitesOf(network)
  shownNetwork.value = network
  let map: ZoneMap
  try {
    map = new ZoneMap({
      container,
      baseUrl,
      zone,
      network,
      language: language.value,
      events: {
        onPick: select,
        onDragged: () => {
          following.value = false
        },
      },
    })
  } catch {
    loadFailure.value = t('map.noWebgl')
    return []
  }
  shownMap.value = map
  map.map.once('idle', () => {
    ready.value = true
  })
  map.map.once('load', () => map.speak(language.value, t('map.label')))
  return [
    effect(() => map.setVisible(page.value === 'map')),
    effect(() => map.select(selection.value)),
    effect(() => map.follow(following.value)),
    effect(() => map.showFleets(shownFleets.value)),
    effect(() => map.showRoadUsers(roadUsersShown.value)),
    effect(() => map.speak(language.value, t('map.label'))),
    () => {
      shownMap.value = undefined
      map.remove()
    },
  ]
}

/** Where the roads are from, and what they are good for. */
function Remarks() {
  const { approximate, attribution } = shownNetwork.value ?? {}
  const said = [approximate === true ? t('map.approximate') : '', attribution ?? ''].filter(
    (one) => one !== '',
  )
  return said.length === 0 ? undefined : <p class="approximate">{said.join(' · ')}</p>
}

function Loading({ onRetry }: { readonly onRetry: () => void }) {
  if (loadFailure.value !== undefined) {
    return (
      <div class="map-note" role="alert" data-testid="map-failed">
        <p>{t('map.failed', { reason: loadFailure.value })}</p>
        <button type="button" onClick={onRetry}>
          {t('map.failedRetry')}
        </button>
      </div>
    )
  }
  if (ready.value) return undefined
  return (
    <p class="map-note" role="status">
      {t('map.loading')}
    </p>
  )
}

function MapControls() {
  const control = (
    name: 'zoomIn' | 'zoomOut' | 'whole' | 'north',
    sign: string,
    act: () => void,
  ) => (
    <button
      type="button"
      title={t(`map.${name}`)}
      aria-label={t(`map.${name}`)}
      data-testid={`map-${name}`}
      disabled={shownMap.value === undefined}
      onClick={act}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={sign} />
      </svg>
    </button>
  )
  return (
    <div class="map-controls">
      {control('zoomIn', 'M12 5v14M5 12h14', () => shownMap.value?.map.zoomIn())}
      {control('zoomOut', 'M5 12h14', () => shownMap.value?.map.zoomOut())}
      {control('north', 'M12 4l5 15-5-3.500-5 3.500z', () => shownMap.value?.map.resetNorthPitch())}
      {control('whole', 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5', () =>
        shownMap.value?.showWhole(),
      )}
    </div>
  )
}
