/** Which devices a person means by a few letters: by their ids first, then by their names. */

export interface Findable {
  readonly id: string
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

/** 0 is the device itself, -1 is another one. */
function rankOf({ id, names }: Findable, wanted: string): number {
  const at = id.toLowerCase().indexOf(wanted)
  if (at === 0) return id.length === wanted.length ? 0 : 1
  if (at > 0) return 2
  return names.some((name) => name.toLowerCase().includes(wanted)) ? 3 : -1
}
