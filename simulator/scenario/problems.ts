/** What is wrong with a value that should be of a schema: each problem by its path in the file and by what is allowed there. */
import type { TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'

type Problem = ReturnType<typeof Value.Errors>[number]
type Json = Readonly<Record<string, unknown>>

/** One form of a choice. */
interface Form extends TSchema, Word {
  readonly properties?: Readonly<Record<string, TSchema & Word>>
}
interface Word {
  readonly enum?: readonly string[]
  readonly const?: string
}

/** One sentence a problem; empty where the value is of the schema. `pointer` is where the value stands in the file. */
export function problemsOf(schema: TSchema, value: unknown, pointer = ''): string[] {
  const sentences = allProblems(schema, value).flatMap((problem) => {
    const { schemaPath, instancePath } = problem
    // Each form of a choice has its problems; only those of the form that was meant are of use.
    if (schemaPath.includes('/anyOf/')) return []
    const [rule, found, place] = [
      at(schema, schemaPath) as Json,
      at(value, instancePath),
      `${pointer}${instancePath}`,
    ]
    if (problem.keyword === 'anyOf') return problemsOfChoice(rule['anyOf'] as Form[], found, place)
    const told = sentence(problem, rule, found)
    return told === undefined ? [] : [`${nameOf(place)}: ${told}`]
  })
  return [...new Set(sentences)]
}

/**
 * TypeBox leaves off at 8, by a setting of the process, and what is left off may be all that is of use: that a choice is one is told
 * after the problems of its forms. How many there are is bounded by the file.
 */
function allProblems(schema: TSchema, value: unknown): Problem[] {
  const { maxErrors } = Settings.Get()
  Settings.Set({ maxErrors: Infinity })
  try {
    return Value.Errors(schema, value)
  } finally {
    Settings.Set({ maxErrors })
  }
}

function problemsOfChoice(forms: readonly Form[], value: unknown, pointer: string): string[] {
  const words = forms.flatMap(({ const: word }) => word ?? [])
  if (words.length === forms.length) return [`${nameOf(pointer)}: ${noneOf(value, words)}`]
  const name = ['kind', 'class'].find((word) =>
    forms.every(({ properties }) => properties?.[word] !== undefined),
  )
  if (name === undefined || typeof value !== 'object' || value === null) {
    return [`${nameOf(pointer)}: ${JSON.stringify(value)} is of none of its forms`]
  }
  const word = (value as Json)[name]
  if (word === undefined) return [`${nameOf(pointer)}: lacks '${name}'`]
  const rules = forms.map((form) => form.properties![name]!)
  const meant = forms[rules.findIndex((rule) => Value.Check(rule, word))]
  if (meant !== undefined) return problemsOf(meant, value, pointer)
  const allowed = rules.flatMap((rule) => rule.enum ?? rule.const ?? [])
  return [`${nameOf(pointer)}.${name}: ${noneOf(word, allowed)}`]
}

function sentence(problem: Problem, rule: Json, value: unknown): string | undefined {
  const found = JSON.stringify(value)
  const { keyword, message, params } = problem
  if (keyword === 'required') return `lacks ${quoted(params.requiredProperties)}`
  if (keyword === 'enum') return noneOf(value, params.allowedValues)
  if (keyword === 'format') return `${found} is no ISO-8601 time like 2026-06-01T01:00:00Z`
  if (keyword === 'additionalProperties') {
    const known = Object.keys(rule['properties'] ?? {})
    return `${quoted(params.additionalProperties)} is no part of it: ${known.join(', ')}`
  }
  // It says again what additionalProperties said.
  if (keyword === 'boolean') return undefined
  return typeof value === 'object' ? message : `${message}, and is ${found}`
}

function noneOf(value: unknown, allowed: readonly unknown[]): string {
  return `${JSON.stringify(value)} is none of ${allowed.join(', ')}`
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

/** `/fleets/2/count` is fleets[2].count. */
function nameOf(pointer: string): string {
  const path = pointer
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
  return path === '' ? 'the scenario' : path
}

/** What a JSON pointer leads to; `#` and the empty pointer are the whole. */
function at(root: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>((part, step) => (part as Json | undefined)?.[step], root)
}
