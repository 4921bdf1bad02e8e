/** Where the reports of a run go: a folder with one file of each kind. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { V2xError, reasonOf } from '../common/errors.ts'
import type { Language } from './report/html.ts'
import { reportsOf } from './report/reports.ts'
import type { RunResult } from './report/result.ts'

/** `load-results/20261126T091017Z-smoke`. */
export function folderOf({ startedAt, profile }: RunResult): string {
  const time = `${startedAt.slice(0, 19).replace(/[-:]/g, '')}Z`
  return join('load-results', `${time}-${profile.replace(/[^\w.-]+/g, '-')}`)
}

/** Throws V2xError `LOAD_REPORT`. */
export async function writeReports(
  result: RunResult,
  folder: string,
  language: Language,
): Promise<void> {
  const { html, markdown, junit, json } = reportsOf(result, language)
  const files = {
    'report.html': html,
    'report.md': markdown,
    'junit.xml': junit,
    'result.json': json,
  }
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  } catch (thrown) {
    throw new V2xError('LOAD_REPORT', `cannot write the report to ${folder}: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
}
