/** Pieces of the HTML report that several of its sections use. */
import { escapeMarkup } from './escape.ts'
import type { Words } from './result.ts'

/** Both languages; the switch hides one. */
export function both({ en, zh }: Words): string {
  if (en === zh) return escapeMarkup(en)
  return `<span lang="zh-CN">${escapeMarkup(zh)}</span><span lang="en">${escapeMarkup(en)}</span>`
}

export function section(title: Words, body: string): string {
  return `<section>\n<h2>${both(title)}</h2>\n${body}\n</section>`
}
