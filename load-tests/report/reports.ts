/** All reports of one result. Nothing here is of Node: k6 scripts bundle it for their `handleSummary`. */
import { htmlOf, type Language } from './html.ts'
import { junitOf } from './junit.ts'
import { markdownOf } from './markdown.ts'
import type { RunResult } from './result.ts'

export interface Reports {
  readonly html: string
  readonly markdown: string
  readonly junit: string
  readonly json: string
}

/** `language` is that of the Markdown, and the one that the HTML shows first. */
export function reportsOf(result: RunResult, language: Language = 'en'): Reports {
  return {
    html: htmlOf(result, language),
    markdown: markdownOf(result, language),
    junit: junitOf(result),
    json: `${JSON.stringify(result, null, 2)}\n`,
  }
}
