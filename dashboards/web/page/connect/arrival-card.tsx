/** The third step: waits for the device and shows what arrived. */
import { useEffect, useMemo } from 'preact/hooks'
import { duration, t, tCode, whole } from '../i18n/language.ts'
import { healthOf } from '../live/health.ts'
import type { Zone } from '../live/zone.ts'
import { baseUrl, select } from '../state.ts'
import { watchArrival, type Arrival } from './arrival.ts'

interface ArrivalCardProps {
  readonly zone: Zone
  readonly deviceId: string
}

export function ArrivalCard({ zone, deviceId }: ArrivalCardProps) {
  const watch = useMemo(() => watchArrival(zone, baseUrl, deviceId), [zone, deviceId])
  useEffect(() => () => watch.stop(), [watch])
  void zone.second.value
  const arrival = watch.arrival.value
  const live = healthOf(zone) === 'live'
  return (
    <section class="card arrival" data-state={arrival.is} aria-labelledby="step-3">
      <h2 id="step-3">
        <b>3</b> {t('connect.step3')}
      </h2>
      <div role="status" data-testid="connect-status" data-state={arrival.is}>
        <Status arrival={arrival} deviceId={deviceId} />
      </div>
      {live ? undefined : <p class="bad">{t('connect.offline')}</p>}
      {arrival.is === 'received' ? <Received arrival={arrival} deviceId={deviceId} /> : undefined}
    </section>
  )
}

interface StatusProps {
  readonly arrival: Arrival
  readonly deviceId: string
}

function Status({ arrival, deviceId }: StatusProps) {
  if (arrival.is === 'taken') return <p class="bad">{t('connect.taken')}</p>
  if (arrival.is === 'quarantined') {
    const { reason, detail } = arrival
    return (
      <p class="bad">
        {t('connect.quarantined', { id: deviceId, reason: tCode('reason', reason) ?? reason })}{' '}
        <code>{`${reason} ${detail}`.trim()}</code>
      </p>
    )
  }
  if (arrival.is === 'received') {
    return (
      <p class="received">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 13l4.500 4.500L19 7.500" />
        </svg>
        <strong>{t('connect.received')}</strong> <code>{deviceId}</code>
      </p>
    )
  }
  return (
    <p class="waiting">
      <i class="pulse" aria-hidden="true" />
      <span>
        {t('connect.waiting', { id: deviceId })}
        <small>{t('connect.waitingHint')}</small>
      </span>
    </p>
  )
}

interface ReceivedProps {
  readonly arrival: Arrival & { readonly is: 'received' }
  readonly deviceId: string
}

function Received({ arrival, deviceId }: ReceivedProps) {
  return (
    <>
      <p>
        {t('connect.receivedAfter', { latency: duration(arrival.latencyMs) })}
        {' · '}
        {t('connect.receivedCount', { count: whole(arrival.count) })}
      </p>
      <p>
        <a
          class="button primary"
          href="#/"
          onClick={() => select({ kind: 'vehicle', id: deviceId })}
        >
          {t('connect.showOnMap')}
        </a>
      </p>
      <h3>{t('connect.message')}</h3>
      <pre data-testid="connect-message" data-decoded={arrival.decoded}>
        {JSON.stringify(arrival.message, null, 2)}
      </pre>
    </>
  )
}
