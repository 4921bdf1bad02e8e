/** What is wrong with a value that should be of a schema: each problem by its path in the file and by what is allowed there. */
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'

type Problem = ReturnType<typeof Value.Errors>[number]
type Json = Readonly<Record<string, unknown>>

/** One sentence a problem; empty where the value is of the schema. */
export function problemsOf(schema: TSchema, value: unknown): string[] {
  const problems = Value.Errors(schema, value)
  const sentences = withoutOtherBranches(problems).flatMap((problem) => {
    const told = sentence(problem, at(schema, problem.schemaPath), at(value, problem.instancePath))
    return told === undefined ? [] : [`${placeOf(problem.instancePath)}: ${told}`]
  })
  return [...new Set(sentences)]
}

/** Forms of a choice are told apart by one of these. */
const tellingApart = ['class', 'kind']

/** Of a choice, problems of the forms that were not meant help nobody; where none was meant, what is left are their names. */
function withoutOtherBranches(problems: readonly Problem[]): Problem[] {
  let kept = [...problems]
  for (const choice of problems) {
    if (choice.keyword !== 'anyOf') continue
    const branchOf = ({ schemaPath, instancePath }: Problem): string | undefined =>
      schemaPath.startsWith(`${choice.schemaPath}/anyOf/`) &&
      `${instancePath}/`.startsWith(`${choice.instancePath}/`)
        ? schemaPath.slice(choice.schemaPath.length).split('/')[2]
        : undefined
    const isName = ({ instancePath }: Problem): boolean =>
      tellingApart.some((name) => instancePath === `${choice.instancePath}/${name}`)
    const branches = new Set(kept.map(branchOf).filter((branch) => branch !== undefined))
    const others = new Set(kept.filter(isName).map(branchOf))
    kept = kept.filter((problem) => {
      const branch = branchOf(problem)
      if (branch === undefined) return true
      return others.size === branches.size ? isName(problem) : !others.has(branch)
    })
  }
  return kept
}

function sentence(problem: Problem, rule: unknown, value: unknown): string | undefined {
  const found = JSON.stringify(value)
  const { keyword, message, params } = problem
  if (keyword === 'required') return `lacks ${quoted(params.requiredProperties)}`
  if (keyword === 'enum') return `${found} is none of ${params.allowedValues.join(', ')}`
  if (keyword === 'const') return `may be ${JSON.stringify(params.allowedValue)}, and is ${found}`
  if (keyword === 'format') return `${found} is no ISO-8601 time like 2026-06-01T01:00:00Z`
  if (keyword === 'additionalProperties') {
    const known = Object.keys((rule as { properties?: Json }).properties ?? {})
    return `${quoted(params.additionalProperties)} is no part of it: ${known.join(', ')}`
  }
  // The first says again what additionalProperties said, the second what its forms said.
  if (keyword === 'boolean' || keyword === 'anyOf') return undefined
  return typeof value === 'object' ? message : `${message}, and is ${found}`
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

/** `/fleets/2/count` is fleets[2].count. */
function placeOf(pointer: string): string {
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
