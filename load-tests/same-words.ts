/** What reads alike in both languages: names, units, figures. */
import type { Words } from './report/result.ts'

export function same(text: string): Words {
  return { en: text, zh: text }
}
