/** A table for a terminal: columns of one width. */

/** The first row is the head. Of a shorter row the last cell runs on. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows
  const whole = rows.filter((row) => row.length === head.length)
  const widths = head.map((_, column) => Math.max(...whole.map((row) => widthOf(row[column]!))))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column]! - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A Chinese character, and its punctuation, is as wide as two others. */
function widthOf(cell: string): number {
  return cell.replace(/[\u2e80-\uffef]/g, '  ').length
}
