/** Reads what was compressed by snappy, as Prometheus' remote write is: its block format, of which nothing here is large. */

/** https://github.com/google/snappy/blob/main/format_description.txt */
export function unsnapped(block: Buffer): Buffer {
  let at = 0
  const little = (bytes: number): number => block.readUIntLE((at += bytes) - bytes, bytes)
  let length = 0
  for (let shift = 0, more = true; more; shift += 7) {
    const byte = little(1)
    length += (byte & 0x7f) * 2 ** shift
    more = byte >= 0x80
  }
  const whole = Buffer.alloc(length)
  let to = 0
  while (at < block.length) {
    const tag = little(1)
    const upper = tag >> 2
    const kind = tag & 3
    if (kind === 0) {
      const size = (upper < 60 ? upper : little(upper - 59)) + 1
      to += block.copy(whole, to, at, at + size)
      at += size
      continue
    }
    const size = kind === 1 ? (upper & 7) + 4 : upper + 1
    const back = kind === 1 ? ((tag >> 5) << 8) | little(1) : little(kind === 2 ? 2 : 4)
    // What is copied may reach into what it copies to.
    for (const end = to + size; to < end; to++) whole[to] = whole[to - back]!
  }
  return whole
}
