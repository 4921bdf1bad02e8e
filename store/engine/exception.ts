/** ClickHouse's exceptions: code, name, text as its HTTP interface sends them, and the HTTP status of each code. */

/** Those the engine raises by itself; all others come from ClickHouse. */
const codes = {
  NOT_IMPLEMENTED: 48,
  SYNTAX_ERROR: 62,
  UNKNOWN_FORMAT: 73,
  UNKNOWN_TYPE_OF_QUERY: 78,
  UNKNOWN_SETTING: 115,
  READONLY: 164,
  TOO_MANY_SIMULTANEOUS_QUERIES: 202,
  QUERY_IS_TOO_LARGE: 229,
  ABORTED: 236,
  NOT_ENOUGH_SPACE: 243,
  ZLIB_INFLATE_FAILED: 354,
  INTO_OUTFILE_NOT_ALLOWED: 358,
  UNKNOWN_QUERY_PARAMETER: 456,
  ACCESS_DENIED: 497,
  AUTHENTICATION_FAILED: 516,
} as const

export class ClickHouseException extends Error {
  readonly exceptionCode: number

  /** `message` is the whole text: "Code: 60. DB::Exception: … (UNKNOWN_TABLE)". */
  constructor(exceptionCode: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ClickHouseException'
    this.exceptionCode = exceptionCode
  }
}

export function exception(name: keyof typeof codes, text: string): ClickHouseException {
  const code = codes[name]
  return new ClickHouseException(code, `Code: ${code}. DB::Exception: ${text} (${name})`)
}

/** What the engine threw, without what we added to the statement. Undefined where it is no exception of ClickHouse. */
export function exceptionOf(
  thrown: unknown,
  added: readonly string[],
): ClickHouseException | undefined {
  if (thrown instanceof ClickHouseException) return thrown
  if (!(thrown instanceof Error)) return undefined
  let text = thrown.message
  for (const piece of added) if (piece !== '') text = text.replaceAll(piece, '')
  // The library wraps what it passes on: "Code: 73. DB::Exception: Code: 73. DB::Exception: …".
  text = text.replace(/^(?:Code: \d+\. DB::Exception: )+(?=Code: \d+\. DB::Exception: )/, '')
  text = text.replace(/(?: \(version [\d.]+\)\.? ?(?:\([A-Z0-9_]+\))?)+\s*$/, '')
  // Where the data lay is ours; a server says nothing of it.
  text = text.replaceAll(/:? ?\(in file\/uri [^)]*\)/g, '')
  text = text.replaceAll(': While executing File: data for INSERT was parsed from file', '')
  const code = /^Code: (\d+)\. /.exec(text)
  return code === null
    ? undefined
    : new ClickHouseException(Number(code[1]), text, { cause: thrown })
}

/** The body of an error, as the server of this version writes it. */
export function exceptionBody(thrown: ClickHouseException, version: string): string {
  return `${thrown.message.trimEnd()} (version ${version} (embedded))\n`
}

/** HTTP status by exception code, as ClickHouse maps them; the rest is 500. */
const statuses: readonly (readonly [number, readonly number[]])[] = [
  // REQUIRED_PASSWORD
  [401, [194]],
  // UNKNOWN_USER, WRONG_PASSWORD, ACCESS_DENIED, SET_NON_GRANTED_ROLE, AUTHENTICATION_FAILED
  [403, [192, 193, 497, 512, 516]],
  // CANNOT_PARSE_TEXT, THERE_IS_NO_COLUMN, DUPLICATE_COLUMN, more of CANNOT_PARSE, BAD_ARGUMENTS, ILLEGAL_COLUMN, …
  [400, [6, 8, 15, 25, 26, 27, 36, 37, 38, 41, 44, 53, 62, 72, 117, 123]],
  // TOO_DEEP_AST, TOO_BIG_AST, UNEXPECTED_AST_STRUCTURE, VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE, CANNOT_COMPILE_REGEXP, …
  [400, [167, 168, 223, 321, 376, 427, 441, 675, 676]],
  // UNKNOWN_FUNCTION, …_IDENTIFIER, …_TYPE, …_STORAGE, …_TABLE, …_AGGREGATE_FUNCTION, …_FORMAT, …_DATABASE, …_SETTING, …
  [404, [46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 152, 336, 511]],
  // TIMEOUT_EXCEEDED
  [408, [159]],
  // QUERY_IS_TOO_LARGE
  [413, [229]],
  // UNSUPPORTED_MEDIA_TYPE
  [415, [779]],
  // NOT_IMPLEMENTED
  [501, [48]],
  // CANNOT_OPEN_FILE, SOCKET_TIMEOUT, CANNOT_SCHEDULE_TASK; and ours: TOO_MANY_SIMULTANEOUS_QUERIES, ABORTED (stopping)
  [503, [76, 202, 209, 236, 439]],
]

export function httpStatusOf(exceptionCode: number): number {
  return statuses.find(([, listed]) => listed.includes(exceptionCode))?.[0] ?? 500
}
