/**
 * Seeded randomness. A run is a function of (seed, scenario, version): nothing in the simulator calls
 * Math.random(). Independent streams are forked by name, so that adding a vehicle does not move the others' dice.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [min, max]. */
  integer(min: number, max: number): number
  /** Standard normal. */
  normal(): number
  /** An independent stream, the same for the same name. */
  fork(name: string): Random
}

/** FNV-1a, 32 bit: spreads names over seeds. */
function hash(text: string, seed: number): number {
  let h = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  return h
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, passes BigCrush. */
export function createRandom(seed: number): Random {
  let a = hash('a', seed)
  let b = hash('b', seed)
  let c = hash('c', seed)
  let counter = 1
  const next32 = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) next32()
  const next = (): number => next32() / 4294967296
  return {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    // Box-Muller; 1 - u keeps the logarithm finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (name) => createRandom(hash(name, seed)),
  }
}
