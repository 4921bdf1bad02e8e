/** A charging pile and its connectors. */
import type { v2x } from '../../../../schemas/codec.ts'
import { t, tCode } from '../i18n/language.ts'
import type { Zone } from '../live/zone.ts'
import type { Site } from '../map/network.ts'
import { select } from '../state.ts'
import { Field, measured, Moment, Share, Unheard } from './fields.tsx'

interface PileDetailsProps {
  readonly zone: Zone
  readonly id: string
  /** Where the network knows it: then the head names its site. */
  readonly site: Site | undefined
}

export function PileDetails({ zone, id, site }: PileDetailsProps) {
  void zone.quarterSecond.value
  const original = zone.messages.get('pile', id, 'pile_status')
  const status = original && zone.messages.decode(original, 'pile_status')
  if (original === undefined || status === undefined) {
    return <Unheard zone={zone} />
  }
  const recorded = zone.replayId !== undefined
  const nowMs = recorded ? zone.contentAtUs.value / 1000 : zone.clock.nowMs()
  return (
    <>
      <dl>
        <Field name={t('field.site')}>{site === undefined ? status.site : undefined}</Field>
        <Field name={t('field.powerMax')}>{kilowatts(status.powerMax ?? 0)}</Field>
        <Field name={t('field.generated')}>
          <Moment atUs={original.generatedAt} nowMs={nowMs} />
        </Field>
      </dl>
      <h3>{t('details.connectors')}</h3>
      <ul class="connectors" data-testid="connectors">
        {(status.connectors ?? []).map((connector) => (
          <ConnectorRow key={connector.connectorId} zone={zone} connector={connector} />
        ))}
      </ul>
    </>
  )
}

interface ConnectorRowProps {
  readonly zone: Zone
  readonly connector: v2x.v1.IConnector
}

function ConnectorRow({ zone, connector }: ConnectorRowProps) {
  const { vehicleId } = connector
  const charge = measured(connector.stateOfCharge, 65535, String)
  const volts = ((connector.voltage ?? 0) / 10).toFixed(1)
  const amperes = ((connector.current ?? 0) / 10).toFixed(1)
  return (
    <li data-status={connector.status}>
      <header>
        <strong>{connector.connectorId}</strong>
        <span>{tCode('connector', connector.status)}</span>
      </header>
      <dl>
        <Field name={t('field.power')}>
          {(connector.power ?? 0) === 0
            ? undefined
            : `${kilowatts(connector.power ?? 0)} · ${volts} V · ${amperes} A`}
        </Field>
        <Field name={t('field.energy')}>
          {(connector.energy ?? 0) === 0
            ? undefined
            : `${((connector.energy ?? 0) / 1000).toFixed(2)} kWh`}
        </Field>
        <Field name={t('field.charge')}>
          {charge === undefined ? undefined : (
            <Share percent={Number(charge) / 10} warnAt={Infinity} />
          )}
        </Field>
        <Field name={t('field.vehicle')}>
          {vehicleId === undefined || vehicleId === null || vehicleId === '' ? undefined : (
            <VehicleLink zone={zone} id={vehicleId} />
          )}
        </Field>
        <Field name={t('field.errors')}>{connector.errorCode}</Field>
      </dl>
    </li>
  )
}

function VehicleLink({ zone, id }: { readonly zone: Zone; readonly id: string }) {
  if (zone.vehicles.indexOf(id) === undefined) return <>{id}</>
  return (
    <button type="button" class="link" onClick={() => select({ kind: 'vehicle', id })}>
      {id}
    </button>
  )
}

function kilowatts(watts: number): string {
  return watts === 0 ? '' : `${(watts / 1000).toFixed(1)} kW`
}
