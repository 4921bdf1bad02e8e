/** The three counts of the HTML report: side by side, with = or ≠ between, and the devices where they differ. */
import { countText } from './figure-text.ts'
import { escapeMarkup } from './escape.ts'
import { both, section } from './html-pieces.ts'
import type { Counts, RunResult } from './result.ts'
import { devicesText, texts } from './texts.ts'

export function countsSection({ counts }: RunResult): string {
  if (counts === undefined) return section(texts.counts, `<p>${both(texts.notJudged)}</p>`)
  if (counts.offered === 0 && counts.stored === 0) {
    return section(texts.counts, `<p>${both(texts.nothingOffered)}</p>`)
  }
  const { offered, acknowledged, stored, unequalDevices } = counts
  const differ = unequalDevices > 0 ? ' differ' : ''
  return section(
    texts.counts,
    `<div class="counts">${figure('offered', offered)}${between(offered, acknowledged)}${figure('acknowledged', acknowledged)}${between(acknowledged, stored)}${figure('stored', stored)}</div>
<p class="equal${differ}">${both(devicesText(counts))}</p>
${unequalRows(counts)}`,
  )
}

function figure(name: 'offered' | 'acknowledged' | 'stored', count: number): string {
  return `<div><b>${countText(count)}</b><span>${both(texts[name])}</span></div>`
}

function between(left: number, right: number): string {
  return left === right ? '<i>=</i>' : '<i class="differ">≠</i>'
}

function unequalRows({ unequal, unequalDevices }: Counts): string {
  if (unequal.length === 0) return ''
  const head = (['offered', 'acknowledged', 'stored'] as const).map(
    (name) => `<th class="number">${both(texts[name])}</th>`,
  )
  const rows = unequal.map(
    ({ device, offered, acknowledged, stored }) =>
      `<tr><td>${escapeMarkup(device)}</td>${[offered, acknowledged, stored].map((count) => `<td class="number">${countText(count)}</td>`).join('')}</tr>`,
  )
  const more =
    unequalDevices > unequal.length
      ? `<tr><td colspan="4">… ${countText(unequalDevices - unequal.length)}</td></tr>`
      : ''
  return `<table class="differing"><thead><tr><th>${both(texts.device)}</th>${head.join('')}</tr></thead><tbody>${rows.join('\n')}${more}</tbody></table>`
}
