/** Colours what stands at the roadside by its newest messages: lights from SPAT, RSUs and piles by their state. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Original } from '../live/messages.ts'
import type { Zone } from '../live/zone.ts'
import { contentNowMs, lightsOf, type LightColour } from '../live/spat.ts'
import { pileState } from '../live/pile.ts'
import { presenceOf } from '../live/staleness.ts'
import type { Selection } from '../state.ts'
import { lightsIn, ofClass, text, type Network } from './network.ts'

interface LightState {
  colour: LightColour
  /** Server time from which the signal's word no longer counts. */
  untilMs: number
}

export class SiteStates {
  readonly #map: MapLibreMap
  readonly #zone: Zone
  /** Ids of the map's lights by signal. */
  readonly #lights = new Map<string, number[]>()
  readonly #shown = new Map<string, LightState>()
  readonly #rsus: readonly string[]
  readonly #piles: readonly string[]
  readonly #states = new Map<string, string>()
  #selected: Selection | undefined

  constructor(map: MapLibreMap, zone: Zone, network: Network) {
    this.#map = map
    this.#zone = zone
    for (const { id, key } of lightsIn(network).lights) {
      this.#lights.set(key, [...(this.#lights.get(key) ?? []), id])
    }
    const ids = (name: string): string[] =>
      ofClass(network, name).map(({ properties }) => text(properties['deviceId']))
    this.#rsus = ids('rsu')
    this.#piles = ids('pile')
  }

  start(): void {
    this.#zone.onOriginals((news) => this.#take(news))
    for (const id of this.#rsus) {
      const known = this.#zone.messages.get('rsu', id, 'spat')
      if (known !== undefined) this.#take([known])
    }
    this.#zone.second.subscribe(() => this.#refresh())
  }

  /** The selected RSU and its coverage, or pile, stand out. */
  select(selection: Selection | undefined): void {
    this.#mark(this.#selected, false)
    this.#selected = selection
    this.#mark(selection, true)
  }

  #mark(selection: Selection | undefined, selected: boolean): void {
    if (selection?.kind === 'rsu') {
      this.#map.setFeatureState({ source: 'rsus', id: selection.id }, { selected })
      this.#map.setFeatureState({ source: 'coverage', id: selection.id }, { selected })
    } else if (selection?.kind === 'pile') {
      this.#map.setFeatureState({ source: 'piles', id: selection.id }, { selected })
    }
  }

  #take(news: readonly Original[]): void {
    const nowMs = this.#zone.clock.nowMs()
    for (const original of news) {
      if (original.type !== 'spat') continue
      const spat = this.#zone.messages.decode(original, 'spat')
      if (spat === undefined) continue
      const recorded = this.#zone.replayId !== undefined
      const contentMs = contentNowMs(original, nowMs, recorded)
      const untilMs = nowMs + Math.max(5000, 3 * original.intervalMs)
      for (const [key, light] of lightsOf(spat, original.generatedAt / 1000, contentMs)) {
        this.#light(key, light.colour, untilMs)
      }
    }
  }

  #light(key: string, colour: LightColour, untilMs: number): void {
    const shown = this.#shown.get(key)
    if (shown !== undefined) shown.untilMs = untilMs
    if (shown?.colour === colour) return
    this.#shown.set(key, { colour, untilMs })
    for (const id of this.#lights.get(key) ?? []) {
      this.#map.setFeatureState({ source: 'lights', id }, { is: colour })
    }
  }

  /** Once a second: what has gone silent goes dark. */
  #refresh(): void {
    const nowMs = this.#zone.clock.nowMs()
    for (const [key, light] of this.#shown) {
      if (nowMs > light.untilMs) this.#light(key, 'dark', Infinity)
    }
    for (const id of this.#rsus) {
      this.#state('rsus', id, this.#zone.messages.presence('rsu', id, nowMs))
    }
    for (const id of this.#piles) this.#state('piles', id, this.#pileState(id, nowMs))
  }

  #pileState(id: string, nowMs: number): string {
    const original = this.#zone.messages.get('pile', id, 'pile_status')
    const status = original && this.#zone.messages.decode(original, 'pile_status')
    if (original === undefined || status === undefined) return 'unknown'
    if (presenceOf(original.seenAtMs, original.intervalMs, nowMs) === 'offline') return 'offline'
    return pileState(status)
  }

  #state(source: string, id: string, is: string): void {
    const key = `${source}/${id}`
    if (this.#states.get(key) === is) return
    this.#states.set(key, is)
    this.#map.setFeatureState({ source, id }, { is })
  }
}
