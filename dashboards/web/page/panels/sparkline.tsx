/** A small line of the last values: shape, not figures, so it is hidden from screen readers. */
const width = 96
const height = 26

export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const max = Math.max(...values, 1e-9)
  const step = width / 119
  const points = values.map((value, at) => {
    const x = width - (values.length - 1 - at) * step
    return `${x.toFixed(1)},${(height - 2 - (value / max) * (height - 5)).toFixed(1)}`
  })
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {points.length < 2 ? undefined : <polyline points={points.join(' ')} />}
    </svg>
  )
}
