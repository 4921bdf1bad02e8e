/** What is generated is fresh and valid, and a change that would break devices in the field is caught. */
import { Parser } from '@asyncapi/parser'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantine, raw } from '../original-tables.ts'
import { deviceTopic, liveTopic, liveTypes, slowTopic, upTypes } from '../topics.ts'
import { generated } from './generated.ts'
import { loadProtos, readProtos } from './read-protos.ts'

const root = join(import.meta.dirname, '..', '..')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'v2x-schemas-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the committed files are what the .proto files give', () => {
  const files = Object.entries(generated(join(root, 'schemas', 'proto')))
  expect(files.length).toBeGreaterThan(6)
  const stale = files.filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text)
  expect(
    stale.map(([path]) => path),
    'run npm run generate',
  ).toEqual([])
})

test('the data dictionary has every column of the tables of what came as it came', () => {
  const text = readFileSync(join(root, 'docs', 'data-dictionary.md'), 'utf8')
  for (const { name, columns } of [raw, quarantine]) {
    const section = text.split(`\n## Table ${name}\n`)[1]?.split('\n## ')[0] ?? ''
    const written = [...section.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])
    expect(written).toEqual(columns.map((column) => column.name))
  }
})

test('the AsyncAPI document is valid, and names every topic', async () => {
  const text = readFileSync(join(root, 'docs', 'asyncapi.json'), 'utf8')
  const { document, diagnostics } = await new Parser().parse(text)
  // 0 is an error, 1 a warning.
  const grave = ({ severity }: { readonly severity: number }): boolean => severity <= 1
  expect(diagnostics.filter(grave)).toEqual([])
  const addresses = document!
    .channels()
    .all()
    .map((channel) => channel.address())
  for (const type of upTypes)
    expect(addresses).toContain(deviceTopic('obu', '{deviceId}', type).replace('obu', '{kind}'))
  for (const type of liveTypes) expect(addresses).toContain(liveTopic(type))
  expect(addresses).toContain(slowTopic)
})

/** Runs buf over the .proto files with one of them changed. */
function buf(command: 'lint' | 'breaking', file: string, change: (text: string) => string): number {
  const project = mkdtempSync(join(folder, 'project-'))
  cpSync(join(root, 'buf.yaml'), join(project, 'buf.yaml'))
  cpSync(join(root, 'schemas', 'proto'), join(project, 'schemas', 'proto'), { recursive: true })
  const path = join(project, 'schemas', 'proto', 'v2x', 'v1', file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, change(before))
  const against = join(root, 'schemas', 'released', 'v1.binpb')
  const { status } = spawnSync(
    join(root, 'node_modules', '.bin', 'buf'),
    command === 'lint' ? ['lint'] : ['breaking', '--against', against],
    { cwd: project, env: { ...process.env, BUF_CACHE_DIR: join(folder, 'cache') } },
  )
  return status ?? -1
}

function replaced(from: RegExp, to: string): (text: string) => string {
  return (text) => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  }
}

/** Exit code of buf where it has something to say. */
const complaint = 100

test('a field that goes, gets another number or another type breaks what was released; a new one does not', () => {
  const breaking = (from: RegExp, to: string): number =>
    buf('breaking', 'bsm.proto', replaced(from, to))
  expect(breaking(/^/, '')).toBe(0)
  expect(breaking(/.* optional uint32 speed = 8 .*\n/, '')).toBe(complaint)
  expect(breaking(/uint32 speed = 8 /, 'uint32 speed = 48 ')).toBe(complaint)
  expect(breaking(/uint32 speed = 8 /, 'sint32 speed = 8 ')).toBe(complaint)
  expect(breaking(/uint32 speed = 8 /, 'uint32 velocity = 8 ')).toBe(complaint)
  expect(breaking(/uint32 lightbar_use = 40 .*\n/, '$&  uint32 wipers = 41;\n')).toBe(0)
})

test('the .proto files keep the rules of buf lint', () => {
  expect(buf('lint', 'bsm.proto', (text) => text)).toBe(0)
  expect(buf('lint', 'bsm.proto', replaced(/message HeardBsm/, 'message heard_bsm'))).toBe(
    complaint,
  )
})

test('a field that no column can carry is refused when generating', () => {
  const protos = mkdtempSync(join(folder, 'protos-'))
  cpSync(join(root, 'schemas', 'proto'), protos, { recursive: true })
  const path = join(protos, 'v2x', 'v1', 'bsm.proto')
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('uint32 lightbar_use', 'float lightbar_use'),
  )
  expect(() => readProtos(loadProtos(protos))).toThrow(/Bsm.lightbar_use: float has no column/)
})
