/** What the person has chosen on this page: which page, which device, which fleets. */
import { computed, effect, signal } from '@preact/signals'
import {
  addressWith,
  deviceParameter,
  fleetsIn,
  fleetsParameter,
  roadUsersIn,
  roadUsersParameter,
  selectionIn,
} from './address.ts'
import { allFleets } from './live/fleets.ts'

export interface Selection {
  readonly kind: 'vehicle' | 'rsu' | 'pile' | 'junction'
  readonly id: string
}

export type Page = 'map' | 'connect'

export const page = signal<Page>('map')
export const selection = signal<Selection | undefined>(undefined)
export const following = signal(false)
/** Bit i is set where fleet i of `fleets` is shown. */
export const shownFleets = signal(allFleets)
export const roadUsersShown = signal(true)
export const allFleetsShown = computed(() => shownFleets.value === allFleets)

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
  shownFleets.value = allFleets
}

/** Of a link within the page, and of Back and Forward: these tell no change of the fragment where the query differs too. */
function onAddress(listener: () => void): void {
  addEventListener('hashchange', listener)
  addEventListener('popstate', listener)
}

/** The page is in the fragment, so that any static server serves every page. */
export function startRouting(): void {
  const read = (): void => {
    page.value = location.hash.startsWith('#/connect') ? 'connect' : 'map'
  }
  onAddress(read)
  read()
}

const choices = computed(() => ({
  device: deviceParameter(selection.value),
  fleets: fleetsParameter(shownFleets.value),
  roadUsers: roadUsersParameter(roadUsersShown.value),
}))

/** What is chosen is in the address, so that a reload shows it again, and so does the address on another screen. */
export function keepChoicesInAddress(): void {
  selection.value = selectionIn(location.search)
  shownFleets.value = fleetsIn(location.search)
  roadUsersShown.value = roadUsersIn(location.search)
  const write = (): void => {
    const address = addressWith(location.href, choices.value)
    // Replaced, since Back goes from page to page.
    if (address !== location.href) history.replaceState(history.state, '', address)
  }
  effect(write)
  // Back comes to an address of earlier choices: those that are shown stay.
  onAddress(write)
}

/** Where the API and the assets are: beside this page, whatever the path a proxy gave it. */
export const baseUrl = typeof document === 'undefined' ? '' : document.baseURI

/** A page of a replay, or of the live zone where that is ''; what else is in the address stays: language and choices. */
export function addressOf(replayId: string, hash: string): string {
  // A link is drawn anew with the choices, since another query than the address has would load the page again.
  void choices.value
  const url = new URL(addressWith(location.href, { replay: replayId || undefined }))
  url.hash = hash
  return url.href
}

export function replayIdFromUrl(): string | undefined {
  return new URLSearchParams(location.search).get('replay') ?? undefined
}
