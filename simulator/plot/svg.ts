/** SVG as text: elements, path data, ticks. */

export type Attributes = Readonly<Record<string, string | number>>

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`
}

export function text(content: string, x: number, y: number, attributes: Attributes = {}): string {
  return element('text', { x: short(x), y: short(y), ...attributes }, escaped(content))
}

/** To a tenth of a pixel. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10 + 0)
}

/** A line through points, with each step relative to the last: that is shorter. One point is a dot where line ends are round. */
export function pathThrough(points: Iterable<readonly [x: number, y: number]>): string {
  let data = ''
  let [lastX, lastY, steps] = [0, 0, 0]
  for (const point of points) {
    // In tenths, so that rounding does not add up along the line.
    const [x, y] = [Math.round(point[0] * 10), Math.round(point[1] * 10)]
    if (data === '') data = `M${x / 10} ${y / 10}`
    else if (x === lastX && y === lastY) continue
    else {
      const [dx, dy] = [(x - lastX) / 10, (y - lastY) / 10]
      data += `${steps === 0 ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`
      steps += 1
    }
    lastX = x
    lastY = y
  }
  return steps === 0 && data !== '' ? `${data}h0` : data
}

/** Steps of 1, 2 or 5 times a power of ten: about `count` of them up to `most`. */
export function niceStep(most: number, count: number): number {
  const rough = Math.max(most, 1e-9) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough * 0.999)!
  return factor * power
}

function escaped(value: string | number): string {
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
