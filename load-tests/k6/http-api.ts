/**
 * HTTP API: what people ask dashboards' API while vehicles drive, each group at a rate of its own that does not wait for answers (open loop): operators
 * the state of the zone, engineers of an OEM what one vehicle did, and some ask wrongly. Answers are looked at, not only timed; at the end the
 * API must show each message that was acknowledged, once.
 */
import { sleep } from 'k6'
import exec from 'k6/execution'
import http, { type RefinedResponse } from 'k6/http'
import { Counter, Trend } from 'k6/metrics'
import type { Options, Scenario } from 'k6/options'
import { drive as driveGateway } from './drive.ts'
import { apiUrl, deviceOf, profileGiven, shapeOf } from './given.ts'
import { failed } from './measures.ts'
import { leadSeconds, optionsOf, watchMs } from './options.ts'
import { tickCount } from './schedule.ts'

const profile = profileGiven('http-api')
const { connections, vehiclesPerConnection, rateHz, operatorsHz, engineersHz, mistakenHz } =
  shapeOf(
    profile,
    'connections',
    'vehiclesPerConnection',
    'rateHz',
    'operatorsHz',
    'engineersHz',
    'mistakenHz',
  )
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]

/** By route, never by address: the number of series stays that of the routes. */
const api = new Trend('v2x_api_ms')
const missing = new Counter('v2x_api_missing')

/** Before that there is nothing to ask for. */
const askFromSeconds = leadSeconds + 2
const pageMax = 1000

const driving = optionsOf(profile, [
  { exec: 'drive', vus: connections, offers: true },
  { exec: 'reconcile', vus: 1 },
])
export const options: Options = {
  ...driving,
  scenarios: {
    ...driving.scenarios,
    operators: atRate('operate', operatorsHz),
    engineers: atRate('study', engineersHz),
    mistaken: atRate('mistake', mistakenHz),
  },
}

function atRate(name: string, hz: number): Scenario {
  return {
    executor: 'constant-arrival-rate',
    exec: name,
    // k6 wants whole numbers: so many a minute.
    rate: Math.round(hz * 60),
    timeUnit: '1m',
    startTime: `${askFromSeconds}s`,
    duration: `${Math.max(1, leadSeconds + profile.seconds - askFromSeconds)}s`,
    preAllocatedVUs: 10,
    maxVUs: 50,
    gracefulStop: '20s',
  }
}

export const drive = (): void =>
  driveGateway({ connections, vehiclesPerConnection, stages, graceSeconds: profile.graceSeconds })

type Answer = Record<string, unknown>
interface Question {
  readonly route: string
  readonly path: string
  /** Whether the answer is right; a problem's code is compared where one is wanted instead. */
  readonly isRight: (answer: Answer, text: string) => boolean
}

function ask({ route, path, isRight }: Question): Answer {
  const response = get(route, path, 200)
  const answer = jsonOf(response)
  if (response.status !== 200 || !holds(() => isRight(answer, response.body ?? ''))) {
    failed(`GET ${path}: ${response.status} ${(response.body ?? response.error).slice(0, 300)}`)
  }
  return answer
}

