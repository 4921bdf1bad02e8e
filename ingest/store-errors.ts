/** What an insert's failure means: try again, or stop because trying again cannot help. */
import { ClickHouseError } from '@clickhouse/client'

/**
 * ClickHouse refuses these bytes or this statement, and will refuse them again: our block and its table do not fit one another.
 * Whatever is not here (network, timeouts, memory, too many parts, no space, a table that is not there yet) may pass.
 */
const permanentCodes = new Map<string, string>([
  ['6', 'CANNOT_PARSE_TEXT'],
  ['16', 'NO_SUCH_COLUMN_IN_TABLE'],
  ['26', 'CANNOT_PARSE_QUOTED_STRING'],
  ['27', 'CANNOT_PARSE_INPUT_ASSERTION_FAILED'],
  ['36', 'BAD_ARGUMENTS'],
  ['43', 'ILLEGAL_TYPE_OF_ARGUMENT'],
  ['44', 'ILLEGAL_COLUMN'],
  ['50', 'UNKNOWN_TYPE'],
  ['53', 'TYPE_MISMATCH'],
  ['62', 'SYNTAX_ERROR'],
  ['70', 'CANNOT_CONVERT_TYPE'],
  ['115', 'UNKNOWN_SETTING'],
  ['117', 'INCORRECT_DATA'],
])

export function isPermanent(thrown: unknown): boolean {
  return thrown instanceof ClickHouseError && permanentCodes.has(thrown.code)
}

/** A database or table that was there when ingest started is gone. */
export function isMissingTable(thrown: unknown): boolean {
  return thrown instanceof ClickHouseError && (thrown.code === '60' || thrown.code === '81')
}
