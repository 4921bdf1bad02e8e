/** Many seeds of the scenario, and the sum of what they found. */
import { productParts, Scenario, type Parts } from './scenario.ts'

export interface Explored {
  seeds: number
  crashes: number
  acknowledged: number
  lost: number
  changed: number
  phantom: number
  duplicated: number
  /** The first few; `--seed S --seeds 1` shows one of them again. */
  readonly failures: { readonly seed: number; readonly what: string }[]
}

const failuresMax = 10

export function nothingExplored(): Explored {
  const numbers = { seeds: 0, crashes: 0, acknowledged: 0, lost: 0, changed: 0, phantom: 0 }
  return { ...numbers, duplicated: 0, failures: [] }
}

/** Runs seeds `firstSeed` and up. `parts` puts broken ones in the place of the product's. */
export async function exploreCrashes(options: {
  readonly seeds: number
  readonly firstSeed?: number
  readonly parts?: Partial<Parts>
}): Promise<Explored> {
  const { seeds, firstSeed = 1, parts = {} } = options
  const sum = nothingExplored()
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const { what, ...numbers } = await new Scenario(seed, { ...productParts, ...parts }).run()
    addExplored(sum, { ...numbers, seeds: 1, failures: what === undefined ? [] : [{ seed, what }] })
  }
  return sum
}

export function addExplored(sum: Explored, more: Explored): void {
  sum.seeds += more.seeds
  sum.crashes += more.crashes
  sum.acknowledged += more.acknowledged
  sum.lost += more.lost
  sum.changed += more.changed
  sum.phantom += more.phantom
  sum.duplicated += more.duplicated
  sum.failures.push(...more.failures.slice(0, failuresMax - sum.failures.length))
}

export function isClean({ lost, changed, phantom, duplicated, failures }: Explored): boolean {
  return lost + changed + phantom + duplicated + failures.length === 0
}
