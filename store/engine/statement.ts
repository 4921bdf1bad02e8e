/**
 * What a statement is, as far as the engine must know before it runs it: who admits it, where its format stands, where
 * the data of an INSERT begins. Everything else about it is ClickHouse's to judge.
 */
import { tokensOf, type Token } from './tokens.ts'

/**
 * - `read`: returns rows, changes nothing, may be run again from the start.
 * - `data`: INSERT with data behind it, or in the request's body.
 * - `quick`: changes definitions, done at once.
 * - `long`: may work for long: INSERT … SELECT, ALTER, OPTIMIZE, BACKUP, and whatever is not known here.
 */
export type StatementKind = 'read' | 'data' | 'quick' | 'long'

export interface Statement {
  readonly kind: StatementKind
  /** The statement up to its FORMAT clause (or its data), without a semicolon. */
  readonly head: string
  /** What follows the FORMAT clause: a SETTINGS clause, or empty. */
  readonly tail: string
  /** As written in the FORMAT clause; `Values` for an INSERT … VALUES. */
  readonly format: string | undefined
  /** For `data`: INSERT … VALUES, whose rows are part of the statement and may hold expressions and placeholders. */
  readonly isValues: boolean
  /** For `data`: where FROM INFILE belongs in `head`. */
  readonly infileAt: number
  /** For `data`: where the data begins in the text. */
  readonly dataAt: number
  /** What stands behind INFILE where a FORMAT clause follows it, quotes and all. */
  readonly infile?: string
  /** Names of the placeholders `{name:Type}`. */
  readonly placeholders: readonly string[]
  /** It changes what a session remembers: SET, USE, temporary tables. */
  readonly changesSession: boolean
  /** What a server refuses over HTTP: it would read or write files by name, or is more than one statement. */
  readonly refusal: 'outfile' | 'infile' | 'input' | 'multiple' | undefined
}

const reading = new Set(['SELECT', 'WITH', 'FROM', 'SHOW', 'DESCRIBE', 'DESC', 'EXISTS', 'EXPLAIN'])
const quick = new Set(
  'CREATE DROP RENAME EXCHANGE USE SET ATTACH DETACH TRUNCATE GRANT REVOKE KILL UNDROP'.split(' '),
)

/** A token with its text in capitals where it is a bare word, and its depth in brackets. */
interface Part extends Token {
  readonly word: string
  readonly depth: number
}

/** Undefined where the text holds nothing but space, comments and semicolons. */
export function parseStatement(text: string): Statement | undefined {
  const parts = new Parts(text)
  const first = parts.skipSemicolons()
  if (first === undefined) return undefined
  if (first.word === 'INSERT') return parseInsert(text, parts, first)
  const all = [first, ...parts.rest()]
  const end = endOf(all)
  const own = all.slice(0, end)
  const top = own.filter((part) => part.depth === 0)
  const format = findFormat(top)
  const last = own.at(-1)!
  return {
    kind: kindOf(top),
    head: text.slice(first.from, format?.from ?? last.to),
    tail: format === undefined ? '' : text.slice(format.to, last.to).trim(),
    format: format?.name === undefined ? undefined : text.slice(format.name.from, format.name.to),
    isValues: false,
    infileAt: 0,
    dataAt: text.length,
    placeholders: placeholdersOf(text, own),
    changesSession:
      first.word === 'SET' || first.word === 'USE' || top.some(({ word }) => word === 'TEMPORARY'),
    refusal: refusalOf(top, all.slice(end)),
  }
}

function kindOf(top: readonly Part[]): StatementKind {
  const [first, second] = top
  // A parenthesised SELECT begins with its bracket.
  if (first!.word === '(') return 'read'
  if (first!.word === 'WITH' && top.some(({ word }) => word === 'INSERT')) return 'long'
  if (reading.has(first!.word)) return 'read'
  if (!quick.has(first!.word)) return 'long'
  // A table made out of a query works as long as the query.
  const fills = top.some(({ word }) => word === 'POPULATE' || word === 'SELECT')
  const isView = second?.word === 'VIEW' || top.slice(0, 4).some(({ word }) => word === 'VIEW')
  const populates = top.some(({ word }) => word === 'POPULATE')
  return first!.word === 'CREATE' && fills && (!isView || populates) ? 'long' : 'quick'
}

