/**
 * Mixed: gateways send what a zone really gets: periodic messages of 57 to 190 bytes, events of 1,200, reports of 6,600, some with QoS 0, which
 * nobody acknowledges. At the end the store is asked for each device's messages by type: with QoS 1 that is the promise; with QoS 0, best
 * effort, nothing may be missing at this load.
 */
import { sleep } from 'k6'
import { Counter } from 'k6/metrics'
import { drive as driveGateway } from './drive.ts'
import {
  deviceOf,
  devicePrefix,
  profileGiven,
  shapeOf,
  storeUrl,
  unacknowledgedPrefix,
} from './given.ts'
import { failed } from './measures.ts'
import { messageKinds, type MessageKind } from './message-kinds.ts'
import type { MessageOf } from './messages.ts'
import { optionsOf, watchMs } from './options.ts'
import { tickCount } from './schedule.ts'
import { rowsOf } from './store.ts'

const profile = profileGiven('mixed')
const shape = shapeOf(
  profile,
  'connections',
  'vehicles',
  'vehiclesUnacknowledged',
  'rateHz',
  'eventHz',
  'reportHz',
)
const { connections, vehicles, vehiclesUnacknowledged, rateHz, eventHz, reportHz } = shape
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]

/** Compared with what was sent: of QoS 0 and of QoS 1. */
const unstored = new Counter('v2x_messages_not_stored')
const quarantined = new Counter('v2x_messages_quarantined')

export const options = optionsOf(profile, [
  { exec: 'drive', vus: connections, offers: true },
  ...(storeUrl === '' ? [] : [{ exec: 'compare', vus: 1 }]),
])

/** What one device sends: a message of the kind at every so many ticks. */
interface Flow {
  readonly kind: MessageKind
  readonly qos: 0 | 1
  readonly every: number
}

/** Of each gateway: vehicles, vehicles with QoS 0, a roadside unit with QoS 0, and one with QoS 1. */
const devices: readonly (readonly Flow[])[] = [
  ...Array.from({ length: vehicles }, () => vehicle(1)),
  ...Array.from({ length: vehiclesUnacknowledged }, () => vehicle(0)),
  [flow(messageKinds.spat, 0, rateHz)],
  [
    flow(messageKinds.rsi, 1, eventHz),
    flow(messageKinds.map, 1, eventHz),
    flow(messageKinds.rsm, 1, reportHz),
  ],
]

function vehicle(qos: 0 | 1): Flow[] {
  return [flow(messageKinds.bsm, qos, rateHz), flow(messageKinds.vehicleStatus, qos, eventHz)]
}

function flow(kind: MessageKind, qos: 0 | 1, hz: number): Flow {
  return { kind, qos, every: Math.max(1, Math.round(rateHz / hz)) }
}

/** Counts from 1 what a flow has sent by a tick; devices of a gateway do not all begin with the first. */
function countAt({ every }: Flow, device: number, tick: number): number {
  return Math.floor((tick + (device % every)) / every)
}

const message: MessageOf = (device, tick, generatedAt) =>
  devices[device - 1]!.flatMap((each) => {
    const sequence = countAt(each, device, tick)
    if (sequence === countAt(each, device, tick - 1)) return []
    const { kind, qos } = each
    const payload = kind.encode(sequence, generatedAt)
    return [{ type: kind.type, kind: kind.sender, qos, payload }]
  })

export const drive = (): void =>
  driveGateway({
    connections,
    vehiclesPerConnection: devices.length,
    stages,
    graceSeconds: profile.graceSeconds,
    message,
  })

export function compare(): void {
  sleep(watchMs(profile) / 1000)
  const rows = rowsOf(
    `SELECT device_id, type, count() FROM v2x.raw
     WHERE startsWith(device_id, '${devicePrefix}') OR startsWith(device_id, '${unacknowledgedPrefix}')
     GROUP BY device_id, type`,
  )
  const stored = new Map(rows.map(([device, type, count]) => [`${device} ${type}`, Number(count)]))
  for (let gateway = 1; gateway <= connections; gateway++) {
    for (const [index, flows] of devices.entries()) {
      for (const each of flows) {
        const device = index + 1
        const name = `${deviceOf(gateway, device, each.qos)} ${each.kind.type}`
        const sent = countAt(each, device, tickCount(stages)) - countAt(each, device, 0)
        const found = stored.get(name) ?? 0
        unstored.add(Math.abs(sent - found), { qos: `${each.qos}` })
        if (found !== sent) failed(`${name}: ${sent} were sent, ${found} are stored`)
      }
    }
  }
  const [[count] = []] = rowsOf(
    `SELECT count() FROM v2x.quarantine WHERE position(topic, '/${devicePrefix}') > 0
     OR position(topic, '/${unacknowledgedPrefix}') > 0`,
  )
  quarantined.add(Number(count))
}

export { handleSummary } from './summary.ts'
