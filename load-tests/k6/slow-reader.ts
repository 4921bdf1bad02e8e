/**
 * Slow reader: in the middle of a run come readers that do not read, and nobody else may notice. k6's WebSocket cannot stop reading: it takes all
 * off the socket, however busy its script is. So some are slow in the ways that MQTT knows: a session that went away and left its
 * subscription, and one that acknowledges nothing. Where the runner gives addresses behind a line that stalls, a subscriber and
 * a viewer stand there, whose sockets really fill up. What was dropped for them is read from the zone's own counters.
 */
import exec from 'k6/execution'
import http from 'k6/http'
import { Counter } from 'k6/metrics'
import { setTimeout } from 'k6/timers'
import { WebSocket } from 'k6/websockets'
import { connect, giveUp } from './connect.ts'
import { drive as driveGateway } from './drive.ts'
import { healthUrls, profileGiven, shapeOf, stalledApiUrl, stalledUrl } from './given.ts'
import { failed } from './measures.ts'
import { messageKinds } from './message-kinds.ts'
import { bsm, type MessageOf } from './messages.ts'
import { leadSeconds, optionsOf, watchMs } from './options.ts'
import { Seen, watch as watchPicture } from './watch.ts'

const profile = profileGiven('slow-reader')
const { connections, vehiclesPerConnection, rateHz } = shapeOf(
  profile,
  'connections',
  'vehiclesPerConnection',
  'rateHz',
)
const halfSeconds = profile.seconds / 2
/** The same load twice: without slow readers, and with them. */
const stages = [
  { name: 'quick', seconds: halfSeconds, rateHz },
  { name: 'slow', seconds: halfSeconds, rateHz },
]
/** Beside its vehicles each gateway has a roadside unit: its reports fill a reader that does not read. */
const senders = vehiclesPerConnection + 1

const kept = new Counter('v2x_slow_reader_kept')
const dropped = new Counter('v2x_slow_reader_dropped')

/** All telemetry, as an observer may hear it. */
const everything = 'v2x/v1/+/+/+/up'

/** Each is one virtual user; the first two have sessions that are known by their places here (../sessions.ts). */
const slowReaders = [
  away,
  silent,
  ...(stalledUrl === '' ? [] : [stalledSubscriber]),
  ...(stalledApiUrl === '' ? [] : [stalledViewer]),
]

export const options = optionsOf(profile, [
  { exec: 'watch', vus: 1 },
  { exec: 'drive', vus: connections, offers: true },
  { exec: 'slow', vus: slowReaders.length, offers: true },
])

const message: MessageOf = (sender, sequence, generatedAt) => {
  if (sender <= vehiclesPerConnection) return bsm(sender, sequence, generatedAt)
  const { rsm } = messageKinds
  return { type: rsm.type, kind: rsm.sender, payload: rsm.encode(sequence, generatedAt) }
}

export const drive = (): void =>
  driveGateway({
    connections,
    vehiclesPerConnection: senders,
    stages,
    graceSeconds: profile.graceSeconds,
    message,
  })

export function watch(): void {
  const slowFromMs = exec.scenario.startTime + (leadSeconds + halfSeconds) * 1000
  const seen = new Seen((dueMs) => ({ stage: dueMs < slowFromMs ? 'quick' : 'slow' }))
  watchPicture(connections * vehiclesPerConnection, watchMs(profile), seen)
}

export function slow(): void {
  setTimeout(() => slowReaders[exec.scenario.iterationInTest]!(), halfSeconds * 1000)
}

/** From when a slow reader comes until the load is over. */
const stayMs = halfSeconds * 1000

/** Subscribes, goes, and comes back when all is over: what was kept for it is handed over, and its session given up. */
function away(): void {
  const leaving = connect(
    'away',
    {
      onConnect: () => leaving.subscribe(everything, 1),
      onSubscribed: () => leaving.end(),
      onFailure: failed,
    },
    { clean: false },
  )
  setTimeout(() => {
    const back = connect(
      'away',
      { onConnect: () => undefined, onMessage: () => kept.add(1), onFailure: failed },
      { clean: false },
    )
    setTimeout(() => {
      back.end()
      giveUp('away')
    }, profile.graceSeconds * 1000)
  }, stayMs)
}

/** Takes everything and acknowledges nothing; the broker may close it. */
function silent(): void {
  const connection = connect(
    'silent',
    {
      onConnect: () => connection.subscribe(everything, 1),
      onFailure: (reason) => console.log(`of the subscriber that acknowledges nothing: ${reason}`),
    },
    { clean: false, acknowledges: false },
  )
  setTimeout(() => {
    connection.end()
    giveUp('silent')
  }, stayMs)
}

/** Both stay until their line is cut: over it nobody can say goodbye. */
function stalledSubscriber(): void {
  const connection = connect(
    'stalled',
    {
      onConnect: () => connection.subscribe(everything),
      onFailure: (reason) => console.log(`of the stalled subscriber: ${reason}`),
    },
    {},
    stalledUrl,
  )
}

function stalledViewer(): void {
  const socket = new WebSocket(`${stalledApiUrl.replace(/^http/, 'ws')}/api/v1/live`)
  socket.onerror = (event) => console.log(`of the stalled viewer: ${event?.error}`)
}

/** What the zone has dropped for slow readers so far, by part. */
type Dropped = Readonly<Record<string, number>>
const counterNames = {
  broker: 'v2x_broker_subscriber_dropped_total',
  dashboards: 'v2x_dashboards_live_left_out_total',
} as const

function droppedSoFar(): Dropped {
  const asked = Object.entries(counterNames).filter(([part]) => healthUrls[part] !== '')
  return Object.fromEntries(
    asked.map(([part, counter]) => {
      const address = `${healthUrls[part]}/metrics`
      const { body } = http.get(address, { tags: { name: 'metrics' } })
      const [, count] =
        new RegExp(`^${counter} (\\d+)$`, 'm').exec(typeof body === 'string' ? body : '') ?? []
      if (count === undefined) failed(`${address} does not tell ${counter}`)
      return [part, Number(count ?? 0)]
    }),
  )
}

export function setup(): Dropped {
  return droppedSoFar()
}

export function teardown(before: Dropped): void {
  for (const [part, count] of Object.entries(droppedSoFar())) {
    dropped.add(count - (before[part] ?? 0), { part })
  }
}

export { handleSummary } from './summary.ts'
