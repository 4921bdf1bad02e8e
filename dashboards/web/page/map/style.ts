/**
 * The map's own dark style, drawn from the road network alone: no tiles, no glyph server, no sprite.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Network } from './network.ts'
import { areaNamesOf, collection, coverageOf, lightsIn, ofClass } from './network.ts'
import type { Language } from '../i18n/language.ts'
import { areaColour, colours } from './style-colours.ts'
import { roadUserLayer } from './road-users.ts'
import { deviceLayers } from './style-devices.ts'
import { nameLayers } from './style-names.ts'

const roadColour: ExpressionSpecification = [
  'match',
  ['get', 'roadKind'],
  'highway',
  '#7d92bd',
  'arterial',
  '#566c98',
  'test',
  '#4d80d0',
  'track',
  '#7d6a50',
  '#3d4f73',
]

/** Metres wide on the ground, drawn never thinner than a hairline. */
function roadWidth(extraPixels: number): ExpressionSpecification {
  const weight: ExpressionSpecification = [
    'match',
    ['get', 'roadKind'],
    'highway',
    1.6,
    'arterial',
    1.2,
    'test',
    0.9,
    'track',
    0.6,
    0.75,
  ]
  const at = (pixels: number): ExpressionSpecification => [
    '+',
    ['*', pixels, weight],
    extraPixels * (pixels > 8 ? 2 : 1),
  ]
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    10,
    at(1.3),
    13,
    at(3),
    16,
    at(12),
    18,
    at(40),
  ]
}

export function mapStyle(network: Network, language: Language): StyleSpecification {
  const geojson = (...classes: string[]): GeoJSON.FeatureCollection =>
    collection(ofClass(network, ...classes))
  const source = (data: GeoJSON.FeatureCollection, promoteId?: string) => ({
    type: 'geojson' as const,
    data,
    ...(promoteId === undefined ? {} : { promoteId }),
  })
  return {
    version: 8,
    sources: {
      areas: source(geojson('area')),
      areaNames: source(areaNamesOf(network)),
      roads: source(geojson('road')),
      routes: source(geojson('route')),
      coverage: source(coverageOf(network), 'deviceId'),
      stops: source(geojson('stop')),
      lights: source(lightsIn(network).points),
      junctions: source(geojson('junction')),
      rsus: source(geojson('rsu'), 'deviceId'),
      piles: source(geojson('pile'), 'deviceId'),
      roadUsers: source({ type: 'FeatureCollection', features: [] }),
      trail: { ...source({ type: 'FeatureCollection', features: [] }), lineMetrics: true },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...areaLayers(),
      ...coverageLayers(),
      ...roadLayers(),
      ...pickedLayers(),
      ...deviceLayers(),
      roadUserLayer(),
      ...nameLayers(language),
    ],
  }
}

function areaLayers(): LayerSpecification[] {
  const water: ExpressionSpecification = ['==', ['get', 'areaKind'], 'lake']
  const land: ExpressionSpecification = ['!=', ['get', 'areaKind'], 'lake']
  const area = { source: 'areas' } as const
  return [
    { id: 'water', type: 'fill', ...area, filter: water, paint: { 'fill-color': colours.water } },
    {
      id: 'water-edge',
      type: 'line',
      ...area,
      filter: water,
      paint: { 'line-color': colours.waterEdge, 'line-width': 1 },
    },
    {
      id: 'area',
      type: 'fill',
      ...area,
      filter: land,
      paint: { 'fill-color': areaColour, 'fill-opacity': 0.09 },
    },
    {
      id: 'area-edge',
      type: 'line',
      ...area,
      filter: land,
      paint: {
        'line-color': areaColour,
        'line-opacity': 0.55,
        'line-width': 1.2,
        'line-dasharray': [4, 3],
      },
    },
  ]
}

const round = { 'line-cap': 'round', 'line-join': 'round' } as const

function roadLayers(): LayerSpecification[] {
  const order: ExpressionSpecification = [
    'match',
    ['get', 'roadKind'],
    'highway',
    4,
    'arterial',
    3,
    'test',
    2,
    1,
  ]
  const road = { source: 'roads', layout: { ...round, 'line-sort-key': order } } as const
  return [
    {
      id: 'road-edge',
      type: 'line',
      ...road,
      paint: { 'line-color': colours.roadEdge, 'line-width': roadWidth(1.8) },
    },
    {
      id: 'road',
      type: 'line',
      ...road,
      paint: { 'line-color': roadColour, 'line-width': roadWidth(0) },
    },
    {
      id: 'road-middle',
      type: 'line',
      source: 'roads',
      minzoom: 15.5,
      filter: ['all', ['!=', ['get', 'oneWay'], true], ['!=', ['get', 'roadKind'], 'track']],
      paint: {
        'line-color': '#9aa9c6',
        'line-opacity': 0.55,
        'line-width': 1,
        'line-dasharray': [8, 8],
      },
    },
  ]
}

/** Coverage of the RSUs: faint, but for the selected one's. */
function coverageLayers(): LayerSpecification[] {
  const selected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
  return [
    {
      id: 'coverage',
      type: 'fill',
      source: 'coverage',
      minzoom: 12,
      paint: {
        'fill-color': colours.radio,
        'fill-opacity': ['case', selected, 0.06, 0.03],
      },
    },
    {
      id: 'coverage-edge',
      type: 'line',
      source: 'coverage',
      minzoom: 12,
      paint: {
        'line-color': colours.radio,
        'line-width': ['case', selected, 2, 0.8],
        'line-opacity': ['case', selected, 0.9, 0.22],
      },
    },
  ]
}

/** What belongs to the selected vehicle: its line's route, and where it came from. */
function pickedLayers(): LayerSpecification[] {
  return [
    {
      id: 'route',
      type: 'line',
      source: 'routes',
      layout: round,
      filter: ['==', ['get', 'line'], ''],
      paint: {
        'line-color': '#55b8ff',
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 2.5, 16, 6],
        'line-opacity': 0.5,
      },
    },
    {
      id: 'trail',
      type: 'line',
      source: 'trail',
      layout: round,
      paint: {
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 2.5, 16, 5],
        'line-gradient': [
          'interpolate',
          ['linear'],
          ['line-progress'],
          0,
          'rgba(255,255,255,0)',
          1,
          'rgba(255,255,255,0.85)',
        ],
      },
    },
  ]
}
