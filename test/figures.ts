/** Prints what a program of ours found: one JSON object on a line for other programs, or lines for people. */
export type Figures = Readonly<Record<string, unknown>>

export function printFigures(name: string, figures: Figures, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(figures) : lines(name, figures)}\n`)
}

function lines(name: string, figures: Figures): string {
  const width = Math.max(...Object.keys(figures).map((key) => key.length)) + 2
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : JSON.stringify(value)
  const rows = Object.entries(figures).map(([key, value]) => `  ${key.padEnd(width)}${text(value)}`)
  return [name, ...rows].join('\n')
}
