/** Writes files that are made from others. With --check nothing is written, and a file that would change fails the run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** dist/schemas/generate → the project. */
export const projectRoot = join(import.meta.dirname, '..', '..', '..')

/** `files`: paths from the project's root, and what each file must hold. */
export function writeGenerated(files: Readonly<Record<string, string>>): void {
  const check = process.argv.includes('--check')
  const stale: string[] = []
  for (const [name, text] of Object.entries(files)) {
    const path = join(projectRoot, name)
    if (readOrEmpty(path) === text) continue
    stale.push(name)
    if (check) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  if (check && stale.length > 0) {
    process.stderr.write(
      `stale: ${stale.join(', ')}; run npm run generate and commit what it writes\n`,
    )
    process.exitCode = 1
  } else if (!check) {
    process.stdout.write(stale.length === 0 ? 'nothing changed\n' : `wrote ${stale.join(', ')}\n`)
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
