/** What a statement is taken for: by examples, and against statements put together out of known pieces. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStatement, type StatementKind } from './statement.ts'
import { tokensOf } from './tokens.ts'

test('a statement is of its kind, whatever stands before, in and behind it', () => {
  const check = (kind: StatementKind, text: string): void => {
    expect([text, parseStatement(text)?.kind]).toEqual([text, kind])
  }
  check('read', 'select 1')
  check('read', '-- INSERT\n/* DROP */ # drop\n SELECT 1;')
  check('read', '(SELECT 1) UNION ALL (SELECT 2)')
  check('read', 'WITH 1 AS insert_me SELECT insert_me')
  check('read', 'FROM t SELECT x')
  check('read', 'EXPLAIN SELECT 1')
  check('read', 'SHOW TABLES FROM v2x')
  check('read', 'DESCRIBE TABLE t')
  check('data', 'INSERT INTO t VALUES (1)')
  check('data', 'insert into t (a, b) settings async_insert=0 format Native\n\0\x01\xff')
  check('data', 'INSERT INTO FUNCTION file(concat(\'a\', ")"), CSV) FORMAT CSV 1')
  check('data', 'INSERT INTO TABLE `values`.`select` FORMAT CSV')
  check('data', 'INSERT INTO values VALUES (1)')
  check('data', 'INSERT INTO {t:Identifier} (x) FORMAT CSV')
  check('long', 'INSERT INTO t SELECT 1')
  check('long', 'INSERT INTO t (a) (SELECT 1)')
  check('long', 'INSERT INTO t WITH 1 AS x SELECT x')
  check('long', 'WITH 1 AS x INSERT INTO t SELECT x')
  check('quick', 'CREATE TABLE t (x UInt8) ENGINE = Memory')
  check('quick', 'CREATE VIEW v AS SELECT 1')
  check('quick', 'CREATE OR REPLACE VIEW v AS SELECT 1')
  check('quick', 'DROP TABLE IF EXISTS t')
  check('long', 'CREATE TABLE t ENGINE = Memory AS SELECT * FROM numbers(10)')
  check('long', 'CREATE MATERIALIZED VIEW v ENGINE = Memory POPULATE AS SELECT 1')
  check('long', 'ALTER TABLE t DELETE WHERE 1')
  check('long', 'OPTIMIZE TABLE t FINAL')
  check('long', 'nonsense')
})

test('FORMAT is found where it is a clause, and only there', () => {
  const check = (text: string, format: string | undefined, head: string, tail = ''): void => {
    const found = parseStatement(text)!
    expect([found.format, found.head, found.tail]).toEqual([format, head, tail])
  }
  check('SELECT 1 FORMAT JSON', 'JSON', 'SELECT 1 ')
  check('SELECT 1 format CSV;', 'CSV', 'SELECT 1 ')
  check(
    'SELECT 1 FORMAT CSV SETTINGS max_threads = 1 ;',
    'CSV',
    'SELECT 1 ',
    'SETTINGS max_threads = 1',
  )
  check('SELECT 1 SETTINGS max_threads = 1 FORMAT CSV', 'CSV', 'SELECT 1 SETTINGS max_threads = 1 ')
  check("SELECT format('{}', 1)", undefined, "SELECT format('{}', 1)")
  check('SELECT 1 AS FORMAT', undefined, 'SELECT 1 AS FORMAT')
  check('SELECT format, x FROM t -- FORMAT CSV', undefined, 'SELECT format, x FROM t')
  check("SELECT 'FORMAT CSV'", undefined, "SELECT 'FORMAT CSV'")
  check('SELECT (SELECT 1 FORMAT CSV)', undefined, 'SELECT (SELECT 1 FORMAT CSV)')
})

test('the data of an INSERT begins behind its format and one line end', () => {
  const check = (text: string, head: string, data: string, infile = head.length): void => {
    const found = parseStatement(text)!
    const { infileAt, dataAt } = found
    expect([found.head, text.slice(dataAt), infileAt]).toEqual([head, data, infile])
  }
  check('INSERT INTO t FORMAT CSV\n1\n2', 'INSERT INTO t ', '1\n2')
  check('INSERT INTO t FORMAT CSV \r\n\n1', 'INSERT INTO t ', '\n1')
  check('INSERT INTO t FORMAT Native\n\0\x01;\n', 'INSERT INTO t ', '\0\x01;\n')
  check('INSERT INTO t (a) VALUES (1), (2)', 'INSERT INTO t (a) ', ' (1), (2)')
  check('INSERT INTO t SETTINGS a = 1 FORMAT CSV', 'INSERT INTO t SETTINGS a = 1 ', '', 14)
})

