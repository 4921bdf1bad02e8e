/** What an insert's failure means: try again, look for the row that is refused, or stop because trying again cannot help. */
import { ClickHouseError } from '@clickhouse/client'

/**
 * ClickHouse refuses this statement, and will refuse it again: our block and its table do not fit one another. Whatever is
 * neither here nor below (network, timeouts, memory, too many parts, no space, a table that is not there yet) may pass.
 */
const statementCodes = new Map<string, string>([
  ['16', 'NO_SUCH_COLUMN_IN_TABLE'],
  ['36', 'BAD_ARGUMENTS'],
  ['43', 'ILLEGAL_TYPE_OF_ARGUMENT'],
  ['44', 'ILLEGAL_COLUMN'],
  ['50', 'UNKNOWN_TYPE'],
  ['53', 'TYPE_MISMATCH'],
  ['62', 'SYNTAX_ERROR'],
  ['115', 'UNKNOWN_SETTING'],
])

/** It refuses what is in the block: a row that a constraint, a conversion, or a view's expression does not take. */
const contentCodes = new Map<string, string>([
  ['6', 'CANNOT_PARSE_TEXT'],
  ['26', 'CANNOT_PARSE_QUOTED_STRING'],
  ['27', 'CANNOT_PARSE_INPUT_ASSERTION_FAILED'],
  ['69', 'ARGUMENT_OUT_OF_BOUND'],
  ['70', 'CANNOT_CONVERT_TYPE'],
  ['117', 'INCORRECT_DATA'],
  ['131', 'TOO_LARGE_STRING_SIZE'],
  ['153', 'ILLEGAL_DIVISION'],
  ['321', 'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE'],
  ['349', 'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN'],
  ['395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
  ['407', 'DECIMAL_OVERFLOW'],
  ['469', 'VIOLATED_CONSTRAINT'],
])

/** The statement is refused, whatever rows it brings. */
export function isPermanent(thrown: unknown): boolean {
  return thrown instanceof ClickHouseError && statementCodes.has(thrown.code)
}

/** A row of the block is refused, or all of them. */
export function isOfContent(thrown: unknown): boolean {
  return thrown instanceof ClickHouseError && contentCodes.has(thrown.code)
}

/** A database or table that was there when ingest started is gone. */
export function isMissingTable(thrown: unknown): boolean {
  return thrown instanceof ClickHouseError && (thrown.code === '60' || thrown.code === '81')
}
