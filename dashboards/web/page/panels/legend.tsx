/** What the signs of the map mean; the fleets are explained by their own list. */
import { t } from '../i18n/language.ts'
import { pileColours, rsuColours } from '../map/style-devices.ts'
import { FleetIcon } from './fleet-icon.tsx'

export function Legend() {
  return (
    <details class="legend">
      <summary>{t('legend.label')}</summary>
      <ul>
        <li>
          <span class="legend-late">
            <FleetIcon fleet="bus" size={18} />
          </span>
          {t('legend.late')}
        </li>
        <li>
          <FleetIcon fleet="bus" offline size={18} />
          {t('legend.offline')}
        </li>
        <li>
          <i class="sign sign-rsu" aria-hidden="true" />
          {t('legend.rsu')}
        </li>
        <li class="legend-states">
          <State colour={rsuColours.online} says={t('presence.online')} />
          <State colour={rsuColours.late} says={t('presence.late')} />
          <State colour={rsuColours.offline} says={t('presence.offline')} />
        </li>
        <li>
          <i class="sign sign-pile" aria-hidden="true" />
          {t('legend.pile')}
        </li>
        <li class="legend-states">
          <State colour={pileColours.available} says={t('legend.pileIdle')} />
          <State colour={pileColours.charging} says={t('legend.pileCharging')} />
          <State colour={pileColours.faulted} says={t('legend.pileFault')} />
          <State colour={pileColours.offline} says={t('legend.pileOffline')} />
        </li>
        <li>
          <i class="sign sign-light" aria-hidden="true" />
          {t('legend.light')}
        </li>
        {(['pedestrian', 'nonMotor', 'motor'] as const).map((type) => (
          <li key={type}>
            <i class={`sign sign-user sign-${type}`} aria-hidden="true" />
            {t(`legend.${type}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function State({ colour, says }: { readonly colour: string; readonly says: string }) {
  return (
    <span>
      <i class="sign" aria-hidden="true" style={{ borderColor: colour }} />
      {says}
    </span>
  )
}
