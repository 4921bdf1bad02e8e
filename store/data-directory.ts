/**
 * The directory of everything that is kept (`V2X_DATA_DIR`), and its file `format`, which says how it is laid out: written
 * into an empty one, brought up where older, refused where newer or where a restore has not come to its end.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { V2xError, codeOf, reasonOf } from '../common/errors.ts'
import { nodeFs, replaceFile } from './journal/fs.ts'

/** How this version lays the directory out. 0 is the layout before there was the file. */
export const layoutVersion = 1
const formatFile = 'format'
/** Stands in the file while a restore fills the directory. */
const restoring = 'restoring'

interface Upgrade {
  readonly from: number
  readonly what: string
  /** Safe to run again at any point of an earlier run; the file `format` is written behind it. */
  readonly move?: (directory: string) => void
}

/** One step a version, in order. */
const upgrades: readonly Upgrade[] = [
  { from: 0, what: `layout 0 to 1: the file '${formatFile}' names the layout` },
]

/**
 * Makes the directory ready for this version; every part that keeps something there calls it before anything else. Gives
 * the steps of an upgrade, for the log; none as a rule. Throws V2xError `DATA_NEWER`, `DATA_UNFINISHED`, `DATA_FORMAT`, `DATA_DIRECTORY`.
 */
export function openDataDirectory(directory: string): readonly string[] {
  makeDirectory(directory)
  const found = versionOf(directory)
  if (found === undefined) {
    writeFormat(directory, String(layoutVersion))
    return []
  }
  const steps = upgrades.filter(({ from }) => from >= found)
  for (const { from, move } of steps) {
    move?.(directory)
    writeFormat(directory, String(from + 1))
  }
  return steps.map(({ what }) => what)
}

/** For a part that keeps nothing in the directory: refuses what `openDataDirectory` refuses, and writes nothing. */
export function checkDataDirectory(directory: string): void {
  versionOf(directory)
}

/** Marks an empty directory as one that a restore fills. Throws V2xError `DATA_NOT_EMPTY`. */
export function beginRestore(directory: string): void {
  makeDirectory(directory, 0o700)
  if (readdirSync(directory).length > 0) {
    throw new V2xError(
      'DATA_NOT_EMPTY',
      `cannot restore into ${directory}: it is not empty; name another directory (--data-dir), or move that one away`,
    )
  }
  writeFormat(directory, restoring)
}

/** From here on the parts may use the directory, which has the layout of that version. */
export function endRestore(directory: string, version: number): void {
  writeFormat(directory, String(version))
}

/** Makes a directory where it is missing. Throws V2xError `DATA_DIRECTORY`, also where something else is there by that name. */
export function makeDirectory(directory: string, mode = 0o777): void {
  try {
    makeLevels(resolve(directory), mode)
    readdirSync(directory)
  } catch (thrown) {
    throw cannotUse(directory, thrown)
  }
}

/** With those above it. Node's own `recursive` goes round for ever where a file system has no room for names, as /proc. */
export function makeLevels(directory: string, mode: number): void {
  if (existsSync(directory)) return
  makeLevels(dirname(directory), mode)
  try {
    mkdirSync(directory, mode)
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown
  }
}

/** The version of a directory's layout; undefined where it holds nothing of ours yet. */
function versionOf(directory: string): number | undefined {
  const text = readFormat(directory)
  if (text === undefined) {
    const ours = ['journal', 'store', 'ingest'].some((name) => existsSync(join(directory, name)))
    return ours ? 0 : undefined
  }
  const found = /^v2x-data (\d{1,9}|restoring)\s*$/.exec(text)?.[1]
  if (found === undefined) {
    throw new V2xError(
      'DATA_FORMAT',
      `cannot use the data directory ${directory}: its file '${formatFile}' is damaged; where this version has written the directory, 'v2x-data ${layoutVersion}' belongs into it`,
    )
  }
  if (found === restoring) {
    throw new V2xError(
      'DATA_UNFINISHED',
      `cannot use the data directory ${directory}: a restore into it runs or has broken off; wait for it, or empty the directory and restore again`,
    )
  }
  const version = Number(found)
  if (version <= layoutVersion) return version
  throw new V2xError(
    'DATA_NEWER',
    `cannot use the data directory ${directory}: a newer version has laid it out (${version}), and this one knows ${layoutVersion}; run the newer version again, or set another V2X_DATA_DIR`,
  )
}

function readFormat(directory: string): string | undefined {
  try {
    return readFileSync(join(directory, formatFile), 'utf8')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined
    throw cannotUse(directory, thrown)
  }
}

function cannotUse(directory: string, thrown: unknown): V2xError {
  return new V2xError(
    'DATA_DIRECTORY',
    `cannot use the data directory ${directory}: ${reasonOf(thrown)}; name another one (--data-dir, V2X_DATA_DIR), or let this user read and write there`,
    { cause: thrown },
  )
}

/** On disk when it returns. */
function writeFormat(directory: string, content: string): void {
  const bytes = Buffer.from(`v2x-data ${content}\n`)
  try {
    replaceFile(nodeFs, { directory, name: formatFile }, bytes)
  } catch (thrown) {
    // Parts that start at the same moment write the same: one of them is enough.
    if (readFormat(directory) !== bytes.toString()) throw cannotUse(directory, thrown)
  }
}
