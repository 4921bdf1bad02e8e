/** `v2x config`: every setting, its value and where the value comes from. */
import { Command } from 'commander'
import { readConfig, type Environment, type Field } from '../common/config.ts'
import { configurationPage } from './config-page.ts'
import { collect, environmentOf, tables, type ZoneFlags } from './settings.ts'

interface Setting {
  readonly part: string
  readonly name: string
  readonly value: string | number | boolean
  readonly given: boolean
  readonly default: string | number | boolean
  readonly unit?: string
  readonly doc: string
}

export function configCommand(): Command {
  return new Command('config')
    .description('Show every setting with its value; secrets are not printed.')
    .option('--json', 'one JSON object')
    .option('--markdown', 'the page of all settings and their defaults (docs/configuration.md)')
    .option('--changed', 'only what differs from its default')
    .option('--data-dir <dir>', 'as for start')
    .option('--set <NAME=VALUE>', 'as for start', collect)
    .addHelpText(
      'after',
      `
Examples:
  v2x config
  V2X_BROKER_PORT=1884 v2x config --changed
  v2x config --json | jq .settings`,
    )
    .action((flags: ZoneFlags & { json?: boolean; markdown?: boolean; changed?: boolean }) => {
      if (flags.markdown === true) {
        process.stdout.write(configurationPage())
        return
      }
      const env = environmentOf(flags)
      const settings = settingsOf(env).filter((setting) => flags.changed !== true || setting.given)
      process.stdout.write(
        flags.json === true
          ? `${JSON.stringify({ settings })}\n`
          : tableOf(settings, env['V2X_CONFIG_FILE']),
      )
    })
}

function settingsOf(env: Environment): Setting[] {
  return Object.entries(tables).flatMap(([part, table]) => {
    const values = readConfig(table, env)
    return Object.entries(table).map(([key, field]) => settingOf(part, field, values[key]!))
  })
}

function settingOf(part: string, field: Field, value: string | number | boolean): Setting {
  const given = value !== field.default
  return {
    part,
    name: field.env,
    value: field.secret === true && given ? '(secret)' : value,
    given,
    default: field.default,
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    doc: field.doc,
  }
}

function tableOf(settings: readonly Setting[], file: string | undefined): string {
  const width = Math.max(0, ...settings.map(({ name }) => name.length))
  const lines = settings.map(({ name, value, given, unit, doc }) => {
    const shown = `${value === '' ? "''" : String(value)}${unit === undefined ? '' : ` ${unit}`}`
    return `${given ? '*' : ' '} ${name.padEnd(width)}  ${shown}\n    ${doc}\n`
  })
  return `${lines.join('')}* differs from its default${file === undefined ? '' : `; file: ${file}`}\n`
}