function refusalOf(top: readonly Part[], behind: readonly Part[]): Statement['refusal'] {
  if (behind.some(({ word }) => word !== ';')) return 'multiple'
  if (top.some(({ word }, i) => word === 'OUTFILE' && top[i - 1]?.word === 'INTO')) return 'outfile'
  return undefined
}

/** Index of the first semicolon outside brackets and quotes, or the number of parts. */
function endOf(parts: readonly Part[]): number {
  const index = parts.findIndex(({ word }) => word === ';')
  return index < 0 ? parts.length : index
}

/** FORMAT is a clause only before a name that ends the statement or is followed by SETTINGS; else it is a name itself. */
function findFormat(top: readonly Part[]): { from: number; to: number; name: Part } | undefined {
  for (let i = top.length - 2; i > 0; i--) {
    const [word, name, next] = [top[i]!, top[i + 1]!, top[i + 2]]
    if (word.word !== 'FORMAT' || name.kind !== 'word') continue
    if (next === undefined || next.word === 'SETTINGS') {
      return { from: word.from, to: name.to, name }
    }
  }
  return undefined
}

function placeholdersOf(text: string, parts: readonly Part[]): string[] {
  const names = new Set<string>()
  for (let i = 0; i + 2 < parts.length; i++) {
    const [open, name, colon] = [parts[i]!, parts[i + 1]!, parts[i + 2]!]
    if (open.word === '{' && name.kind === 'word' && colon.word === ':') {
      names.add(text.slice(name.from, name.to))
    }
  }
  return [...names]
}

/** Where a table's name ends, the words that decide may follow; before that they are part of the name. */
function parseInsert(text: string, parts: Parts, first: Part): Statement {
  const seen = [first, ...parts.insertTarget()]
  let infileAt: number | undefined
  let infile: string | undefined
  let refusal: Statement['refusal']
  for (let part = parts.next(); part !== undefined; part = parts.next()) {
    if (part.depth === 0 && part.word === 'SETTINGS') infileAt ??= part.from
    if (part.depth === 0 && part.word === 'INFILE') {
      refusal = 'infile'
      const file = parts.peek()
      infile ??= file === undefined ? '' : text.slice(file.from, file.to)
    }
    if (part.depth === 0 && part.word === 'VALUES') {
      const rows = parts.rest()
      refusal ??= refusalOf([], rows.slice(endOf(rows)))
      const insert = { first, seen: [...seen, ...rows], infileAt, refusal }
      return insertData(text, insert, { from: part.from, to: part.to, isValues: true })
    }
    const format = part.depth === 0 && part.word === 'FORMAT' ? parts.next() : undefined
    if (format !== undefined) {
      const clause = { from: part.from, to: dataAfter(text, format.to), isValues: false, format }
      const insert = { first, seen, infileAt, refusal, infile }
      return insertData(text, insert, clause)
    }
    seen.push(part)
    const selects = part.word === 'SELECT' || part.word === 'WITH' || part.word === '('
    if (part.depth === 0 && selects && !isColumnList(part, parts)) {
      return insertSelect(text, first, [...seen, ...parts.rest()], refusal)
    }
  }
  return insertSelect(text, first, seen, refusal)
}

function insertData(
  text: string,
  insert: {
    readonly first: Part
    readonly seen: readonly Part[]
    readonly infileAt: number | undefined
    readonly refusal: Statement['refusal']
    readonly infile?: string | undefined
  },
  clause: {
    readonly from: number
    readonly to: number
    readonly isValues: boolean
    readonly format?: Part
  },
): Statement {
  const { first, seen, refusal, infile } = insert
  const { from, to, isValues, format } = clause
  return {
    kind: 'data',
    head: text.slice(first.from, from),
    tail: '',
    format: format === undefined ? 'Values' : text.slice(format.from, format.to),
    isValues,
    infileAt: (insert.infileAt ?? from) - first.from,
    dataAt: to,
    placeholders: placeholdersOf(text, seen),
    changesSession: false,
    ...(infile === undefined ? {} : { infile }),
    refusal,
  }
}

