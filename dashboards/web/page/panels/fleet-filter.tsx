/** Shows and hides fleets, with how many of each are online, and road users that RSUs see. */
import { t, whole } from '../i18n/language.ts'
import { fleets } from '../live/fleets.ts'
import type { Zone } from '../live/zone.ts'
import {
  allFleetsShown,
  roadUsersShown,
  shownFleets,
  showAllFleets,
  toggleFleet,
} from '../state.ts'
import { FleetIcon } from './fleet-icon.tsx'

/** Fleets as people list them: the named ones first. */
const order = [1, 2, 3, 4, 5, 0] as const

export function FleetFilter({ zone }: { readonly zone: Zone }) {
  const counts = zone.fleetCounts.value
  return (
    <div class="fleets" role="group" aria-label={t('fleet.label')}>
      <button
        type="button"
        class="chip chip-all"
        aria-pressed={allFleetsShown.value}
        title={t('fleet.allHint')}
        data-testid="fleet-all"
        onClick={showAllFleets}
      >
        <span class="chip-name">{t('fleet.all')}</span>
        <b>{whole(counts.reduce((sum, { online }) => sum + online, 0))}</b>
      </button>
      {order.map((at) => {
        const fleet = fleets[at]
        const { online, known } = counts[at]!
        const name = t(`fleet.${fleet}`)
        const hint = t('fleet.hint', { name, online: whole(online), known: whole(known) })
        return (
          <button
            key={fleet}
            type="button"
            class="chip"
            aria-pressed={(shownFleets.value & (1 << at)) !== 0}
            aria-label={hint}
            title={hint}
            data-testid={`fleet-${fleet}`}
            onClick={() => toggleFleet(at)}
          >
            <FleetIcon fleet={fleet} size={20} />
            <span class="chip-name">{name}</span>
            <b>{whole(online)}</b>
            {known > online ? <small>/{whole(known)}</small> : undefined}
          </button>
        )
      })}
      <RoadUserChip count={zone.roadUserCount.value} />
    </div>
  )
}

/** There once one was seen: not every zone has RSUs that see. */
function RoadUserChip({ count }: { readonly count: number | undefined }) {
  if (count === undefined) return undefined
  const hint = t('roadUsers.hint', { count: whole(count) })
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={roadUsersShown.value}
      aria-label={hint}
      title={hint}
      data-testid="road-users"
      onClick={() => {
        roadUsersShown.value = !roadUsersShown.value
      }}
    >
      <i class="sign sign-user sign-motor" aria-hidden="true" />
      <span class="chip-name">{t('roadUsers.name')}</span>
      <b>{whole(count)}</b>
    </button>
  )
}
