/** Layers of what stands at the roadside: stops, lights, RSUs, piles. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { colours } from './style-colours.ts'

/** Colours of a light, of an RSU and of a pile come by feature state, so that a change uploads nothing else. */
function stateColour(choices: readonly string[], otherwise: string): ExpressionSpecification {
  return [
    'match',
    ['coalesce', ['feature-state', 'is'], 'unknown'],
    ...choices,
    otherwise,
  ] as unknown as ExpressionSpecification
}

export const lightColours = {
  red: '#ff4d4f',
  yellow: '#ffd23f',
  green: '#2fe07a',
  dark: '#56627a',
} as const

const silent = '#7a879c'

export const rsuColours = { online: colours.radio, late: '#b39b4a', offline: '#ff6b6b' } as const

/** A pile that is offline looks like one that nobody can use. */
export const pileColours = {
  available: '#5ee08a',
  charging: '#55b8ff',
  faulted: '#ff6b6b',
  offline: silent,
} as const

export function deviceLayers(): LayerSpecification[] {
  const light = stateColour(Object.entries(lightColours).flat(), '#56627a')
  return [
    {
      id: 'stop',
      type: 'circle',
      source: 'stops',
      minzoom: 13,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1.6, 16, 4],
        'circle-color': colours.ground,
        'circle-stroke-color': colours.stop,
        'circle-stroke-width': 1.4,
      },
    },
    ...siteLayers('rsu', stateColour(Object.entries(rsuColours).flat(), silent)),
    ...siteLayers('pile', stateColour(Object.entries(pileColours).flat(), silent)),
    {
      id: 'light',
      type: 'circle',
      source: 'lights',
      minzoom: 12.5,
      filter: [
        'any',
        ['==', ['get', 'turn'], 'through'],
        ['>=', ['zoom'], 16],
      ] as ExpressionSpecification,
      paint: {
        'circle-radius': [
          'interpolate',
          ['exponential', 1.5],
          ['zoom'],
          12.5,
          1.6,
          15,
          3.5,
          18,
          11,
        ],
        'circle-color': light,
        'circle-stroke-color': colours.roadEdge,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 13, 0.8, 16, 2],
      },
    },
    {
      id: 'light-arrow',
      type: 'symbol',
      source: 'lights',
      minzoom: 16,
      layout: {
        'icon-image': ['concat', 'turn-', ['get', 'turn']],
        'icon-rotate': ['get', 'headingDeg'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['exponential', 1.5], ['zoom'], 16, 0.4, 18, 0.8],
      },
    },
  ]
}

/** A disc whose rim tells the state, and the sign of the kind on it. */
function siteLayers(kind: 'rsu' | 'pile', rim: ExpressionSpecification): LayerSpecification[] {
  // Piles stand side by side: their discs grow and get their sign only where there is room.
  const [minzoom, signZoom] = kind === 'rsu' ? [11, 13] : [13, 15.5]
  const radius = kind === 'rsu' ? [2.5, 7, 12] : [2, 3, 12]
  return [
    {
      id: kind,
      type: 'circle',
      source: `${kind}s`,
      minzoom,
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          11,
          radius[0]!,
          14,
          radius[1]!,
          18,
          radius[2]!,
        ],
        'circle-color': '#0d1626',
        'circle-stroke-color': rim,
        'circle-stroke-width': ['case', ['boolean', ['feature-state', 'selected'], false], 4, 1.8],
      },
    },
    {
      id: `${kind}-sign`,
      type: 'symbol',
      source: `${kind}s`,
      minzoom: signZoom,
      layout: {
        'icon-image': kind,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 13, 0.45, 14, 0.6, 18, 1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}
