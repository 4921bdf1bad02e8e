/** Colours that several layers of the map share. */
import type { ExpressionSpecification } from 'maplibre-gl'

export const colours = {
  ground: '#0a101c',
  water: '#0f2036',
  waterEdge: '#1d3a5c',
  waterName: '#6f9ac9',
  roadEdge: '#050913',
  roadName: '#b9c6da',
  halo: '#0a101c',
  stop: '#8fb4dc',
  radio: '#3fd0c9',
  roadUser: '#f3ecff',
} as const

const areas = {
  test_area: ['#5f8dff', '#a9c4ff'],
  taxi_area: ['#e8cf52', '#f0e0a0'],
  sanitation: ['#35c894', '#8fe8c6'],
  work_site: ['#ff7d66', '#ffb9aa'],
  depot: ['#a08ce0', '#cdc1f7'],
} as const

/** An area by its feature property `areaKind`: its ground and edge, and its name, which is lighter to be read. */
export const areaColour = byAreaKind(0, '#7d8ca6')
export const areaNameColour = byAreaKind(1, '#c0cadb')

function byAreaKind(at: 0 | 1, otherwise: string): ExpressionSpecification {
  const choices = Object.entries(areas).flatMap(([kind, colours]) => [kind, colours[at]])
  return ['match', ['get', 'areaKind'], ...choices, otherwise] as unknown as ExpressionSpecification
}
