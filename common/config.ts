/**
 * Configuration: every part declares one table of fields; this module reads it from the environment.
 * Flags are turned into environment entries by the command line, a config file is an env file: so the
 * order is flags over environment over file over default. This is the only reader of process.env.
 */
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { parseEnv } from 'node:util'
import { UsageError, V2xError, reasonOf } from './errors.ts'

type Value = string | number | boolean

/** One setting. Its kind is that of its default; a number is an integer unless `fraction` is set. */
export interface Field<T extends Value = Value> {
  readonly env: `V2X_${string}`
  readonly default: T
  /** One sentence: what it does. */
  readonly doc: string
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  readonly fraction?: boolean
  readonly oneOf?: readonly string[]
  /** It stands in SQL as it is: letters, digits and `_`, and no digit in front. */
  readonly isName?: boolean
  /** Where to listen: an address or a name, its port being another setting. */
  readonly isHost?: boolean
  /** It says where a server is, and nothing else: `such as` the one given, by one of these schemes. */
  readonly address?: { readonly schemes: readonly string[]; readonly suchAs: string }
  /** A secret is never printed, and may be given as a file by NAME_FILE. */
  readonly secret?: boolean
}

export type ConfigTable = Readonly<Record<string, Field>>
type Widen<T> = T extends string ? string : T extends number ? number : boolean
export type ConfigOf<T extends ConfigTable> = {
  readonly [K in keyof T]: Widen<T[K]['default']>
}
export type Environment = Readonly<Record<string, string | undefined>>

/** What is given over the environment of this process over the file named by V2X_CONFIG_FILE (lines NAME=value), if any. */
export function readEnvironment(given: Environment = {}): Environment {
  const own = { ...process.env, ...given }
  const file = own['V2X_CONFIG_FILE']
  if (file === undefined || file === '') return own
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...own }
  } catch (thrown) {
    throw new V2xError(
      'CONFIG_FILE',
      `cannot read the configuration file ${file}: ${reasonOf(thrown)}; V2X_CONFIG_FILE names it`,
      { cause: thrown },
    )
  }
}

/** True in what npx (`npm exec`) runs, by npm's own word. */
export function isRunByNpx(): boolean {
  return process.env['npm_command'] === 'exec'
}

/** Reads one table. Throws one UsageError `CONFIG_INVALID` that lists every problem. */
export function readConfig<T extends ConfigTable>(table: T, env = readEnvironment()): ConfigOf<T> {
  const problems: string[] = []
  const values: Record<string, Value> = {}
  for (const [key, field] of Object.entries(table)) {
    try {
      values[key] = readField(field, env)
    } catch (thrown) {
      problems.push(reasonOf(thrown))
    }
  }
  refuse(problems)
  return Object.freeze(values) as ConfigOf<T>
}

/** Checks all tables at once and refuses V2X_ names that no table has. */
export function checkConfig(tables: readonly ConfigTable[], env = readEnvironment()): void {
  const fields = tables.flatMap((table) => Object.values(table))
  const known = new Set<string>(['V2X_CONFIG_FILE'])
  const problems: string[] = []
  for (const field of fields) {
    known.add(field.env)
    if (field.secret === true) known.add(`${field.env}_FILE`)
    try {
      readField(field, env)
    } catch (thrown) {
      problems.push(reasonOf(thrown))
    }
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('V2X_') && !known.has(name)) {
      problems.push(`${name} is no setting; 'v2x config' lists them all`)
    }
  }
  refuse(problems)
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return
  throw new UsageError(
    'CONFIG_INVALID',
    `cannot use this configuration:\n  ${problems.join('\n  ')}`,
  )
}

function readField(field: Field, env: Environment): Value {
  const text = readText(field, env)
  if (text === undefined) return field.default
  if (typeof field.default === 'boolean') return readBoolean(field, text)
  if (typeof field.default === 'number') return readNumber(field, text)
  if (field.oneOf !== undefined && !field.oneOf.includes(text)) {
    throw new Error(`${field.env} is '${text}'; it takes one of ${field.oneOf.join(', ')}`)
  }
  if (field.isName === true && !/^[A-Za-z_]\w*$/.test(text)) {
    throw new Error(`${field.env} is '${text}'; it takes letters, digits and _, no digit in front`)
  }
  if (field.isHost === true && isIP(text) === 0 && !/^[\w.-]+$/.test(text)) {
    throw new Error(
      `${field.env} is '${text}'; it takes an address or a name alone, such as 0.0.0.0, :: or localhost`,
    )
  }
  if (field.address !== undefined) checkAddress(field.env, field.address, text)
  return text
}

function checkAddress(env: string, address: NonNullable<Field['address']>, text: string): void {
  const problem = addressProblem(address.schemes, text)
  if (problem === undefined) return
  // Not shown where it may hold a password.
  const what = text.includes('@') ? 'cannot be used' : `cannot be '${text}'`
  throw new Error(`${env} ${what}: ${problem}; it takes an address such as ${address.suchAs}`)
}

function addressProblem(schemes: readonly string[], text: string): string | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  const taken = schemes.map((each) => `${each}://`).join(' or ')
  if (text.trim() === '') return 'it is blank'
  if (scheme === undefined) return `it does not begin with ${taken}`
  if (!schemes.includes(scheme)) return `${scheme}:// is not spoken here, but ${taken}`
  if (/\s/.test(text) || !URL.canParse(text)) return 'host or port cannot be read'
  const { hostname, username, password, pathname, search, hash } = new URL(text)
  if (hostname === '') return 'it names no host'
  if (username !== '' || password !== '') return 'user and password are settings of their own'
  if (pathname.length > 1 || search !== '' || hash !== '') return 'nothing may follow host and port'
  return undefined
}

/** An empty value counts as not given: that is how compose files and unit files pass an unset variable on. */
function readText(field: Field, env: Environment): string | undefined {
  const text = env[field.env]
  if (text !== undefined && text !== '') return text
  const file = field.secret === true ? env[`${field.env}_FILE`] : undefined
  if (file === undefined || file === '') return undefined
  try {
    return readFileSync(file, 'utf8').trimEnd()
  } catch (thrown) {
    throw new Error(`${field.env}_FILE: ${reasonOf(thrown)}`, { cause: thrown })
  }
}

function readBoolean(field: Field, text: string): boolean {
  if (['true', '1', 'yes', 'on'].includes(text.toLowerCase())) return true
  if (['false', '0', 'no', 'off'].includes(text.toLowerCase())) return false
  throw new Error(`${field.env} is '${text}'; it takes true or false`)
}

function readNumber(field: Field, text: string): number {
  const value = Number(text)
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = field
  const kind = field.fraction === true ? 'number' : 'whole number'
  const fits = field.fraction === true ? Number.isFinite(value) : Number.isSafeInteger(value)
  if (text.trim() === '' || !fits || value < min || value > max) {
    const unit = field.unit === undefined ? '' : ` ${field.unit}`
    throw new Error(`${field.env} is '${text}'; it takes a ${kind} from ${min} to ${max}${unit}`)
  }
  return value
}
