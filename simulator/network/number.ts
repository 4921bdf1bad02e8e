/** Gives the nodes of a finished draft the numbers they keep: small and unique, as the node id of a MAP needs, from 1. */
import { V2xError } from '../../common/errors.ts'
import type { Draft } from './draft.ts'

/** DE_NodeReferenceID: 16 bits within a region. */
const nodesMax = 65_535

export interface Numbered extends Draft {
  /** The number that a node of the draft got; undefined where no road leads to it any more. */
  readonly numberOf: (nodeId: number) => number | undefined
}

/** Junctions without a road go. Names come of the roads that meet. */
export function numberNodes({ junctions, roads }: Draft): Numbered {
  const used = new Map<number, Set<string>>()
  const english = new Map<string, string>()
  for (const { fromNodeId, toNodeId, name, nameEn } of roads) {
    english.set(name, nameEn)
    for (const node of [fromNodeId, toNodeId]) {
      const names = used.get(node) ?? new Set()
      used.set(node, name === '' ? names : names.add(name))
    }
  }
  if (used.size > nodesMax) {
    throw new V2xError(
      'NETWORK_TOO_LARGE',
      `cannot number ${used.size} junctions: a MAP has ids for ${nodesMax}; cut a smaller part of the map`,
    )
  }
  const numbers = new Map<number, number>()
  const kept = junctions.filter(({ nodeId }) => used.has(nodeId))
  for (const { nodeId } of kept) numbers.set(nodeId, numbers.size + 1)
  return {
    junctions: kept.map((junction) => {
      const names = [...used.get(junction.nodeId)!].slice(0, 2)
      return {
        ...junction,
        nodeId: numbers.get(junction.nodeId)!,
        name: junction.name === '' ? names.join(' / ') : junction.name,
        nameEn:
          junction.nameEn === ''
            ? names.map((name) => english.get(name)).join(' / ')
            : junction.nameEn,
      }
    }),
    roads: roads.map((road) => ({
      ...road,
      fromNodeId: numbers.get(road.fromNodeId)!,
      toNodeId: numbers.get(road.toNodeId)!,
    })),
    numberOf: (nodeId) => numbers.get(nodeId),
  }
}
