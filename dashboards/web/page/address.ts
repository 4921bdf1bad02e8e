/** What the page's address says beside the page itself: the language, a replay, what is selected, and what is shown. */
import { deviceIdPattern } from '../../../schemas/topics.ts'
import { allFleets, fleets } from './live/fleets.ts'
import type { Selection } from './state.ts'

/** By parameter; undefined takes it out. */
export type AddressChanges = Readonly<
  Partial<Record<'lang' | 'replay' | 'device' | 'fleets' | 'roadUsers', string | undefined>>
>

/** An address with some of its parameters changed; everything else in it stays. */
export function addressWith(href: string, changes: AddressChanges): string {
  const url = new URL(href)
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined) url.searchParams.set(name, value)
    // To delete what is not there writes the others anew.
    else if (url.searchParams.has(name)) url.searchParams.delete(name)
  }
  // People read, copy and type it: slash and comma may stand in a query.
  url.search = url.search.replaceAll('%2F', '/').replaceAll('%2C', ',')
  return url.href
}

/** The value of `device`: kind and id, as in vehicle/BUS-315-001. */
export function deviceParameter(selection: Selection | undefined): string | undefined {
  return selection === undefined ? undefined : `${selection.kind}/${selection.id}`
}

/** The selection that an address asks for; undefined where it asks for none, or for what cannot be one. */
export function selectionIn(search: string): Selection | undefined {
  const [kind, id, ...more] = (new URLSearchParams(search).get('device') ?? '').split('/')
  if (id === undefined || more.length > 0) return undefined
  if (kind === 'junction') return /^\d{1,9}$/.test(id) ? { kind, id } : undefined
  if (kind !== 'vehicle' && kind !== 'rsu' && kind !== 'pile') return undefined
  return deviceIdPattern.test(id) ? { kind, id } : undefined
}

/** The value of `fleets`, as in bus,taxi; undefined where all are shown. */
export function fleetsParameter(shown: number): string | undefined {
  if (shown === allFleets) return undefined
  return fleets.filter((_, at) => (shown & (1 << at)) !== 0).join(',')
}

/** The fleets that an address asks for, as bits; all of them where it names none that there is. */
export function fleetsIn(search: string): number {
  const named = (new URLSearchParams(search).get('fleets') ?? '').split(',')
  const shown = fleets.reduce((bits, fleet, at) => bits | (named.includes(fleet) ? 1 << at : 0), 0)
  return shown === 0 ? allFleets : shown
}

/** The value of `roadUsers`; undefined where they are shown. */
export function roadUsersParameter(shown: boolean): string | undefined {
  return shown ? undefined : 'hidden'
}

export function roadUsersIn(search: string): boolean {
  return new URLSearchParams(search).get('roadUsers') !== 'hidden'
}
