/**
 * `npm run generate`: writes all that is made from the .proto files. With --check nothing is written, and a file that
 * would change fails the run.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generated } from './generated.ts'

/** dist/schemas/generate → the project. */
const root = join(import.meta.dirname, '..', '..', '..')

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const check = process.argv.includes('--check')
const stale: string[] = []
for (const [name, text] of Object.entries(generated(join(root, 'schemas', 'proto')))) {
  const path = join(root, name)
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
