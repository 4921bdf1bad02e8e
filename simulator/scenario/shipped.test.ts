/** Each shipped scenario shows what it is about: it runs for a while, and its messages alone are judged. */
import { expect, test } from 'vitest'
import { messageOf, parseDeviceTopic, v2x, type UpType } from '../../schemas/index.ts'
import { loadNetwork } from '../../schemas/network.ts'
import { planeAt } from '../road/plane.ts'
import { simulatedMessages } from '../simulate.ts'
import { loadScenario, shippedScenarios } from './scenario.ts'

type Hear<T> = (message: T, deviceId: string, atS: number) => void
interface Ears {
  readonly bsm?: Hear<v2x.v1.Bsm>
  readonly vehicle_status?: Hear<v2x.v1.VehicleStatus>
  readonly pile_status?: Hear<v2x.v1.PileStatus>
}

/** Runs the beginning of a scenario; `atS` is the device's own time, since the scenario's epoch. Returns how many messages there were. */
function listen(scenario: string, forSeconds: number, ears: Ears): number {
  const { epochMicros } = loadScenario(scenario)
  let messages = 0
  for (const { topic, payload, generatedAt } of simulatedMessages({ scenario, forSeconds })) {
    messages += 1
    const { type, id } = parseDeviceTopic(topic)!
    const hear = ears[type as keyof Ears] as Hear<object> | undefined
    if (hear === undefined) continue
    hear(messageOf(type as UpType).decode(payload), id, (generatedAt - epochMicros) / 1e6)
  }
  return messages
}

const network = loadNetwork()
const plane = planeAt([112.9, 28.17])

function metresBetween(bsm: v2x.v1.Bsm, [longitude, latitude]: readonly [number, number]): number {
  return Math.hypot(
    plane.x(bsm.longitude! * 1e-7) - plane.x(longitude),
    plane.y(bsm.latitude! * 1e-7) - plane.y(latitude),
  )
}

const judged: Readonly<Record<string, () => void>> = {
  default: () => {
    const fleets = new Set<number>()
    const messages = listen('default', 3, { vehicle_status: ({ fleet }) => fleets.add(fleet!) })
    expect(messages / 3).toBeGreaterThan(2800)
    expect(fleets).toEqual(new Set([1, 2, 3, 4, 5]))
  },

  'morning-peak': () => {
    const newest = new Map<string, v2x.v1.Bsm>()
    listen('morning-peak', 60, { bsm: (bsm, id) => newest.set(id, bsm) })
    expect(newest.size).toBe(500)
    expect([...newest.keys()].filter((id) => id.startsWith('BUS-315'))).toHaveLength(40)
    // Who waits at a red light: five and more at one junction.
    const standing = [...newest.values()].filter(({ speed }) => speed === 0)
    const queues = network.rsus.map(
      ({ position }) => standing.filter((bsm) => metresBetween(bsm, position) < 90).length,
    )
    expect(Math.max(...queues)).toBeGreaterThanOrEqual(5)
  },

  'charging-evening': () => {
    const { CONNECTOR_STATUS_CHARGING: charging } = v2x.v1.ConnectorStatus
    const taken = new Map<string, string[]>()
    const before: number[] = []
    const drivers = new Set<string>()
    listen('charging-evening', 600, {
      pile_status: ({ connectors }, id, atS) => {
        const inUse = connectors.filter(({ status }) => status === charging)
        taken.set(
          id,
          inUse.map(({ vehicleId }) => vehicleId!),
        )
        if (atS < 10) before[Number(id.slice(-3))] = inUse.length
        for (const { vehicleId } of inUse) drivers.add(vehicleId!.split('-')[0]!)
      },
    })
    const count = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)
    expect(count(before.filter((n) => n !== undefined))).toBe(10)
    expect(count([...taken.values()].map(({ length }) => length))).toBeGreaterThan(18)
    expect(drivers).toEqual(new Set(['BUS', 'TAXI', 'VAN']))
  },
}

test('each shipped scenario is judged here', () => {
  expect(shippedScenarios().map(({ name }) => name)).toEqual(Object.keys(judged).sort())
})

test.each(Object.entries(judged))('%s shows what it is about', (_, judge) => judge(), 60_000)
