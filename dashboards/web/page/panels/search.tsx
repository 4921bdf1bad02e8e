/** Finds a device by its id or name: vehicles, RSUs, piles, junctions. */
import { useId, useState } from 'preact/hooks'
import { language, t } from '../i18n/language.ts'
import { findDevices, type Findable } from '../live/find-devices.ts'
import type { Zone } from '../live/zone.ts'
import { shownNetwork, type Site } from '../map/network.ts'
import { select, type Selection } from '../state.ts'

interface SearchProps {
  readonly zone: Zone
  readonly sites: readonly Site[]
  readonly onFound: (selection: Selection) => void
}

interface Found extends Findable {
  readonly says: string
}

export function Search({ zone, sites, onFound }: SearchProps) {
  const listId = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const found = query.trim() === '' ? [] : findDevices(query.trim(), devicesOf(zone, sites))
  const take = (device: Found | undefined): void => {
    if (device === undefined) return
    setQuery('')
    select({ kind: device.kind, id: device.id })
    onFound(device)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1))
    else if (event.key === 'Enter') take(found[active])
    else if (event.key === 'Escape') setQuery('')
    else return
    event.preventDefault()
  }
  return (
    <div class="search">
      <input
        type="text"
        enterkeyhint="search"
        role="combobox"
        value={query}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        data-testid="search"
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {query.trim() === '' ? undefined : (
        <ul id={listId} role="listbox" class="found" aria-label={t('search.label')}>
          {found.length === 0 ? <NoneFound zone={zone} /> : undefined}
          {found.map((device, at) => (
            <li
              key={`${device.kind}/${device.id}`}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              data-testid="found"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(device)}
            >
              <strong>{device.id}</strong>
              <span>{device.says}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What is not found may be among those that have not come yet. */
function NoneFound({ zone }: { readonly zone: Zone }) {
  const all = zone.pictured.value && shownNetwork.value !== undefined
  return (
    <li class="found-none" data-testid="found-none">
      {t(all ? 'search.none' : 'search.loading')}
    </li>
  )
}

/** Vehicles by their ids first, junctions last: of what matches alike, that is what is looked for. */
function devicesOf(zone: Zone, sites: readonly Site[]): Found[] {
  const { vehicles } = zone
  const found: Found[] = []
  for (let at = 0; at < vehicles.length; at++) {
    const id = vehicles.get(at)?.deviceId
    if (id !== undefined) found.push({ kind: 'vehicle', id, says: t('kind.vehicle'), names: [] })
  }
  found.sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const kind of ['rsu', 'pile', 'junction'] as const) {
    for (const { id, name, nameEn } of sites.filter((site) => site.kind === kind)) {
      const says = `${t(`kind.${kind}`)} · ${language.value === 'en' ? nameEn : name}`
      found.push({ kind, id, says, names: [name, nameEn] })
    }
  }
  return found
}
