/** What the signs of the map mean; the fleets are explained by their own list. */
import { t } from '../i18n/language.ts'
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
        <li>
          <i class="sign sign-pile" aria-hidden="true" />
          {t('legend.pile')}
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
