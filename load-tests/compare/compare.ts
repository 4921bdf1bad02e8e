/** Two builds measured in turns, A B A B in an order by seed, and what the pairs say of each figure. */
import { createRandom } from '../../common/random.ts'
import { spreadOf, type Spread } from '../bench/figures.ts'
import type { Words } from '../report/result.ts'
import { confidenceOfEach, judgePairs, type Answer } from './paired.ts'
import { figureNames, figures, type FigureName, type Run } from './run.ts'

/** The values of both builds in one pair. */
export interface RunPair {
  readonly a: Run
  readonly b: Run
}

export interface Compared extends Answer {
  readonly figure: FigureName
  readonly title: Words
  readonly unit: Words
  readonly a: Spread
  readonly b: Spread
}

export interface PairsPlan {
  readonly pairs: number
  readonly seed: number
  readonly measure: (side: 'a' | 'b') => Promise<Run>
  /** Told after each run. */
  readonly ran: (pair: number, side: 'a' | 'b', run: Run) => void
}

/** Of all figures together. */
export const confidence = 0.95

/** Who comes first in a pair is thrown: what a machine does after each run then falls on both. */
export async function runPairs({ pairs, seed, measure, ran }: PairsPlan): Promise<RunPair[]> {
  const dice = createRandom(seed).fork('order')
  const measured: RunPair[] = []
  for (let pair = 1; pair <= pairs; pair++) {
    const one = async (side: 'a' | 'b'): Promise<Run> => {
      const run = await measure(side)
      ran(pair, side, run)
      return run
    }
    if (dice.next() < 0.5) {
      const a = await one('a')
      measured.push({ a, b: await one('b') })
    } else {
      const b = await one('b')
      measured.push({ a: await one('a'), b })
    }
  }
  return measured
}

export function comparePairs(
  pairs: readonly RunPair[],
  { minimalChange, seed }: { readonly minimalChange: number; readonly seed: number },
): Compared[] {
  const random = createRandom(seed).fork('bootstrap')
  const each = confidenceOfEach(confidence, figureNames.length)
  return figureNames.map((figure) => {
    const { title, unit, better } = figures[figure]
    const values = pairs.map(({ a, b }) => ({ a: a[figure], b: b[figure] }))
    return {
      ...judgePairs(values, { better, minimalChange, confidence: each, random }),
      figure,
      title,
      unit,
      a: spreadOf(values.map(({ a }) => a)),
      b: spreadOf(values.map(({ b }) => b)),
    }
  })
}
