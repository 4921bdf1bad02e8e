/** Finds a device by its id or name: vehicles, RSUs, piles, junctions. */
import { useId, useState } from 'preact/hooks'
import { language, t } from '../i18n/language.ts'
import type { Zone } from '../live/zone.ts'
import type { Site } from '../map/network.ts'
import { select, type Selection } from '../state.ts'

interface SearchProps {
  readonly zone: Zone
  readonly sites: readonly Site[]
  readonly onFound: (selection: Selection) => void
}

interface Found extends Selection {
  readonly name: string
}

const foundMax = 8

export function Search({ zone, sites, onFound }: SearchProps) {
  const listId = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const found = query.trim() === '' ? [] : findDevices(query.trim(), zone, sites)
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
          {found.length === 0 ? <li class="found-none">{t('search.none')}</li> : undefined}
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
              <span>{device.name}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function findDevices(query: string, zone: Zone, sites: readonly Site[]): Found[] {
  const wanted = query.toLowerCase()
  const found: Found[] = []
  const exact: Found[] = []
  const offer = (device: Found, ...texts: readonly string[]): void => {
    if (device.id.toLowerCase() === wanted) exact.push(device)
    else if (found.length < foundMax && texts.some((text) => text.toLowerCase().includes(wanted))) {
      found.push(device)
    }
  }
  for (const site of sites) {
    const name = language.value === 'en' ? site.nameEn : site.name
    const device = { kind: site.kind, id: site.id, name: `${t(`kind.${site.kind}`)} · ${name}` }
    offer(device, site.id, site.name, site.nameEn)
  }
  for (let at = 0; at < zone.vehicles.length; at++) {
    const vehicle = zone.vehicles.get(at)
    if (vehicle === undefined) continue
    const device = { kind: 'vehicle', id: vehicle.deviceId, name: t('kind.vehicle') } as const
    offer(device, vehicle.deviceId)
  }
  return [...exact, ...found].slice(0, foundMax)
}
