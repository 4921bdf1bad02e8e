/** The project's own files, for the tests that hold the house rules: no build, no data, no packages. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const notOurs = new Set([
  ...['.git', 'node_modules', 'dist', 'data', 'load-results'],
  ...['coverage', '.cache', '__cache__'],
])

export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Paths relative to the root, with `/`, sorted. */
export const projectFiles: readonly string[] = walk(projectRoot).sort()

export function readProjectFile(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

/** TypeScript that people wrote. */
export const sourceFiles = projectFiles.filter(
  (path) => /\.tsx?$/.test(path) && !path.startsWith('schemas/gen/'),
)

function findRoot(folder: string): string {
  return readdirSync(folder).includes('package-lock.json') ? folder : findRoot(dirname(folder))
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name) && !entry.name.endsWith('.log'))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return walk(path)
      return entry.isFile() ? [relative(projectRoot, path).replaceAll('\\', '/')] : []
    })
}
