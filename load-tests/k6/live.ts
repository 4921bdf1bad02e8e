/**
 * Live: many viewers of the live WebSocket at once, as browsers open it, while vehicles drive. All follow the frames; some also look into them and
 * measure each new state from when it was due. More come when all are there: each is let in, or told that the zone is full, and disturbs
 * nobody.
 */
import exec from 'k6/execution'
import http from 'k6/http'
import { Counter, Trend } from 'k6/metrics'
import { setTimeout } from 'k6/timers'
import { WebSocket } from 'k6/websockets'
import { drive as driveGateway } from './drive.ts'
import { apiUrl, profileGiven, shapeOf } from './given.ts'
import { failed, measures } from './measures.ts'
import { optionsOf, watchMs } from './options.ts'
import { Seen } from './watch.ts'

const profile = profileGiven('live')
const { connections, vehiclesPerConnection, rateHz, viewers, looking, beyond } = shapeOf(
  profile,
  'connections',
  'vehiclesPerConnection',
  'rateHz',
  'viewers',
  'looking',
  'beyond',
)
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]
const address = `${apiUrl}/api/v1/live`

const firstSnapshot = new Trend('v2x_viewer_first_snapshot_ms')
const frameInterval = new Trend('v2x_viewer_frame_interval_ms')
const cutOff = new Counter('v2x_viewers_cut_off')
const refused = new Counter('v2x_viewers_refused')

/** First byte of a frame of vehicles. */
const vehiclesKind = 1
/** Who comes too late comes so long after the first vehicle, and stays so long: a place that is left would be another's. */
const beyondMs = 1000

export const options = optionsOf(profile, [
  { exec: 'view', vus: viewers },
  { exec: 'drive', vus: connections, offers: true },
  ...(beyond > 0 ? [{ exec: 'come', vus: beyond, offers: true }] : []),
])

export const drive = (): void =>
  driveGateway({ connections, vehiclesPerConnection, stages, graceSeconds: profile.graceSeconds })

export function view(): void {
  const isLooking = exec.scenario.iterationInTest < looking
  const openedMs = Date.now()
  const seen = new Seen()
  let lastMs = 0
  let isOver = false
  // Zero counts too: a threshold on a counter that was never touched would not be judged.
  cutOff.add(0)
  const socket = openLive()
  socket.onmessage = (event) => {
    const frame = new Uint8Array(event?.data as unknown as ArrayBuffer)
    if (frame[0] !== vehiclesKind) return
    const nowMs = Date.now()
    if (lastMs === 0) firstSnapshot.add(nowMs - openedMs)
    else frameInterval.add(nowMs - lastMs)
    lastMs = nowMs
    if (isLooking) seen.take(frame.subarray(1))
  }
  const lost = (reason: string): void => {
    if (isOver) return
    isOver = true
    cutOff.add(1)
    failed(`a viewer was cut off after ${Date.now() - openedMs} ms: ${reason}`)
  }
  socket.onerror = (event) => lost(event?.error ?? 'the connection broke')
  socket.onclose = () => lost('the zone closed the connection')
  setTimeout(() => {
    if (isOver) return
    isOver = true
    if (lastMs === 0) failed('a viewer got no snapshot')
    if (isLooking) measures.unseen.add(connections * vehiclesPerConnection - seen.vehicles)
    socket.close()
  }, watchMs(profile))
}

/** k6 tells of a refused WebSocket only that it failed, so the same address is asked for the reason. */
export function come(): void {
  setTimeout(() => {
    const socket = openLive()
    socket.onopen = () => setTimeout(() => socket.close(), beyondMs)
    socket.onerror = () => {
      const { status, headers } = http.get(address, {
        tags: { name: 'live' },
        responseCallback: http.expectedStatuses(503),
      })
      if (status === 503 && headers['Retry-After'] !== undefined) refused.add(1)
      else failed(`a viewer was refused without a reason: the same address says ${status}`)
    }
  }, beyondMs)
}

function openLive(): WebSocket {
  const socket = new WebSocket(address.replace(/^http/, 'ws'))
  socket.binaryType = 'arraybuffer' as typeof socket.binaryType
  return socket
}

export { handleSummary } from './summary.ts'
