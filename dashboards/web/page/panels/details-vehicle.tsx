/** A vehicle: its motion from the live columns, its condition from the newest VehicleStatus. */
import { v2x } from '../../../../schemas/codec.ts'
import { duration, t, tCode, whole } from '../i18n/language.ts'
import { fleets } from '../live/fleets.ts'
import type { Vehicle } from '../live/vehicles.ts'
import type { Zone } from '../live/zone.ts'
import { placeName } from '../map/network.ts'
import { Field, measured, Moment, Share, Unheard } from './fields.tsx'
import { FleetIcon } from './fleet-icon.tsx'

export function VehicleDetails({ zone, id }: { readonly zone: Zone; readonly id: string }) {
  void zone.quarterSecond.value
  const at = zone.vehicles.indexOf(id)
  const vehicle = at === undefined ? undefined : zone.vehicles.get(at)
  if (at === undefined || vehicle === undefined) return <Unheard zone={zone} />
  const fleet = fleets[zone.vehicles.iconOf(at)]!
  const status = zone.messages.decoded('obu', id, 'vehicle_status')
  return (
    <>
      <Motion vehicle={vehicle} />
      <dl>
        <Field name={t('field.fleet')} testId="field-fleet">
          <FleetIcon fleet={fleet} size={18} /> {t(`fleet.${fleet}`)}
        </Field>
        <Field name={t('field.position')} testId="field-position">
          <span class="mono">
            {(vehicle.latitude / 1e7).toFixed(6)}, {(vehicle.longitude / 1e7).toFixed(6)}
          </span>
        </Field>
        <Timing zone={zone} at={at} vehicle={vehicle} />
      </dl>
      {status === undefined ? undefined : <Status status={status} isBus={fleet === 'bus'} />}
    </>
  )
}

function Motion({ vehicle }: { readonly vehicle: Vehicle }) {
  const kmh = measured(vehicle.speed, 8191, (raw) => (raw * 0.02 * 3.6).toFixed(1))
  const mps = measured(vehicle.speed, 8191, (raw) => `${(raw * 0.02).toFixed(2)} m/s`)
  const degrees = measured(vehicle.heading, 28800, (raw) => `${(raw * 0.0125).toFixed(1)}°`)
  return (
    <div class="motion">
      <div data-testid="field-speed">
        <small>{t('field.speed')}</small>
        <strong>{kmh ?? '—'}</strong> <span>km/h</span>
        <em>{mps ?? t('value.unavailable')}</em>
      </div>
      <div data-testid="field-heading">
        <small>{t('field.heading')}</small>
        <Compass turn={vehicle.heading === 28800 ? undefined : vehicle.heading * 0.0125} />
        <strong>{degrees ?? '—'}</strong>
      </div>
    </div>
  )
}

function Compass({ turn }: { readonly turn: number | undefined }) {
  return (
    <svg class="compass" viewBox="-12 -12 24 24" aria-hidden="true">
      <circle r="10.500" />
      <path d="M0-11v3" />
      {turn === undefined ? undefined : (
        <path class="needle" d="M0-8 5 6 0 3-5 6z" transform={`rotate(${turn})`} />
      )}
    </svg>
  )
}

interface TimingProps {
  readonly zone: Zone
  readonly at: number
  readonly vehicle: Vehicle
}

function Timing({ zone, at, vehicle }: TimingProps) {
  void zone.quarterSecond.value
  const recorded = zone.replayId !== undefined
  // In a replay "ago" is measured from the recorded moment that is shown.
  const nowMs = recorded ? zone.contentAtUs.value / 1000 : zone.clock.nowMs()
  const intervalMs = zone.vehicles.observedIntervalMs(at)
  const latencyMs = (vehicle.receivedAt - vehicle.generatedAt) / 1000
  return (
    <>
      <Field name={t('field.generated')} testId="field-generated">
        <Moment atUs={vehicle.generatedAt} nowMs={nowMs} />
      </Field>
      {recorded || vehicle.receivedAt === 0 ? undefined : (
        <>
          <Field name={t('field.received')}>
            <Moment atUs={vehicle.receivedAt} nowMs={nowMs} />
          </Field>
          <Field name={t('field.latency')} hint={t('field.latencyHint')} testId="field-latency">
            {duration(latencyMs)}
          </Field>
        </>
      )}
      <Field name={t('field.interval')} testId="field-interval">
        {intervalMs === undefined || intervalMs === 0 ? undefined : duration(intervalMs)}
      </Field>
      <Field name={t('field.source')} testId="field-source">
        {tCode('source', vehicle.source)}
      </Field>
      <Field name={t('field.via')}>{vehicle.via === '' ? t('field.direct') : vehicle.via}</Field>
    </>
  )
}

