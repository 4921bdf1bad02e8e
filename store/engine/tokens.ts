/**
 * ClickHouse's lexer, as far as the shape of a statement needs it: where words, strings, quoted names, heredocs and
 * comments begin and end. Works on one character a byte (latin1), so that binary data behind a statement does no harm.
 */
export interface Token {
  /** `open` is a string, name, heredoc or comment that never ends. */
  readonly kind: 'word' | 'string' | 'name' | 'mark' | 'open'
  readonly from: number
  readonly to: number
}

const spacePattern = /\s+/y
/** A line comment: two dashes; a hash sign only before a space or an exclamation mark. */
const linePattern = /(?:--|#[ !])[^\n]*/y
/** Bytes beyond ASCII are taken into words: the engine judges them. But for quotes as writing programs set them. */
const wordPattern =
  /(?:\w|(?!\xe2\x80[\x98\x9c])[\x80-\xff])(?:[\w$]|(?!\xe2\x80[\x98\x9c])[\x80-\xff])*/y
/** ‘…’ is a string, “…” a name; nothing is escaped in them. */
const curlyQuotes = [
  { kind: 'string', open: '\xe2\x80\x98', close: '\xe2\x80\x99' },
  { kind: 'name', open: '\xe2\x80\x9c', close: '\xe2\x80\x9d' },
] as const
const heredocPattern = /\$\w*\$/y

/** The tokens from `start` on. Lazy: nothing behind the last token asked for is looked at. */
export function* tokensOf(text: string, start = 0): Generator<Token> {
  let at = start
  while (at < text.length) {
    const comment = text.startsWith('/*', at)
    if (comment) {
      const end = text.indexOf('*/', at + 2)
      if (end < 0) {
        yield { kind: 'open', from: at, to: text.length }
        return
      }
      at = end + 2
      continue
    }
    const trivia = matchAt(spacePattern, text, at) ?? matchAt(linePattern, text, at)
    if (trivia !== undefined) {
      at = trivia
      continue
    }
    const token = tokenAt(text, at)
    yield token
    at = token.to
  }
}

function tokenAt(text: string, from: number): Token {
  const first = text[from]!
  if (first === "'") return quoted('string', text, from)
  if (first === '"' || first === '`') return quoted('name', text, from)
  if (first === '$') {
    const open = matchAt(heredocPattern, text, from)
    const close = open === undefined ? -1 : text.indexOf(text.slice(from, open), open)
    if (open !== undefined && close >= 0) {
      return { kind: 'string', from, to: close + (open - from) }
    }
  }
  const curly = curlyQuotes.find(({ open }) => text.startsWith(open, from))
  if (curly !== undefined) {
    const close = text.indexOf(curly.close, from + curly.open.length)
    if (close < 0) return { kind: 'open', from, to: text.length }
    return { kind: curly.kind, from, to: close + curly.close.length }
  }
  const word = matchAt(wordPattern, text, from)
  if (word !== undefined) return { kind: 'word', from, to: word }
  return { kind: 'mark', from, to: from + 1 }
}

/** A backslash escapes whatever follows; the quote doubled stands for itself. */
function quoted(kind: 'string' | 'name', text: string, from: number): Token {
  const quote = text[from]!
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return { kind, from, to: at + 1 }
      at++
    }
  }
  return { kind: 'open', from, to: text.length }
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}
