/**
 * The result as one HTML file that needs nothing else: no script, no font, no address. It holds both languages; the switch is two radio
 * buttons, so that it works where scripts are forbidden (CI servers show reports so).
 */
import { axisOf, scaleOf, trackOf } from './chart.ts'
import { countsSection } from './html-counts.ts'
import { circumstances } from './html-circumstances.ts'
import { both, section } from './html-pieces.ts'
import { escapeMarkup } from './escape.ts'
import {
  amountText,
  durationText,
  isLatency,
  mainValue,
  percentiles,
  secondsOf,
  statName,
  timeText,
} from './figure-text.ts'
import type { Metric, ResultTable, RunResult, Words } from './result.ts'
import { profileText } from './profile-texts.ts'
import { style } from './style.ts'
import { texts, transportName, vehiclesText } from './texts.ts'

export type Language = 'en' | 'zh-CN'

/** `language` is the one that shows first. */
export function htmlOf(result: RunResult, language: Language): string {
  const verdict = result.passed ? texts.passed : texts.failed
  const inTitle = language === 'en' ? verdict.en : verdict.zh
  const latencies = result.metrics.filter(isLatency)
  const others = result.metrics.filter((metric) => !isLatency(metric))
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(`${result.profile} · ${inTitle} · v2x-testzone`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<div class="top"><span>v2x-testzone · ${both(texts.report)}</span>${languageSwitch(language)}</div>
${verdictOf(result)}
${countsSection(result)}
${latencies.length === 0 ? '' : section(texts.latencies, latenciesOf(latencies))}
${others.length === 0 ? '' : section(texts.others, othersOf(others))}
${(result.tables ?? []).map(tableSection).join('\n')}
${circumstances(result)}
</main>
</body>
</html>
`
}

function languageSwitch(language: Language): string {
  const button = (id: string, name: string, isOn: boolean): string =>
    `<input type="radio" name="language" id="${id}"${isOn ? ' checked' : ''}><label for="${id}">${name}</label>`
  return `<div class="language">${button('zh', '中文', language === 'zh-CN')}${button('en', 'English', language === 'en')}</div>`
}

function verdictOf(result: RunResult): string {
  const { passed, profile, what, fault, reasons } = result
  const fact = (name: keyof typeof texts, value: string): string =>
    `<div><dt>${both(texts[name])}</dt><dd>${value}</dd></div>`
  const why = reasons.map((reason) => `<li>${both(reason)}</li>`).join('')
  return `<header class="verdict${passed ? '' : ' bad'}">
<h1>${both(passed ? texts.passed : texts.failed)} <small>${escapeMarkup(profile)}</small></h1>
<p>${both(profileText(what))}</p>
${fault ? `<p class="fault">${both(texts.faulty)}</p>` : ''}
${why === '' ? '' : `<ul class="reasons">${why}</ul>`}
<dl class="facts">
${fact('started', timeText(result.startedAt))}
${fact('took', durationText(secondsOf(result)))}
${fact('transport', transportName(result.transport))}
${fact('target', escapeMarkup(result.target))}
${fact('background', both(vehiclesText(result.background)))}
</dl>
</header>`
}

function latenciesOf(latencies: readonly Metric[]): string {
  const scale = scaleOf(latencies)
  const rows = latencies.map((metric) => {
    const figures = percentiles.map((name) => {
      const value = metric.values[name]
      return `<div class="figure"><small>${statName(name)}</small>${value === undefined ? '–' : amountText(value)}</div>`
    })
    return `<div class="latency"><div class="name"><b>${both(metric.title)}</b><code>${escapeMarkup(metric.name)}</code></div>${figures.join('')}${trackOf(metric, scale)}${rulesOf(metric)}</div>`
  })
  const key = (drawing: string, name: keyof typeof texts): string =>
    `<span class="key"><svg width="34" height="12">${drawing}</svg>${both(texts[name])}</span>`
  return `${rows.join('\n')}
<div class="latency axis-row">${axisOf(scale)}</div>
<p class="legend">${key('<line class="reach" x1="6" x2="34" y1="6" y2="6"/><line class="bar" x1="6" x2="22" y1="6" y2="6"/><circle class="dot" cx="6" cy="6" r="4"/>', 'range')}${key('<line class="limit" x1="17" x2="17" y1="0" y2="12"/>', 'limit')}<br>${both(texts.legend)}</p>`
}

function tableSection({ title, head, rows }: ResultTable): string {
  const cells = (row: readonly Words[], tag: 'td' | 'th'): string =>
    `<tr>${row.map((cell) => `<${tag} class="number">${both(cell)}</${tag}>`).join('')}</tr>`
  const body = rows.map((row) => cells(row, 'td')).join('\n')
  return section(title, `<table><thead>${cells(head, 'th')}</thead><tbody>${body}</tbody></table>`)
}

function rulesOf({ thresholds }: Metric): string {
  if (thresholds.length === 0) return ''
  const rules = thresholds.map(
    ({ rule, held }) =>
      `<span class="rule${held ? '' : ' bad'}"><code>${escapeMarkup(rule)}</code>${both(held ? texts.held : texts.crossed)}</span>`,
  )
  return `<div class="rules">${rules.join('')}</div>`
}

function othersOf(others: readonly Metric[]): string {
  const rows = others.map(
    (metric) =>
      `<tr><td>${both(metric.title)}<br><code>${escapeMarkup(metric.name)}</code></td><td class="number">${escapeMarkup(mainValue(metric))}</td><td>${rulesOf(metric)}</td></tr>`,
  )
  return `<table><thead><tr><th>${both(texts.metric)}</th><th class="number">${both(texts.value)}</th><th>${both(texts.thresholds)}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}