/** An answer of another form is a wrong one, too: k6 would make nothing of the exception. */
function holds(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

function get(
  route: string,
  path: string,
  status: number,
  headers: Record<string, string> = {},
): RefinedResponse<'text'> {
  const response = http.get(`${apiUrl}${path}`, {
    headers,
    tags: { name: route },
    responseType: 'text',
    responseCallback: http.expectedStatuses(status),
  })
  api.add(response.timings.duration, { route })
  return response
}

function jsonOf({ body }: RefinedResponse<'text'>): Answer {
  try {
    return JSON.parse(body ?? '') as Answer
  } catch {
    return {}
  }
}

const isList = (value: unknown): value is readonly Answer[] => Array.isArray(value)
const isFilled = (value: unknown): boolean => isList(value) && value.length > 0

/** One of this run's vehicles, another each time. */
function someDevice(): string {
  const turn = exec.scenario.iterationInTest
  return deviceOf(
    (turn % connections) + 1,
    (Math.floor(turn / connections) % vehiclesPerConnection) + 1,
  )
}

/** A span that ends now, as a query. */
function lastSeconds(seconds: number): string {
  const nowMs = Date.now()
  const iso = (ms: number): string => new Date(ms).toISOString()
  return `from=${iso(nowMs - seconds * 1000)}&to=${iso(nowMs)}`
}

const operatorQuestions: readonly (() => Question)[] = [
  () => ({
    route: 'devices',
    path: '/api/v1/devices?online=true&kind=obu',
    isRight: ({ devices, complete }) => isFilled(devices) && complete === true,
  }),
  () => {
    const id = someDevice()
    return {
      route: 'device',
      path: `/api/v1/devices/obu/${id}`,
      isRight: ({ device, newest }) => (device as Answer)['deviceId'] === id && isFilled(newest),
    }
  },
  () => ({
    route: 'counts',
    path: `/api/v1/counts?by=type&${lastSeconds(600)}`,
    isRight: ({ total }) => (total as number) > 0,
  }),
  () => ({
    route: 'counts',
    path: `/api/v1/counts?by=minute&${lastSeconds(600)}`,
    isRight: ({ counts }) => isFilled(counts),
  }),
  () => ({
    route: 'quarantine',
    path: `/api/v1/quarantine?${lastSeconds(600)}`,
    isRight: ({ quarantine }) => isList(quarantine),
  }),
  () => ({ route: 'health', path: '/api/v1/health', isRight: ({ parts }) => isFilled(parts) }),
  () => ({
    route: 'network',
    path: '/api/v1/network',
    isRight: ({ features }) => isFilled(features),
  }),
]

export function operate(): void {
  ask(operatorQuestions[exec.scenario.iterationInTest % operatorQuestions.length]!())
}

/** Where a vehicle was in the last seconds, then what it sent, page by page. */
export function study(): void {
  const id = someDevice()
  const span = lastSeconds(10)
  ask({
    route: 'track',
    path: `/api/v1/devices/obu/${id}/track?${span}`,
    isRight: ({ generatedAt, latitude, speed }) =>
      isSorted(generatedAt as string[]) &&
      [latitude, speed].every((column) => (column as []).length === (generatedAt as []).length),
  })
  const messages = `/api/v1/messages?deviceId=${id}&type=bsm&limit=10&${span}`
  let cursor: unknown = null
  for (let page = 0; page < 2; page++) {
    const after = cursor === null ? '' : `&cursor=${cursor as string}`
    const answer = ask({
      route: 'messages',
      path: messages + after,
      isRight: (given) =>
        isList(given['messages']) && given['messages'].every(({ deviceId }) => deviceId === id),
    })
    cursor = answer['next'] ?? null
    if (cursor === null) return
  }
}

function isSorted(times: readonly string[]): boolean {
  return times.every((time, index) => index === 0 || times[index - 1]! < time)
}

/** Requests that are wrong, with the answer that docs and OpenAPI promise. */
const mistakes: readonly (readonly [path: string, status: number, code: string])[] = [
  ['/api/v1/counts?from=yesterday', 400, 'INVALID_TIME'],
  ['/api/v1/messages?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 400, 'INVALID_TIME'],
  ['/api/v1/messages?from=2000-01-01T00:00:00Z', 400, 'WINDOW_TOO_LONG'],
  ['/api/v1/messages?cursor=nonsense', 400, 'INVALID_CURSOR'],
  ['/api/v1/devices?limit=0', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices?colour=red', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices/tram/1', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices/obu/..%2F..%2Fetc', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices/obu/nobody', 404, 'DEVICE_NOT_FOUND'],
  ['/api/v1/proto/nothing.proto', 404, 'FILE_NOT_FOUND'],
  ['/api/v1/nowhere', 404, 'NOT_FOUND'],
  ['/api/v1/live', 426, 'UPGRADE_REQUIRED'],
]

export function mistake(): void {
  const [path, status, code] = mistakes[exec.scenario.iterationInTest % mistakes.length]!
  const response = get('mistakes', path, status)
  const isProblem = response.headers['Content-Type']?.startsWith('application/problem+json')
  const answer = jsonOf(response)
  if (response.status === status && isProblem && answer['code'] === code) return
  failed(`GET ${path}: wanted ${status} ${code}, got ${response.status} ${response.body ?? ''}`)
}

/** Each vehicle's messages and its track, counted as the API shows them. */
export function reconcile(): void {
  sleep(watchMs(profile) / 1000)
  const wanted = tickCount(stages)
  const from = new Date(exec.scenario.startTime).toISOString()
  for (let connection = 1; connection <= connections; connection++) {
    for (let vehicle = 1; vehicle <= vehiclesPerConnection; vehicle++) {
      const id = deviceOf(connection, vehicle)
      const { generatedAt } = ask({
        route: 'reconcile',
        path: `/api/v1/devices/obu/${id}/track?limit=100000&from=${from}`,
        isRight: (given) => isList(given['generatedAt']),
      })
      const points = (generatedAt as readonly string[]).length
      const messages = countMessages(id, from)
      missing.add(Math.abs(wanted - points) + Math.abs(wanted - messages))
      if (points === wanted && messages === wanted) continue
      failed(`of ${id} the API shows ${points} points and ${messages} messages, not ${wanted}`)
    }
  }
}

function countMessages(id: string, from: string): number {
  const path = `/api/v1/messages?deviceId=${id}&limit=${pageMax}&from=${from}`
  let count = 0
  let cursor: unknown = ''
  while (cursor !== null) {
    const answer = ask({
      route: 'reconcile',
      path: cursor === '' ? path : `${path}&cursor=${cursor as string}`,
      isRight: (given) => isList(given['messages']),
    })
    if (!isList(answer['messages'])) return count
    count += answer['messages'].length
    cursor = answer['next'] ?? null
  }
  return count
}

export { handleSummary } from './summary.ts'
