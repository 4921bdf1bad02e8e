/** The documents against the project: commands that exist, links that lead somewhere, two READMEs in step. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dirname, join } from 'node:path/posix'
import { projectFiles, projectRoot, readProjectFile, sourceFiles } from './project-files.ts'

const documents = projectFiles.filter((path) => path.endsWith('.md'))
const scripts = (JSON.parse(readProjectFile('package.json')) as { scripts: object }).scripts

test('every npm command that a document names is a script', () => {
  const missing = documents.flatMap((path) =>
    [...readProjectFile(path).matchAll(/\bnpm (?:run )?([a-z][a-z0-9:-]*)/g)]
      .filter(([command, name]) => command.includes(' run ') || name === 'start' || name === 'test')
      .filter(([, name = '']) => !Object.hasOwn(scripts, name))
      .map(([command]) => `${path}: ${command}`),
  )
  expect(missing).toEqual([])
})

test('every v2x command that a document names is a command', () => {
  const commands = new Set(
    sourceFiles
      .filter((path) => path.startsWith('cli/'))
      .flatMap((path) => [...readProjectFile(path).matchAll(/new Command\('([a-z]+)'\)/g)])
      .map((match) => match[1]!),
  )
  const missing = documents.flatMap((path) =>
    [...readProjectFile(path).matchAll(/\bnpx v2x ([a-z]+)/g)]
      .filter(([, name]) => !commands.has(name!))
      .map(([command]) => `${path}: ${command}`),
  )
  expect(missing).toEqual([])
})

test('every relative link leads to a file, and its anchor to a heading', () => {
  const folders = new Set(projectFiles.map((path) => dirname(path)))
  const dead = documents.flatMap((path) =>
    [...readProjectFile(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file = '', anchor] = link.split('#')
        const target = file === '' ? path : join(dirname(path), file).replace(/\/$/, '')
        if (!projectFiles.includes(target)) return !folders.has(target)
        return anchor !== undefined && !anchorsOf(target).includes(anchor)
      })
      .map((link) => `${path}: ${link}`),
  )
  expect(dead).toEqual([])
})

/** Anchors as GitHub makes them from headings. */
function anchorsOf(path: string): string[] {
  return headingsOf(path).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function headingsOf(path: string): string[] {
  return withoutFences(readProjectFile(path))
    .split('\n')
    .filter((line) => /^#{1,6} /.test(line))
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '')
}

/** Lines of the fenced blocks of one language, without comments. */
function fencedLines(path: string, language: string): string[] {
  const blocks = readProjectFile(path).matchAll(
    new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'),
  )
  return [...blocks]
    .flatMap((block) => block[1]!.split('\n'))
    .map((line) => line.replace(/\s+#\s.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

test('the capacity in docs/performance.md is what the command above it prints', () => {
  const [, command = '', printed = ''] =
    /^npm run bench -- (capacity .*)\n```\n+```text\n([^`]*)^```/m.exec(
      readProjectFile('docs/performance.md'),
    )!
  const bench = `${projectRoot}/dist/load-tests/bench/main.js`
  const options = { encoding: 'utf8' } as const
  expect(printed).toBe(execFileSync(process.execPath, [bench, ...command.split(' ')], options))
})

test('the README is short', () => {
  for (const path of ['README.md', 'README.zh-CN.md']) {
    expect(readProjectFile(path).split('\n').length, path).toBeLessThanOrEqual(130)
  }
})

test('the two READMEs are in step', () => {
  const shapeOf = (path: string): unknown => ({
    headings: headingsOf(path).map((heading) => heading.split(' ')[0]),
    shell: fencedLines(path, 'bash'),
    commands: commandsInTables(path),
    links: [...readProjectFile(path).matchAll(/\]\(([^)]+)\)/g)]
      .map((match) => match[1]!.replace('README.zh-CN.md', 'README.md'))
      .sort(),
  })
  expect(shapeOf('README.zh-CN.md')).toEqual(shapeOf('README.md'))
})

/** First cells of table rows, where they are code: folders and commands. */
function commandsInTables(path: string): string[] {
  return [...readProjectFile(path).matchAll(/^\| (`[^|]+`) *\|/gm)].map((match) => match[1]!)
}

test('every folder and file of the README’s map is there', () => {
  const rows = [...readProjectFile('README.md').matchAll(/^\| `([\w./-]+\/|[\w./-]+\.ts)` *\|/gm)]
  expect(rows.length).toBeGreaterThan(7)
  const missing = rows
    .map((row) => row[1]!)
    .filter((path) => !projectFiles.some((file) => file === path || file.startsWith(path)))
  expect(missing).toEqual([])
})

test('every rule of CONTRIBUTING names a check that exists', () => {
  const rows = readProjectFile('CONTRIBUTING.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Rule|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  expect(rows.length).toBeGreaterThan(10)
  const unchecked = rows
    .filter(([, , check = '']) => {
      const named = [...check.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
      return named.length === 0 || !named.every(checkExists)
    })
    .map(([, rule, check]) => `${rule}: ${check}`)
  expect(unchecked).toEqual([])
})

/** `npm run x`, a file of tests or of settings, a lint rule, a compiler option, or the name of a test of the house. */
function checkExists(check: string): boolean {
  const script = /^npm (?:run )?([\w:-]+)$/.exec(check)
  if (script !== null) return Object.hasOwn(scripts, script[1] ?? '')
  if (projectFiles.includes(check)) return true
  const settings = ['.oxlintrc.json', 'tsconfig.json', 'buf.yaml', 'knip.json'].map(readProjectFile)
  if (settings.some((text) => text.includes(`"${check}"`))) return true
  const houseTests = ['test/house.test.ts', 'test/documents.test.ts'].map(readProjectFile)
  return houseTests.some((text) => text.includes(`test('${check}`))
}
