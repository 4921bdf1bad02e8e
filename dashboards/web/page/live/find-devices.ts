/** Which devices a person means by a few letters: by their ids first, then by their names. */
import type { Selection } from '../state.ts'

export interface Findable extends Selection {
  /** In each language: who reads one may know the other. */
  readonly names: readonly string[]
}

export const foundMax = 8

/** At most `foundMax`, best first; those that match alike stay in their order. */
export function findDevices<Device extends Findable>(
  query: string,
  devices: Iterable<Device>,
): Device[] {
  const wanted = query.toLowerCase()
  const ranks: Device[][] = [[], [], [], []]
  for (const device of devices) ranks[rankOf(device, wanted)]?.push(device)
  return ranks.flat().slice(0, foundMax)
}

/** 0 is the device itself, -1 is another one. A junction's bare number is like a name: any digit would find many. */
function rankOf({ kind, id, names }: Findable, wanted: string): number {
  const at = id.toLowerCase().indexOf(wanted)
  if (at === 0 && id.length === wanted.length) return 0
  if (at >= 0 && kind === 'junction') return 3
  if (at >= 0) return at === 0 ? 1 : 2
  return names.some((name) => name.toLowerCase().includes(wanted)) ? 3 : -1
}
