/** Draws road users that have no OBU: discs where RSUs see them, by kind, apart from the fleets' icons. */
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl'
import type { Zone } from '../live/zone.ts'
import { colours } from './style-colours.ts'

export const roadUserLayerId = 'road-user'

/** Of another radius a kind, so that colour is not all that tells them apart; the legend (map.css) shows the same. */
export function roadUserLayer(): LayerSpecification {
  const radius = (pedestrian: number, nonMotor: number, motor: number): ExpressionSpecification => [
    'match',
    ['get', 'type'],
    'pedestrian',
    pedestrian,
    'nonMotor',
    nonMotor,
    motor,
  ]
  return {
    id: roadUserLayerId,
    type: 'circle',
    source: 'roadUsers',
    paint: {
      'circle-radius': [
        'interpolate',
        ['exponential', 1.5],
        ['zoom'],
        12,
        radius(1, 1, 1.3),
        15,
        radius(2, 2.5, 3.5),
        18,
        radius(5, 7, 11),
      ],
      'circle-color': [
        'match',
        ['get', 'type'],
        'pedestrian',
        colours.roadUser,
        'nonMotor',
        '#8a97ad',
        colours.ground,
      ],
      'circle-stroke-color': colours.roadUser,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0.5, 15, 1.2, 18, 2],
    },
  }
}

export class RoadUserDiscs {
  readonly #map: MapLibreMap
  readonly #zone: Zone
  #shown = true
  #drawn = 0

  constructor(map: MapLibreMap, zone: Zone) {
    this.#map = map
    this.#zone = zone
  }

  start(): void {
    this.#zone.quarterSecond.subscribe(() => this.#draw())
  }

  show(shown: boolean): void {
    this.#shown = shown
    this.#draw()
  }

  #draw(): void {
    const { roadUsers, clock } = this.#zone
    const users = this.#shown ? roadUsers.seen(clock.nowMs()) : []
    // Where nobody is and nobody was there is nothing to upload.
    if (users.length === 0 && this.#drawn === 0) return
    this.#drawn = users.length
    void this.#map.getSource<GeoJSONSource>('roadUsers')?.setData({
      type: 'FeatureCollection',
      features: users.map(({ type, position }) => ({
        type: 'Feature',
        properties: { type },
        geometry: { type: 'Point', coordinates: position },
      })),
    })
  }
}
