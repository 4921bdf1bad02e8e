/** k6 hands over its results; `npm run load` reads them from the file, judges and shows them. */
import { summaryFile } from './given.ts'

export function handleSummary(data: unknown): Record<string, string> {
  const text = JSON.stringify(data)
  return summaryFile === '' ? { stdout: `${text}\n` } : { [summaryFile]: text }
}
