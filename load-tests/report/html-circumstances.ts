/** Under what circumstances a result came about: notes, clock, machine, versions and settings, for the HTML report. */
import { escapeMarkup } from './escape.ts'
import { both, section } from './html-pieces.ts'
import type { Machine, RunResult, Versions } from './result.ts'
import { clockText, texts } from './texts.ts'

export function circumstances(result: RunResult): string {
  const { notes, clock, machine, versions } = result
  const known = [...notes, clockText(clock)].map((note) => `<li>${both(note)}</li>`)
  return `${section(texts.notes, `<ul class="notes">${known.join('')}</ul>`)}
<div class="pair">
${section(texts.machine, machine === undefined ? unknown() : machineRows(machine))}
${section(texts.versions, versions === undefined ? unknown() : versionRows(versions))}
</div>
${section(texts.settings, settingRows(result))}`
}

function machineRows({ cpu, cores, memoryBytes, kernel, node }: Machine): string {
  return rows([
    [both(texts.processor), `${escapeMarkup(cpu)} × ${cores}`],
    [both(texts.memory), `${(memoryBytes / 2 ** 30).toFixed(1)} GiB`],
    [both(texts.kernel), escapeMarkup(kernel)],
    ['Node.js', escapeMarkup(node)],
  ])
}

function versionRows({ v2x, k6, engine }: Versions): string {
  return rows([
    ['v2x-testzone', escapeMarkup(v2x)],
    ['k6', escapeMarkup(k6)],
    [both(texts.engine), escapeMarkup(engine)],
  ])
}

function settingRows({ settings, background }: RunResult): string {
  const all = Object.entries(settings)
  if (all.length === 0)
    return background === undefined ? unknown() : `<p>${both(texts.byDefault)}</p>`
  return rows(
    all.map(([name, value]) => [
      `<code>${escapeMarkup(name)}</code>`,
      `<code>${escapeMarkup(value)}</code>`,
    ]),
    'settings',
  )
}

function rows(pairs: readonly (readonly [name: string, value: string])[], kind = ''): string {
  const all = pairs.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
  return `<dl${kind === '' ? '' : ` class="${kind}"`}>${all.join('')}</dl>`
}

function unknown(): string {
  return `<p>${both(texts.unknown)}</p>`
}
