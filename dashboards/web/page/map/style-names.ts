/**
 * Layers of names. MapLibre draws letters with the machine's fonts where a style names no `glyphs`, Latin ones too.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Language } from '../i18n/language.ts'
import { areaNameColour, colours } from './style-colours.ts'

const fonts = [
  'system-ui',
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'WenQuanYi Micro Hei',
  'sans-serif',
]

/** The property that holds a feature's name in a language; Chinese stands in where there is no other. */
export function nameIn(language: Language): ExpressionSpecification {
  const chinese: ExpressionSpecification = ['to-string', ['get', 'name']]
  if (language === 'zh-CN') return chinese
  return ['coalesce', ['get', 'nameEn'], chinese]
}

/** Layers whose text follows the language. */
export const namedLayers = [
  'water-name',
  'area-name',
  'road-name',
  'stop-name',
  'rsu-name',
] as const

export function nameLayers(language: Language): LayerSpecification[] {
  const name = nameIn(language)
  return [...groundNames(name), ...deviceNames(name)]
}

const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 1.6 } as const
const font = { 'text-font': fonts } as const

function groundNames(name: ExpressionSpecification): LayerSpecification[] {
  const water: ExpressionSpecification = ['==', ['get', 'areaKind'], 'lake']
  return [
    {
      id: 'water-name',
      type: 'symbol',
      source: 'areaNames',
      filter: water,
      layout: {
        ...font,
        'text-field': name,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12, 15, 17],
        'text-letter-spacing': 0.12,
      },
      paint: { 'text-color': colours.waterName, ...halo },
    },
    {
      id: 'road-name',
      type: 'symbol',
      source: 'roads',
      minzoom: 12.5,
      filter: ['!=', ['get', 'roadKind'], 'track'],
      layout: {
        ...font,
        'text-field': name,
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12.5, 10.5, 16, 13],
        'text-max-angle': 32,
        'text-padding': 12,
      },
      paint: { 'text-color': colours.roadName, ...halo },
    },
    {
      id: 'area-name',
      type: 'symbol',
      source: 'areaNames',
      minzoom: 11,
      filter: ['!', water],
      layout: {
        ...font,
        'text-field': name,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11.5, 15, 15],
        'text-max-width': 9,
        'text-padding': 6,
      },
      paint: { 'text-color': areaNameColour, ...halo },
    },
  ]
}

function deviceNames(name: ExpressionSpecification): LayerSpecification[] {
  const below = { 'text-anchor': 'top', 'text-optional': true } as const
  return [
    {
      id: 'stop-name',
      type: 'symbol',
      source: 'stops',
      minzoom: 14.5,
      layout: {
        ...font,
        ...below,
        'text-field': name,
        'text-size': 11.5,
        'text-offset': [0, 0.7],
      },
      paint: { 'text-color': colours.stop, ...halo },
    },
    {
      id: 'rsu-name',
      type: 'symbol',
      source: 'rsus',
      minzoom: 15,
      layout: {
        ...font,
        ...below,
        'text-field': rsuName(name),
        'text-size': 12,
        'text-offset': [0, 2],
        'text-max-width': 14,
      },
      paint: { 'text-color': '#8fe0db', ...halo },
    },
  ]
}

/** An RSU is called by its id first. */
export function rsuName(name: ExpressionSpecification): ExpressionSpecification {
  return ['concat', ['get', 'deviceId'], '\n', name]
}
