/** What the person has chosen on this page: which page, which device, which fleets. */
import { computed, signal } from '@preact/signals'
import { fleets } from './live/fleets.ts'

export interface Selection {
  readonly kind: 'vehicle' | 'rsu' | 'pile' | 'junction'
  readonly id: string
}

export type Page = 'map' | 'connect'

export const page = signal<Page>('map')
export const selection = signal<Selection | undefined>(undefined)
export const following = signal(false)
/** Bit i is set where fleet i of `fleets` is shown. */
export const shownFleets = signal((1 << fleets.length) - 1)
export const roadUsersShown = signal(true)
export const allFleetsShown = computed(() => shownFleets.value === (1 << fleets.length) - 1)

export function select(chosen: Selection | undefined): void {
  following.value = false
  selection.value = chosen
}

/** The first click on one of all fleets shows it alone; later clicks add and take away; none is all again. */
export function toggleFleet(fleet: number): void {
  const bit = 1 << fleet
  if (allFleetsShown.value) shownFleets.value = bit
  else shownFleets.value ^= bit
  if (shownFleets.value === 0) showAllFleets()
}

export function showAllFleets(): void {
  shownFleets.value = (1 << fleets.length) - 1
}

/** The page is in the fragment, so that any static server serves every page. */
export function startRouting(): void {
  const read = (): void => {
    page.value = location.hash.startsWith('#/connect') ? 'connect' : 'map'
  }
  addEventListener('hashchange', read)
  read()
}

/** Where the API and the assets are: beside this page, whatever the path a proxy gave it. */
export const baseUrl = typeof document === 'undefined' ? '' : document.baseURI

export function replayIdFromUrl(): string | undefined {
  return new URLSearchParams(location.search).get('replay') ?? undefined
}
