/** One line of the report. */
export interface Line {
  what: string
  figure: string
  /** What it is held against, and where it should be. */
  goal?: string
}

export function table(lines: Line[]): string {
  const rows = [['measured', 'figure', 'goal'], ...lines.map(({ what, figure, goal = '' }) => [what, figure, goal])]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  text.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '))
  return text.join('\n')
}

export const whole = (n: number) => Math.round(n).toLocaleString('en')
export const times = (n: number) => `${n.toFixed(2)}×`

/** The middle one of several runs: neither the lucky nor the disturbed one. */
export function median(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
