/** SUMO's floating-car data: what a step becomes, where it is put on earth, and what is refused. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../common/log.ts'
import { messageOf, rowWriterOf, v2x } from '../../schemas/index.ts'
import { checkMotion } from '../check/check.ts'
import { sampleOfBsm } from '../check/sample.ts'
import { runSimulation, simulatedMessages } from '../simulate.ts'
import { fcdPlaceOf, type FcdPlace } from './fcd-place.ts'

/** A car turning left, a bus going on, a car turning right, at a signal; written by SUMO 1.15 with --fcd-output.geo. */
const crossing = fileURLToPath(new URL('./fixtures/crossing.fcd.xml', import.meta.url))
const origin = [112.88, 28.126] as const
/** A signalised crossing at 112.9, 28.2 in UTM; that point is 392.68, 443.25 in it. */
const net = fileURLToPath(new URL('../network/fixtures/cross.net.xml', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-fcd-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Sent {
  readonly topic: string
  readonly generatedAt: number
  readonly bsm: v2x.v1.Bsm
}

function sentOf(file: string, place: FcdPlace = {}): Sent[] {
  const messages = simulatedMessages({ scenario: 'default', fcd: { file, ...place } })
  return Array.from(messages, ({ topic, generatedAt, payload }) => ({
    topic,
    generatedAt,
    bsm: v2x.v1.Bsm.decode(payload),
  }))
}

async function written(name: string, content: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

/** Metres of a net: 3 s eastwards at 10 m/s, then one turn to the north; a person and a lorry beside. */
const plain = `<fcd-export>
  <timestep time="100.00"><vehicle id="a/1" x="0.00" y="0.00" angle="90.00" type="car" speed="10.00" pos="0" lane="e_0" slope="0.00"/></timestep>
  <timestep time="100.50"/>
  <timestep time="101.00">
    <vehicle id="a/1" x="10.00" y="0.00" angle="90.00" type="car" speed="10.00"/>
    <vehicle id="lorry" x="-8.00" y="0.00" angle="90.00" type="my_lorry" speed="0.00" acceleration="-1.50"/>
    <person id="p" x="1" y="1" angle="0" speed="1" pos="1" edge="e" slope="0"/>
  </timestep>
  <timestep time="102.00"><vehicle id="a/1" x="19.00" y="0.00" angle="80.00" type="car" speed="8.00"/></timestep>
</fcd-export>`

test('every vehicle of every step sends one BSM, in the order of the file, and the store takes each', () => {
  const sent = sentOf(crossing)
  expect(sent).toHaveLength(144)
  const rows = rowWriterOf('bsm')
  const sequences = new Map<string, number>()
  sent.forEach(({ topic, generatedAt, bsm }, i) => {
    const bytes = messageOf('bsm').encode(bsm).finish()
    expect(rows.check(bytes, 0, bytes.length)).toBe(0)
    expect(generatedAt).toBeGreaterThanOrEqual(sent[i - 1]?.generatedAt ?? 0)
    expect(bsm.header).toMatchObject({
      generatedAt,
      schemaVersion: 1,
      sequence: (sequences.get(topic) ?? 0) + 1,
    })
    sequences.set(topic, bsm.header!.sequence!)
  })
  expect([...sequences.keys()]).toEqual([
    'v2x/v1/obu/SUMO-car_1-2328a183/bsm/up',
    'v2x/v1/obu/SUMO-bus.1/bsm/up',
    'v2x/v1/obu/SUMO-car_2-ba21f039/bsm/up',
  ])
})

test('a drive of SUMO passes the checker', () => {
  const samples = simulatedMessages({ scenario: 'default', fcd: { file: crossing } })
  const { passed, devices } = checkMotion(
    Array.from(samples, ({ topic, payload }, i) =>
      sampleOfBsm(topic, i, v2x.v1.Bsm.decode(payload))!,
    ),
  )
  expect(passed).toBe(true)
  expect(devices.map(({ rules }) => rules.distance.checked)).toEqual([4, 4, 4])
})

test('metres are put where the origin is, the front bumper becomes the middle, yaw and acceleration are those of the steps', async () => {
  const [first, second, lorry, third] = sentOf(await written('plain.xml', plain), { origin })
  const eastM = (bsm: v2x.v1.Bsm): number => (bsm.longitude! * 1e-7 - origin[0]) * 98_256.6
  expect(eastM(first!.bsm)).toBeCloseTo(-2.5, 1)
  expect(eastM(second!.bsm)).toBeCloseTo(7.5, 1)
  expect(eastM(lorry!.bsm)).toBeCloseTo(-8 - 7.1 / 2, 1)
  expect(first!.bsm).toMatchObject({
    latitude: 281_260_000,
    speed: 500,
    heading: 7200,
    length: 500,
    vehicleClass: 10,
  })
  // Before a second step nobody knows.
  expect(first!.bsm).toMatchObject({ accelerationLongitudinal: 2001, yawRate: -32_768 })
  expect(second!.bsm).toMatchObject({ accelerationLongitudinal: 0, yawRate: 0 })
  expect(third!.bsm).toMatchObject({
    accelerationLongitudinal: -200,
    yawRate: -1000,
    messageCount: 3,
  })
  expect(lorry!.bsm).toMatchObject({
    accelerationLongitudinal: -150,
    length: 710,
    vehicleClass: 30,
  })
  expect(third!.generatedAt - first!.generatedAt).toBe(2_000_000)
})

/** Over the crossing, north along the net's y axis. */
const overCrossing = `<fcd-export>
  <timestep time="0"><vehicle id="a" x="392.68" y="445.75" angle="0.00" type="car" speed="10.00"/></timestep>
  <timestep time="1"><vehicle id="a" x="392.68" y="455.75" angle="0.00" type="car" speed="10.00"/></timestep>
</fcd-export>`

test('metres are put where their net is, and headings turn from its y axis to north', async () => {
  const file = await written('crossing-metres.xml', overCrossing)
  const [first, second] = sentOf(file, await fcdPlaceOf({ net }))
  const { longitude, latitude, heading } = first!.bsm
  // To a decimetre: the net keeps centimetres, and the offset is of UTM's zone 49.
  expect(longitude! * 1e-7).toBeCloseTo(112.9, 6)
  expect(latitude! * 1e-7).toBeCloseTo(28.2, 6)
  const eastwards = (second!.bsm.longitude! - longitude!) * 1e-7 * 98_150
  const northwards = (second!.bsm.latitude! - latitude!) * 1e-7 * 110_840
  // UTM's convergence, 1.9 degrees east of the zone's middle.
  const convergence = Math.atan(Math.tan((1.9 * Math.PI) / 180) * Math.sin((28.2 * Math.PI) / 180))
  expect(Math.hypot(eastwards, northwards)).toBeCloseTo(10, 1)
  expect(Math.atan2(eastwards, northwards)).toBeCloseTo(convergence, 2)
  expect(heading).toBe(Math.round((convergence * 180) / Math.PI / 0.0125))
})

test('metres of a small net are no degrees where their net is named', async () => {
  const file = await written('small.xml', plain)
  const [first, second] = sentOf(file, await fcdPlaceOf({ net }))
  expect((second!.bsm.longitude! - first!.bsm.longitude!) * 1e-7 * 98_150).toBeCloseTo(10, 1)
  expect(sentOf(crossing, await fcdPlaceOf({ net }))).toEqual(sentOf(crossing))
})

test('a plot has the roads of the net beneath, and none without it', async () => {
  const file = await written('drawn.xml', overCrossing)
  const plot = join(folder, 'drawn.svg')
  const roadsDrawn = async (place: FcdPlace): Promise<number> => {
    const log = createLog('test', 'silent')
    await runSimulation({
      scenario: 'default',
      fcd: { file, ...place },
      speed: Infinity,
      log,
      plot,
    })
    const roads = /<g stroke="#d3d9e0">(.*?)<\/g>/s.exec(await readFile(plot, 'utf8'))
    return roads?.[1]!.match(/M/g)?.length ?? 0
  }
  expect(await roadsDrawn(await fcdPlaceOf({ net }, true))).toBe(4)
  expect(await roadsDrawn({ origin })).toBe(0)
})

test('what is no net is refused; one that was never on the earth asks for an origin and takes it', async () => {
  await expect(fcdPlaceOf({ net: crossing })).rejects.toThrow(
    /cannot read the net .*it has no edges; it takes the \.net\.xml that sumo drove on/,
  )
  await expect(fcdPlaceOf({ net: '/nowhere.net.xml' })).rejects.toThrow(/ENOENT/)
  const text = (await readFile(net, 'utf8')).replace(/projParameter="[^"]*"/, 'projParameter="!"')
  const nowhere = await written('nowhere.net.xml', text)
  await expect(fcdPlaceOf({ net: nowhere })).rejects.toThrow(/has no projection.*--origin/)
  const file = await written('placed.xml', plain)
  const placed = await fcdPlaceOf({ net: nowhere, origin })
  expect(sentOf(file, placed)).toEqual(sentOf(file, { origin }))
})

test('the same file gives the same hash, and as many messages in a recording', async () => {
  const options = {
    scenario: 'default',
    fcd: { file: crossing },
    speed: Infinity,
    log: createLog('test', 'silent'),
  }
  const counted = await runSimulation(options)
  expect(await runSimulation({ ...options, out: join(folder, 'sumo.bin') })).toEqual(counted)
  expect(counted).toMatchObject({ messages: 144, vehicles: 3, scenario: 'crossing.fcd.xml' })
  const early = await runSimulation({ ...options, forSeconds: 5 })
  expect(early.messages).toBeLessThan(40)
})

test.each([
  ['small numbers without the head that SUMO writes are degrees', plain, {}, undefined],
  [
    'metres far off without a place',
    plain.replaceAll('x="0.00"', 'x="900.00"'),
    {},
    /cannot tell where on earth .*--net FILE.net.xml, give --origin LON,LAT/,
  ],
  [
    'degrees with an origin',
    '',
    { origin },
    /holds longitudes and latitudes already; leave --origin out/,
  ],
  [
    'a file that ends too early',
    plain.slice(0, -40),
    { origin },
    /cannot read .*line 9: .*the whole file that sumo writes/,
  ],
  [
    'no floating-car data',
    '<net><edge/></net>',
    { origin },
    /<net> is no part of floating-car data/,
  ],
  ['no XML', 'time,id,x,y', { origin }, /cannot read .*line 1/],
  [
    'a vehicle without a speed',
    plain.replace('speed="8.00"', ''),
    { origin },
    /'speed' is no number: absent/,
  ],
  [
    'time that goes back',
    plain.replace('time="102.00"', 'time="99"'),
    { origin },
    /time 99 is not after the step before/,
  ],
])('%s', async (_, content, place, reason) => {
  const file = content === '' ? crossing : await written('odd.xml', content)
  if (reason === undefined) expect(sentOf(file, place)).toHaveLength(4)
  else expect(() => sentOf(file, place)).toThrow(reason)
})

test('a file that is not there is named', () => {
  expect(() => sentOf('/nowhere/fcd.xml')).toThrow(/cannot read \/nowhere\/fcd\.xml: ENOENT/)
})