/** A bracket right behind the table's name opens its columns, unless a query stands in it. */
function isColumnList(part: Part, parts: Parts): boolean {
  return part.word === '(' && parts.peek()?.word !== 'SELECT' && parts.peek()?.word !== 'WITH'
}

function insertSelect(
  text: string,
  first: Part,
  all: readonly Part[],
  refusal: Statement['refusal'],
): Statement {
  const own = all.slice(0, endOf(all))
  // input() reads what is sent along; the engine has no such stream and would insert nothing, silently.
  const reads = own.some(({ word }, i) => word === 'INPUT' && own[i + 1]?.word === '(')
  return {
    kind: 'long',
    head: text.slice(first.from, own.at(-1)!.to),
    tail: '',
    format: undefined,
    isValues: false,
    infileAt: 0,
    dataAt: text.length,
    placeholders: placeholdersOf(text, own),
    changesSession: false,
    refusal: refusal ?? (reads ? 'input' : refusalOf(own, all.slice(own.length))),
  }
}

/** Data begins behind the format's name, after blanks and one line end. */
function dataAfter(text: string, at: number): number {
  const blank = /[ \t\f\v]*;?[ \t\f\v]*\r?\n?/y
  blank.lastIndex = at
  blank.test(text)
  return blank.lastIndex
}

/** The tokens of a text one by one, with brackets counted. */
class Parts {
  readonly #text: string
  readonly #tokens: Generator<Token>
  #depth = 0
  #held: Part | undefined

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  next(): Part | undefined {
    const held = this.#held
    this.#held = undefined
    return held ?? this.#read()
  }

  peek(): Part | undefined {
    this.#held ??= this.#read()
    return this.#held
  }

  rest(): Part[] {
    const parts: Part[] = []
    for (let part = this.next(); part !== undefined; part = this.next()) parts.push(part)
    return parts
  }

  skipSemicolons(): Part | undefined {
    let part = this.next()
    while (part?.word === ';') part = this.next()
    return part
  }

  /** Behind INSERT: [INTO] [TABLE] name[.name], or FUNCTION name(…). */
  insertTarget(): Part[] {
    const parts: Part[] = []
    const take = (): void => {
      const part = this.next()
      if (part !== undefined) parts.push(part)
    }
    if (this.peek()?.word === 'INTO') take()
    if (this.peek()?.word === 'TABLE') take()
    if (this.peek()?.word === '{') {
      while (this.peek() !== undefined && parts.at(-1)?.word !== '}') take()
      while (this.peek()?.word === '.') this.#takeQualifier(take)
      return parts
    }
    if (this.peek()?.word === 'FUNCTION') {
      take()
      take()
      const open = this.peek()
      if (open?.word !== '(') return parts
      take()
      while (this.peek() !== undefined && (parts.at(-1) === open || this.#depth > 0)) take()
      return parts
    }
    take()
    while (this.peek()?.word === '.') this.#takeQualifier(take)
    return parts
  }

  #takeQualifier(take: () => void): void {
    take()
    take()
  }

  #read(): Part | undefined {
    const token = this.#tokens.next().value as Token | undefined
    if (token === undefined) return undefined
    const raw = this.#text.slice(token.from, token.to)
    const word = token.kind === 'word' || token.kind === 'mark' ? raw.toUpperCase() : ''
    if (word === ')' || word === ']' || word === '}') this.#depth = Math.max(0, this.#depth - 1)
    const part = { ...token, word, depth: this.#depth }
    if (word === '(' || word === '[' || word === '{') this.#depth++
    return part
  }
}