test('what a server refuses over HTTP is known', () => {
  const check = (text: string, refusal: string | undefined): void => {
    expect([text, parseStatement(text)?.refusal]).toEqual([text, refusal])
  }
  check('SELECT 1; SELECT 2', 'multiple')
  check('SELECT 1;;  -- two\n;', undefined)
  check("SELECT ';'; /* ; */", undefined)
  check('DROP TABLE a; DROP TABLE b', 'multiple')
  check('INSERT INTO t SELECT 1; SELECT 2', 'multiple')
  check("SELECT 1 INTO OUTFILE 'x'", 'outfile')
  check("INSERT INTO t FROM INFILE 'x' FORMAT CSV", 'infile')
  check("INSERT INTO t SELECT * FROM input('x UInt8') FORMAT CSV", 'input')
  check("INSERT INTO t SELECT * FROM (SELECT * FROM input('x UInt8')) FORMAT CSV", 'input')
})

test('what stands behind INFILE is known where data could', () => {
  const infile = (text: string): string | undefined => parseStatement(text)?.infile
  expect(infile("INSERT INTO t (a) FROM INFILE 'x/y' COMPRESSION 'none' FORMAT Native")).toBe(
    "'x/y'",
  )
  expect(infile("INSERT INTO t FROM INFILE /* 'z' */ 'x' INFILE 'y' FORMAT CSV")).toBe("'x'")
  expect(infile('INSERT INTO t FROM INFILE FORMAT Native')).toBe('FORMAT')
  for (const text of ["INSERT INTO t FROM INFILE 'x' VALUES (1)", 'INSERT INTO t FORMAT CSV']) {
    expect(infile(text)).toBeUndefined()
  }
})

test('placeholders are found in the statement, not in its strings', () => {
  const text = "SELECT {a:String}, {b : Array(UInt8)}, '{c:String}', map('d', 1), {e:Identifier}.x"
  expect(parseStatement(text)?.placeholders).toEqual(['a', 'b', 'e'])
  expect(parseStatement('INSERT INTO {t:Identifier} VALUES ({x:UInt8})')?.placeholders).toEqual([
    't',
    'x',
  ])
})

test('nothing but space, comments and semicolons is no statement', () => {
  for (const text of ['', ' ;\n; ', '-- select 1', '/* a */;']) {
    expect(parseStatement(text)).toBeUndefined()
  }
})

const anyText = fc.string({ unit: 'binary', maxLength: 30 })
const escaped = anyText.map((text) => text.replaceAll('\\', '\\\\'))
/** Pieces that are one token each (or none, for comments), whatever they hold. */
const piece = fc.oneof(
  fc.constantFrom('SELECT', 'a1', '_x', '42', '(', ')', ',', '=', 'FORMAT', 'Ω'),
  escaped.map((text) => `'${text.replaceAll("'", "''")}'`),
  escaped.map((text) => `'${text.replaceAll("'", "\\'")}'`),
  escaped.map((text) => `\`${text.replaceAll('`', '``')}\``),
  escaped.map((text) => `"${text.replaceAll('"', '\\"')}"`),
  anyText.map((text) => `$tag$${text.replaceAll('$', '')}$tag$`),
  anyText.map((text) => `‘${text.replaceAll('’', '')}’`),
  anyText.map((text) => `“${text.replaceAll('”', '')}”`),
)
const comment = fc.oneof(
  anyText.map((text) => `-- ${text.replaceAll('\n', ' ')}\n`),
  anyText.map((text) => `# ${text.replaceAll('\n', ' ')}\n`),
  anyText.map((text) => `/*${text.replaceAll('*/', '')} */`),
)
const toLatin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

test('tokens are the pieces a text was put together from', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, comment), { maxLength: 12 }), (parts) => {
      const text = toLatin1(parts.map(([token, between]) => `${token} ${between}`).join(''))
      const found = [...tokensOf(text)].map(({ from, to }) => text.slice(from, to))
      expect(found).toEqual(parts.map(([token]) => toLatin1(token)))
    }),
  )
})

test('two statements are told from one, whatever they hold', () => {
  const balanced = piece.filter((text) => text !== '(' && text !== ')')
  const statement = fc
    .array(balanced, { maxLength: 8 })
    .map((parts) => ['SELECT', ...parts].join(' '))
  fc.assert(
    fc.property(statement, comment, fc.option(statement), (first, between, second) => {
      const text = toLatin1(`${between}${first} ;${between}; ${second ?? ''}`)
      const found = parseStatement(text)
      expect(found?.refusal).toBe(second === null ? undefined : 'multiple')
    }),
  )
})

test('any bytes at all are taken without harm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1')
      const tokens = [...tokensOf(text)]
      for (const { from, to } of tokens) expect(to).toBeGreaterThan(from)
      parseStatement(`INSERT ${text}`)
      parseStatement(text)
    }),
  )
})
