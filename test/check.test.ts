/** `v2x check` as one uses it: our runs, logs of the ODE's form and SUMO's own output pass, what was tampered with fails and says where. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { needs, sumoPath } from './needs.ts'
import { possibleOdeLog } from './ode-log.ts'

const run = promisify(execFile)
const cliFile = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const crossing = fileURLToPath(
  new URL('../simulator/sumo/fixtures/crossing.fcd.xml', import.meta.url),
)
let folder = ''
let drive = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-check-'))
  drive = join(folder, 'drive.ndjson')
  await v2x('simulate', '--vehicles', '12', '--for', '30s', '--speed', 'max', '--out', drive)
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function v2x(...args: readonly string[]): Promise<Answer> {
  try {
    return { code: 0, ...(await run(process.execPath, [cliFile, ...args], { cwd: folder })) }
  } catch (thrown) {
    const { code, stdout, stderr } = thrown as Answer
    return { code, stdout, stderr }
  }
}

interface Line {
  readonly topic: string
  readonly generatedAt: number
  readonly message: Record<string, unknown>
}

test('a run of ours passes, and each rule was applied', async () => {
  const { code, stdout } = await v2x('check', drive, '--json')
  expect(code).toBe(0)
  const { passed, files } = JSON.parse(stdout) as {
    passed: boolean
    files: {
      samples: number
      devices: number
      others: number
      rules: Record<string, { checked: number }>
    }[]
  }
  expect(passed).toBe(true)
  expect(files).toHaveLength(1)
  expect(files[0]!.devices).toBe(12)
  expect(files[0]!.others).toBeGreaterThan(1000)
  for (const [rule, { checked }] of Object.entries(files[0]!.rules)) {
    expect(checked, rule).toBeGreaterThan(0)
  }
})

test('one message that was moved by 60 m fails the file, and is named', async () => {
  const lines = (await readFile(drive, 'utf8')).trimEnd().split('\n')
  const at = lines.findIndex((line, i) => i > 3000 && line.includes('/bsm/up'))
  const forged = JSON.parse(lines[at]!) as Line
  forged.message['latitude'] = Number(forged.message['latitude']) + 5400
  lines[at] = JSON.stringify(forged)
  const file = join(folder, 'forged.ndjson')
  await writeFile(file, lines.join('\n'))
  const { code, stdout } = await v2x('check', drive, file)
  expect(code).toBe(1)
  expect(stdout).toMatch(/drive\.ndjson: passed\n/)
  expect(stdout).toMatch(/forged\.ndjson: FAILED\n {2}\d+ samples of 12 devices, 1 failed/)
  const device = forged.topic.split('/')[3]
  expect(stdout).toMatch(
    new RegExp(
      `${device}: jump: [\\d.]+ m from where .* at 2.*Z, message \\d+; 2 times, first in message ${at + 1}\\n`,
    ),
  )
})

test("a log of the ODE's form passes, newest first; with one speed in other units it fails", async () => {
  const { text } = possibleOdeLog([
    { deviceId: '31325431', records: 93 },
    { deviceId: '31325433', records: 129 },
  ])
  const [sound, forged] = ['ode.json', 'ode-forged.json'].map((name) => join(folder, name))
  await writeFile(sound!, text)
  await writeFile(forged!, text.replace('"speed":5.6,', '"speed":20.16,'))
  const { code, stdout } = await v2x('check', sound!, '--json')
  expect(code).toBe(0)
  const { files } = JSON.parse(stdout) as {
    files: { rules: Record<string, { checked: number }> }[]
  }
  expect(files[0]).toMatchObject({ samples: 222, devices: 2, incomplete: 0, unreadable: 0 })
  for (const rule of ['distance', 'direction', 'gain', 'yaw']) {
    expect(files[0]!.rules[rule]!.checked, rule).toBeGreaterThan(0)
  }
  const refused = await v2x('check', forged!)
  expect(refused.code).toBe(1)
  expect(refused.stdout).toMatch(/222 samples of 2 devices, 1 failed[^]*3132543\d: braking: /)
})

test.each([
  ['a file that is not there', 'nothing.bin', /cannot read nothing\.bin: ENOENT/],
  [
    'a format it does not know',
    'drive.csv',
    /cannot tell the format of 'drive\.csv': name it \.ndjson/,
  ],
])('%s is refused', async (_, file, reason) => {
  const { code, stderr } = await v2x('check', file)
  expect(code).toBe(1)
  expect(stderr).toMatch(reason)
})

test('a file without any motion has not passed', async () => {
  const file = join(folder, 'none.ndjson')
  await writeFile(file, 'nonsense\n')
  const { code, stdout, stderr } = await v2x('check', file)
  expect(code).toBe(1)
  expect(stderr).toMatch(/none\.ndjson:1: not checked/)
  expect(stdout).toMatch(/no BSM in it that says where a vehicle is/)
})

test('a recorded output of SUMO passes, and so does what a run makes of it', async () => {
  const out = join(folder, 'sumo.bin')
  const made = await v2x('simulate', '--fcd', crossing, '--speed', 'max', '--out', out, '--json')
  expect(JSON.parse(made.stdout)).toMatchObject({ messages: 144, vehicles: 3 })
  const { code, stdout } = await v2x('check', crossing, out)
  expect(stdout).toMatch(/crossing\.fcd\.xml: passed[^]*sumo\.bin: passed/)
  expect(code).toBe(0)
})

const routes = `<routes>
  <vType id="car" vClass="passenger"/><vType id="bus" vClass="bus"/><vType id="truck" vClass="truck"/>
  <flow id="car" type="car" begin="0" end="60" number="12" from="A0B0" to="C2C1"/>
  <flow id="bus" type="bus" begin="0" end="60" number="3" from="C0B0" to="A1A2"/>
  <flow id="truck" type="truck" begin="0" end="60" number="4" from="C2B2" to="A0B0"/>
</routes>`

test.for<[string, readonly string[]]>([
  ['ten steps a second', ['--step-length', '0.1', '--fcd-output.acceleration']],
  ['one step a second', []],
])('what SUMO drives now passes, with %s', { timeout: 60_000 }, async ([, steps], { skip }) => {
  const sumo = sumoPath('sumo') ?? skip(needs.sumo)
  const netgenerate = sumoPath('netgenerate') ?? skip(needs.sumo)
  const [net, route, fcd] = ['net.xml', 'route.xml', 'fcd.xml'].map((name) => join(folder, name))
  await writeFile(route!, routes)
  const grid = ['--grid', '--grid.number', '3', '--grid.length', '150', '-L', '2', '--tls.guess']
  await run(netgenerate, [...grid, '-o', net!])
  const drive = ['-n', net!, '-r', route!, '--end', '90', '--seed', '7', '--no-step-log']
  await run(sumo, [...drive, ...steps, '--fcd-output', fcd!])
  const { code, stdout } = await v2x('check', fcd!)
  expect(stdout).toMatch(/fcd\.xml: passed\n {2}\d{3,} samples of 19 devices/)
  expect(code).toBe(0)
  const placed = ['--fcd', fcd!, '--origin', '112.88,28.126', '--speed', 'max', '--json']
  const [once, again] = [await v2x('simulate', ...placed), await v2x('simulate', ...placed)]
  expect(again).toEqual(once)
  expect(JSON.parse(once.stdout)).toMatchObject({ vehicles: 19 })
})
