/** The stored baseline: a commit to compare with, and what was measured of it, where and when. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { reasonOf, V2xError } from '../../common/errors.ts'
import { problemsOf } from '../../simulator/scenario/problems.ts'
import { figureNames } from './run.ts'

const spread = Type.Object({ median: Type.Number(), min: Type.Number(), max: Type.Number() })

const form = Type.Object({
  commit: Type.String({ pattern: '^[0-9a-f]{40}$' }),
  /** ISO 8601, UTC. */
  savedAt: Type.String(),
  machine: Type.String(),
  pairs: Type.Integer({ minimum: 1 }),
  figures: Type.Object(Object.fromEntries(figureNames.map((name) => [name, spread]))),
})
export type Baseline = Static<typeof form>

const fileOf = (root: string): string => join(root, 'load-tests', 'baseline.json')

/** Undefined where none was stored yet. Throws V2xError `COMPARE_BASELINE` where it is none. */
export function readBaseline(root: string): Baseline | undefined {
  const file = fileOf(root)
  if (!existsSync(file)) return undefined
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (thrown) {
    throw new V2xError('COMPARE_BASELINE', `cannot read ${file}: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
  const problems = problemsOf(form, value, '/baseline')
  if (problems.length === 0) return value as Baseline
  throw new V2xError(
    'COMPARE_BASELINE',
    `cannot use ${file}: ${problems.join('; ')}; store a new one with --save`,
  )
}

/** Gives the file. */
export function saveBaseline(root: string, baseline: Baseline): string {
  const file = fileOf(root)
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`)
  return file
}
