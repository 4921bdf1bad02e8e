/** A table for a terminal: columns of one width, numbers to the right. */

/** The first row is the head. A row may be shorter than the others; its last cell then runs on. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows
  const widths = head.map((_, column) =>
    Math.max(...rows.map((row) => (row.length === head.length ? row[column]!.length : 0))),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at < 1 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  '),
  )
  return lines.map((line) => line.trimEnd()).join('\n')
}
