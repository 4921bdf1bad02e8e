/** A table for a terminal: columns of one width. */

/** The first row is the head. Of a shorter row the last cell runs on. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows
  const whole = rows.filter((row) => row.length === head.length)
  const widths = head.map((_, column) => Math.max(...whole.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
