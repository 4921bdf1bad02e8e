/** The rules of the house that no other tool holds: which part may import which, and what every file looks like. */
import { expect, test } from 'vitest'
import { dirname, join } from 'node:path/posix'
import { projectFiles, readProjectFile, sourceFiles } from './project-files.ts'

/** The table of ARCHITECTURE.md. `all` is for what stands on top. */
const mayImport: Readonly<Record<string, readonly string[] | 'all'>> = {
  common: [],
  schemas: ['common'],
  store: ['common', 'schemas'],
  broker: ['common', 'schemas', 'store'],
  ingest: ['common', 'schemas', 'store'],
  simulator: ['common', 'schemas', 'store'],
  dashboards: ['common', 'schemas', 'store'],
  'main.ts': 'all',
  'cli.ts': 'all',
  'cli/': 'all',
  test: 'all',
  'load-tests': 'all',
}

interface Import {
  readonly from: string
  readonly to: string
  /** An import of types leaves nothing at run time. */
  readonly types: boolean
}

const importPattern =
  /^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/gm

const imports: readonly Import[] = sourceFiles.flatMap((from) =>
  [...readProjectFile(from).matchAll(importPattern)].map((match) => ({
    from,
    to: join(dirname(from), match[2] ?? match[3]!),
    types: match[1] !== undefined,
  })),
)

/** `broker/a.ts` is of `broker`, `cli/start.ts` of `cli/`, `main.ts` of itself. */
function partOf(path: string): string {
  const [first, ...rest] = path.split('/')
  if (rest.length === 0) return first!
  return first === 'cli' ? 'cli/' : first!
}

test('imports go one way, as the table says', () => {
  expect(imports.length).toBeGreaterThan(0)
  const wrong = imports.filter(({ from, to }) => {
    const [part, other] = [partOf(from), partOf(to)]
    if (part === other || part === 'vitest.config.ts') return false
    const allowed = mayImport[part] ?? []
    return allowed !== 'all' && !allowed.includes(other)
  })
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
})

test('the table is the one in ARCHITECTURE.md', () => {
  const [, section = ''] = readProjectFile('ARCHITECTURE.md').split('## Imports go one way')
  const rows = section
    .split('\n##')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const written: Record<string, readonly string[] | 'all'> = {}
  for (const row of rows) {
    const [, folders = '', allowed = ''] = row.split('|')
    for (const folder of quoted(folders)) {
      written[folder] = allowed.trim() === 'all' ? 'all' : quoted(allowed)
    }
  }
  expect(written).toEqual(mayImport)
})

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
}

test('every relative import names a file that is there', () => {
  const known = new Set(projectFiles)
  const missing = imports.filter(({ to }) => !known.has(to) && !to.startsWith('dist/'))
  expect(missing.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
})

test('no values are imported in a circle', () => {
  const next = new Map<string, string[]>()
  for (const { from, to, types } of imports) {
    if (!types) next.set(from, [...(next.get(from) ?? []), to])
  }
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) circles.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    for (const other of next.get(file) ?? []) visit(other, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('each file opens by saying what it is responsible for', () => {
  const silent = sourceFiles.filter(
    (path) => !/^(#!.*\n)?\/\*\*[\s\S]+?\*\//.test(readProjectFile(path)),
  )
  const silentScripts = projectFiles
    .filter((path) => path === '.ci/run' || path === 'load-tests/install-k6')
    .filter((path) => !/^#!.*\n# \S/.test(readProjectFile(path)))
  expect([...silent, ...silentScripts]).toEqual([])
})

test('no file is longer than 400 lines', () => {
  const written = projectFiles.filter(
    (path) => /\.(tsx?|m?js|css|proto|sql|sh)$/.test(path) && !path.startsWith('schemas/gen/'),
  )
  const long = written
    .map((path) => ({ path, lines: readProjectFile(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 400)
  expect(long).toEqual([])
})

test('the environment is read in common/config.ts alone', () => {
  // What native code reads at its start can only be handed over by setting it, before the first use.
  const handover = /process\.env(?:\.|\[')(?:UV_THREADPOOL_SIZE|TZ)(?:'\])? (?:\?\?)?= /g
  const readers = sourceFiles
    .filter((path) => path !== 'common/config.ts' && !isTest(path))
    .filter((path) => readProjectFile(path).replace(handover, '').includes('process.env'))
  expect(readers).toEqual([])
})

function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts')
}

test('common/ stays small: at most 10 files', () => {
  const files = projectFiles.filter((path) => path.startsWith('common/') && !isTest(path))
  expect(files.length).toBeLessThanOrEqual(10)
})

test('no dumping grounds: a file is named after what it holds', () => {
  const dumps = sourceFiles.filter((path) => /(^|\/)(utils?|helpers?|types|misc)\.tsx?$/.test(path))
  expect(dumps).toEqual([])
})

test('nothing is left to do later, nothing is switched off in silence', () => {
  const left = /\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/
  const silenced = /@ts-(ignore|nocheck)|(es|ox)lint-disable(?!-next-line .+ -- .+)|\.only\(/
  const found = sourceFiles
    .filter((path) => path !== 'test/house.test.ts')
    .flatMap((path) =>
      readProjectFile(path)
        .split('\n')
        .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
        .filter(({ line }) => left.test(line) || silenced.test(line))
        .map(({ place }) => place),
    )
  expect(found).toEqual([])
})

test('no machine path, registry host or secret is written down', () => {
  const patterns: Readonly<Record<string, RegExp>> = {
    'a path of somebody’s machine': /(?<![\w.$}~-])\/(?:work|farm|root|home\/\w+)\/[a-z]/,
    'a registry host': /registry\.npmjs\.org|proxy\.golang\.org|sum\.golang\.org|pypi\.org\/simple/,
    'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    'an access key': /\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bxox[abp]-\w|\beyJ\w{20,}\.eyJ/,
  }
  const found = projectFiles
    .filter((path) => path !== 'test/house.test.ts' && !/\.(png|woff2?|pbf|binpb)$/.test(path))
    .flatMap((path) => {
      const text = readProjectFile(path)
      return Object.entries(patterns)
        .filter(([, pattern]) => pattern.test(text))
        .map(([what]) => `${path}: ${what}`)
    })
  expect(found).toEqual([])
})

test('the lock names the platform packages of every platform, so that npm ci takes it anywhere', () => {
  const lock = JSON.parse(readProjectFile('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) =>
        lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`] === undefined &&
        lock.packages[`node_modules/${name}`] === undefined,
    ),
  )
  expect(missing, 'node .ci/complete-lock.mjs adds what npm install left out').toEqual([])
})
