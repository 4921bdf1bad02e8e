/** A junction: its signal, by the RSU that speaks for it. */
import { t } from '../i18n/language.ts'
import type { Zone } from '../live/zone.ts'
import { siteOf, type Site } from '../map/network.ts'
import { select } from '../state.ts'
import { SignalPhases } from './signal-phases.tsx'

interface JunctionDetailsProps {
  readonly zone: Zone
  readonly sites: readonly Site[]
  readonly nodeId: number
}

export function JunctionDetails({ zone, sites, nodeId }: JunctionDetailsProps) {
  // An address may name any.
  if (siteOf(sites, { kind: 'junction', id: String(nodeId) }) === undefined) {
    return <p class="empty">{t('details.noJunction')}</p>
  }
  const rsu = sites.find((site) => site.kind === 'rsu' && site.nodeId === nodeId)
  if (rsu === undefined) return <p class="empty">{t('light.none')}</p>
  return (
    <>
      <h3>{t('details.signals')}</h3>
      <SignalPhases zone={zone} rsuId={rsu.id} nodeId={nodeId} />
      <dl>
        <div class="field">
          <dt>{t('field.rsu')}</dt>
          <dd>
            <button type="button" class="link" onClick={() => select({ kind: 'rsu', id: rsu.id })}>
              {rsu.id}
            </button>
          </dd>
        </div>
      </dl>
    </>
  )
}
