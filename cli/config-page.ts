/** The page that lists every setting, written from the tables that the parts read: docs/configuration.md. */
import type { Field } from '../common/config.ts'
import { tables } from './settings.ts'

const opening = `# Configuration

Every setting is an environment variable. A flag (\`--set NAME=VALUE\`) goes over the environment, the environment over
the file that \`V2X_CONFIG_FILE\` names (lines of \`NAME=value\`), the file over the default. A secret may also be given as a
file, by \`NAME_FILE\`. All problems are reported at once, and a \`V2X_\` name that is not below is refused.
\`npx v2x config\` shows the values in force. This page is written by \`npm run docs\`.
`

/** Markdown: one section a part, one row a setting. */
export function configurationPage(): string {
  const sections = Object.entries(tables).map(([part, table]) => {
    const rows = Object.values(table).map((field) => rowOf(field))
    return `\n## ${part}\n\n| setting | default | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `${opening}${sections.join('')}`
}

function rowOf(field: Field): string {
  const unit = field.unit === undefined ? '' : ` ${field.unit}`
  const value = field.default === '' ? '' : `\`${String(field.default)}\`${unit}`
  return `| \`${field.env}\` | ${value} | ${field.doc.replaceAll('|', '\\|')}${rangeOf(field)} |`
}

function rangeOf(field: Field): string {
  if (field.oneOf !== undefined) return ` One of ${field.oneOf.join(', ')}.`
  if (field.secret === true) return ' Secret.'
  if (typeof field.default !== 'number') return ''
  const { min = 0, max } = field
  return max === undefined ? ` At least ${min}.` : ` ${min} to ${max}.`
}