interface StatusProps {
  readonly status: v2x.v1.IVehicleStatus
  readonly isBus: boolean
}

function Status({ status, isBus }: StatusProps) {
  const charge = measured(status.stateOfCharge, 65535, String)
  const fuel = measured(status.fuelLevel, 65535, String)
  return (
    <>
      <h3>{t('details.status')}</h3>
      <dl>
        <Field name={t('field.line')}>{status.line}</Field>
        {/* A bus stops at stops while it is on its line; where else vehicles drive to is a road, a site or a pile. */}
        <Field
          name={t(isBus && !isOffLine(status) ? 'field.nextStop' : 'field.destination')}
          testId="field-next-stop"
        >
          {placeName(status.nextStop ?? '')}
        </Field>
        <Field name={t('field.delay')}>
          {status.line === '' ? undefined : measured(status.delay, 32767, delayText)}
        </Field>
        {/* The simulator's own tasks have words; what another device says is shown as it says it. */}
        <Field name={t('field.task')}>{tCode('task', status.task) ?? status.task}</Field>
        <Field name={t('field.taskState')}>{tCode('taskState', status.taskState)}</Field>
        <Field name={t('field.mode')}>{tCode('driveMode', status.driveMode)}</Field>
        <Field name={t('field.charge')} testId="field-charge">
          {charge === undefined ? undefined : <Charge tenths={Number(charge)} />}
        </Field>
        <Field name={t('field.fuel')}>
          {fuel === undefined ? undefined : <Charge tenths={Number(fuel)} />}
        </Field>
        <Field name={t('field.range')}>
          {measured(status.remainingRange, 65535, (raw) => `${(raw / 10).toFixed(1)} km`)}
        </Field>
        <Field name={t('field.doors')} testId="field-doors">
          {doorsText(status.doors ?? 0)}
        </Field>
        <Field name={t('field.passengers')}>
          {measured(status.passengers, 65535, (raw) => whole(raw))}
        </Field>
        <Load status={status} />
        <Field name={t('field.cabin')}>
          {measured(status.cabinTemperature, 32767, (raw) => `${(raw / 10).toFixed(1)} °C`)}
        </Field>
        <Field name={t('field.odometer')}>
          {measured(status.odometer, 4294967295, (raw) => `${whole(raw / 10)} km`)}
        </Field>
        <Field name={t('field.troubleCodes')}>{(status.troubleCodes ?? []).join(', ')}</Field>
      </dl>
    </>
  )
}

function isOffLine({ taskState }: v2x.v1.IVehicleStatus): boolean {
  const { TASK_STATE_RETURNING, TASK_STATE_CHARGING } = v2x.v1.TaskState
  return taskState === TASK_STATE_RETURNING || taskState === TASK_STATE_CHARGING
}

function Load({ status }: { readonly status: v2x.v1.IVehicleStatus }) {
  const load = measured(status.load, 4294967295, (raw) => whole(raw))
  const most = measured(status.loadMax, 4294967295, (raw) => ` / ${whole(raw)}`)
  return (
    <Field name={t('field.load')}>
      {load === undefined ? undefined : `${load}${most ?? ''} kg`}
    </Field>
  )
}

/** What is left, so that little is what stands out. */
function Charge({ tenths }: { readonly tenths: number }) {
  return (
    <span class={tenths < 200 ? 'low' : ''}>
      <Share percent={tenths / 10} warnAt={Infinity} />
    </span>
  )
}

function delayText(seconds: number): string {
  if (Math.abs(seconds) < 60) return t('field.onTime')
  const minutes = duration(Math.abs(seconds) * 1000)
  return seconds > 0 ? t('field.delayLate', { minutes }) : t('field.delayEarly', { minutes })
}

function doorsText(doors: number): string {
  let count = 0
  for (let bits = doors; bits > 0; bits >>= 1) count += bits & 1
  return count === 0 ? t('field.doorsClosed') : t('field.doorsOpen', { count })
}
