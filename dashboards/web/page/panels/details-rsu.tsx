/** A roadside unit: its own condition, and the signal it speaks for. */
import { duration, t, tCode, whole } from '../i18n/language.ts'
import type { Zone } from '../live/zone.ts'
import type { Site } from '../map/network.ts'
import { Field, measured, Moment, Share, Unheard } from './fields.tsx'
import { SignalPhases } from './signal-phases.tsx'

interface RsuDetailsProps {
  readonly zone: Zone
  readonly id: string
  readonly site: Site | undefined
}

export function RsuDetails({ zone, id, site }: RsuDetailsProps) {
  return (
    <>
      <h3>{t('details.signals')}</h3>
      <SignalPhases zone={zone} rsuId={id} nodeId={undefined} />
      <h3>{t('details.unit')}</h3>
      <Unit zone={zone} id={id} site={site} />
    </>
  )
}

function Unit({ zone, id, site }: RsuDetailsProps) {
  void zone.quarterSecond.value
  const original = zone.messages.get('rsu', id, 'rsu_state')
  const state = original && zone.messages.decode(original, 'rsu_state')
  if (original === undefined || state === undefined) {
    return <Unheard zone={zone} />
  }
  const recorded = zone.replayId !== undefined
  const nowMs = recorded ? zone.contentAtUs.value / 1000 : zone.clock.nowMs()
  const share = (raw: number | null | undefined, warnAt: number) => {
    const tenths = measured(raw, 65535, String)
    return tenths === undefined ? undefined : (
      <Share percent={Number(tenths) / 10} warnAt={warnAt} />
    )
  }
  return (
    <dl>
      <Field name={t('field.status')} testId="field-rsu-status">
        {tCode('rsuStatus', state.status)}
      </Field>
      <Field name={t('field.cpu')} testId="field-cpu">
        {share(state.cpu, 85)}
      </Field>
      <Field name={t('field.memory')}>{share(state.memory, 90)}</Field>
      <Field name={t('field.disk')}>{share(state.disk, 90)}</Field>
      <Field name={t('field.temperature')}>
        {measured(state.temperature, 32767, (raw) => `${(raw / 10).toFixed(1)} °C`)}
      </Field>
      <Field name={t('field.heard')}>{whole(state.vehiclesHeard ?? 0)}</Field>
      <Field name={t('field.coverage')}>
        {state.coverage === 0 ? undefined : `${whole(state.coverage ?? 0)} m`}
      </Field>
      <Field name={t('field.uptime')}>{duration((state.uptime ?? 0) * 1000)}</Field>
      <Field name={t('field.software')}>{state.softwareVersion}</Field>
      <Field name={t('field.errors')}>{(state.errorCodes ?? []).join(', ')}</Field>
      <Field name={t('field.generated')}>
        <Moment atUs={original.generatedAt} nowMs={nowMs} />
      </Field>
      <Field name={t('field.latency')} hint={t('field.latencyHint')}>
        {recorded ? undefined : duration((original.receivedAt - original.generatedAt) / 1000)}
      </Field>
      <Field name={t('field.junction')}>
        {site?.nodeId === undefined ? undefined : String(site.nodeId)}
      </Field>
    </dl>
  )
}
