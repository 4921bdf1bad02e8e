/** `npm run load -- compare REF`: builds a commit, runs it and this build in turns, and says whether one is slower beyond the noise. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { parseAmount, parseCount, parseDuration } from '../../cli/arguments.ts'
import { V2xError } from '../../common/errors.ts'
import { machine, number } from '../bench/figures.ts'
import { thresholdCrossed } from '../k6-run.ts'
import { unlessInterrupted, type Caller } from '../caller.ts'
import { inLanguage, languageOption } from '../language.ts'
import type { Language } from '../report/html.ts'
import type { Words } from '../report/result.ts'
import { textTable } from '../text-table.ts'
import { readBaseline, saveBaseline, type Baseline } from './baseline.ts'
import { comparePairs, confidence, runPairs, type RunPair } from './compare.ts'
import { confidenceOfEach, pairsMin } from './paired.ts'
import { figureNames, figures, measureRun, type Run } from './run.ts'
import { comparisonMarkdown, comparisonTable, sentencesOf, type Comparison } from './words.ts'
import { buildCommit, repositoryRoot, workingBuild } from './worktree.ts'

interface Flags {
  readonly against?: string
  readonly pairs: number
  readonly rate: number
  readonly vehicles: number
  readonly warmUp: number
  readonly for: number
  readonly minimalChange: number
  readonly seed: number
  readonly save?: boolean
  readonly out?: string
  readonly lang: Language
  readonly json?: boolean
}

const shareOf = (text: string): number => parseAmount(text) / 100

export function compareCommand(caller: Caller): Command {
  return new Command('compare')
    .description('Whether a build became slower: runs of two commits in turns, beyond the noise.')
    .argument('[ref]', 'A: any commit; left out, that of load-tests/baseline.json')
    .option('--against <ref>', 'B; left out, the build that runs this')
    .option('--pairs <n>', 'runs of each', parseCount, 10)
    .option('--rate <n>', 'messages a second, where a fixed rate is measured', parseCount, 20_000)
    .option('--vehicles <n>', 'that send them, each with a socket', parseCount, 2000)
    .option('--warm-up <duration>', 'load before each measurement', parseDuration, 3)
    .option('--for <duration>', 'each measurement, two a run', parseDuration, 10)
    .option('--minimal-change <percent>', 'smaller ones are none', shareOf, 0.03)
    .option('--seed <n>', 'of the order and of the bootstrap', parseCount, 1)
    .option('--save', 'stores B as the baseline: it has to be a commit, and no changed file')
    .option('--out <folder>', 'writes compare.md and compare.json there')
    .addOption(languageOption('of what is printed, and of compare.md'))
    .option('--json', 'the result as one JSON object on the last line')
    .addHelpText(
      'after',
      `
Not for CI: it takes a minute a pair, on a machine that does nothing else. Exit codes: 0 not slower, 99 slower, 1 it could not be measured.

Examples:
  npm run load -- compare HEAD~5
  npm run load -- compare v1.2 --against v1.3 --pairs 20 --out report
  npm run load -- compare HEAD --save     # this commit against itself: must say no change, and is stored
  npm run load -- compare                 # with what was stored`,
    )
    .action((ref: string | undefined, flags: Flags) =>
      unlessInterrupted(compare(ref, flags, caller), caller.signal),
    )
}

async function compare(ref: string | undefined, flags: Flags, caller: Caller): Promise<void> {
  const { say, signal } = caller
  const root = repositoryRoot()
  const baseline = ref === undefined ? storedBaseline(root) : undefined
  if (flags.pairs < pairsMin(confidenceOfEach(confidence, figureNames.length))) {
    say(inLanguage(flags.lang)(fewPairs))
  }
  say(inLanguage(flags.lang)(building(ref ?? baseline!.commit)))
  const a = await buildCommit(ref ?? baseline!.commit, { root, signal })
  const b =
    flags.against === undefined && flags.save !== true
      ? workingBuild(root)
      : await buildCommit(flags.against ?? 'HEAD', { root, signal })
  if (flags.save === true) checkCommit(b.commit)
  const plan = { ...flags, warmUpSeconds: flags.warmUp, seconds: flags.for, signal }
  const pairs = await runPairs({
    pairs: Math.max(2, flags.pairs),
    seed: flags.seed,
    measure: (side) => measureRun(side === 'a' ? a : b, plan),
    ran: (pair, side, run) => say(`${pair} ${side.toUpperCase()}: ${textOf(run, flags.lang)}`),
  })
  const comparison = {
    a: a.commit,
    b: b.commit,
    pairs: pairs.length,
    machine: machine(),
    minimalChange: flags.minimalChange,
    compared: comparePairs(pairs, flags),
    baseline,
  }
  report(comparison, pairs, flags)
  if (flags.save === true) {
    say(inLanguage(flags.lang)(storedIn(saveBaseline(root, baselineOf(comparison)))))
  }
  const isSlower = comparison.compared.some(({ verdict }) => verdict === 'slower')
  if (isSlower) process.exitCode = thresholdCrossed
}

function storedBaseline(root: string): Baseline {
  const baseline = readBaseline(root)
  if (baseline !== undefined) return baseline
  throw new V2xError(
    'COMPARE_BASELINE',
    'cannot compare: there is no load-tests/baseline.json; name a commit, or store one with: npm run load -- compare HEAD --save',
  )
}

/** Throws V2xError `COMPARE_DIRTY`. */
function checkCommit(commit: string): void {
  if (!commit.endsWith('-dirty')) return
  throw new V2xError(
    'COMPARE_DIRTY',
    'cannot store this build as the baseline: files differ from its commit, so that nobody could build it again; commit them first',
  )
}

function baselineOf({ b, machine: on, pairs, compared }: Comparison): Baseline {
  return {
    commit: b,
    savedAt: new Date().toISOString(),
    machine: on,
    pairs,
    figures: Object.fromEntries(compared.map(({ figure, b: spread }) => [figure, spread])),
  }
}

function report(comparison: Comparison, pairs: readonly RunPair[], flags: Flags): void {
  const { out, lang, json } = flags
  const say = inLanguage(lang)
  const table = comparisonTable(comparison).map((row) => row.map(say))
  const sentences = sentencesOf(comparison)
  process.stdout.write(`${textTable(table)}\n\n${sentences.map(say).join('\n')}\n`)
  const found = { ...comparison, sentences, runs: pairs }
  if (out !== undefined) {
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'compare.md'), comparisonMarkdown(comparison, lang))
    writeFileSync(join(out, 'compare.json'), `${JSON.stringify(found, null, 2)}\n`)
  }
  if (json === true) process.stdout.write(`${JSON.stringify(found)}\n`)
}

const building = (commit: string): Words => ({ en: `building ${commit}`, zh: `正在构建 ${commit}` })
const storedIn = (file: string): Words => ({ en: `stored in ${file}`, zh: `已存入 ${file}` })

const fewPairs: Words = {
  en: 'so few pairs can show no change, however large: this is a trial of the command',
  zh: '对数如此之少，再大的变化也无从判定：这只是试用该命令',
}

function textOf(run: Run, language: Language): string {
  const say = inLanguage(language)
  return figureNames
    .map((name) => `${say(figures[name].title)} ${number(run[name])} ${say(figures[name].unit)}`)
    .join('; ')
}
