/**
 * The live map: MapLibre with our style, the vehicles' layer on top, signals and devices coloured by their state.
 * It shows what `Zone` holds and tells what was picked; panels and choices are not its business.
 */
import { Map as MapLibreMap, ScaleControl, setWorkerUrl, type MapMouseEvent } from 'maplibre-gl'
import type { Language } from '../i18n/language.ts'
import type { Selection } from '../state.ts'
import type { Original } from '../live/messages.ts'
import type { Zone } from '../live/zone.ts'
import { detailsPadding, homePadding, isFree } from './free-view.ts'
import { latitudeOf, longitudeOf } from './mercator.ts'
import { boundsOf, ofClass, type Network } from './network.ts'
import { RoadUserDiscs, roadUserLayerId } from './road-users.ts'
import { rememberView, savedView, type Bounds } from './view.ts'
import { SiteStates } from './site-states.ts'
import { addSigns } from './signs.ts'
import { mapStyle } from './style.ts'
import { nameIn, namedLayers, rsuName } from './style-names.ts'
import { Trail } from './trail.ts'
import { VehicleLayer } from './vehicle-layer.ts'
import { pickVehicles } from './picking.ts'
import { Turns } from './turns.ts'

declare const MAP_WORKER_PATH: string

export interface ZoneMapEvents {
  onPick(picked: Selection | undefined): void
  /** The person moved the map by hand. */
  onDragged(): void
}

export interface ZoneMapOptions {
  readonly container: HTMLElement
  readonly baseUrl: string
  readonly zone: Zone
  readonly network: Network
  readonly language: Language
  readonly events: ZoneMapEvents
}

/** Pixels around a click or a tap in which something is meant. */
const reachPixels = 16
const followStepPixels = 0.5

export class ZoneMap {
  readonly layer: VehicleLayer
  readonly map: MapLibreMap
  readonly #zone: Zone
  readonly #network: Network
  /** Of its roads. */
  readonly #bounds: Bounds
  readonly #states: SiteStates
  readonly #trail: Trail
  readonly #roadUsers: RoadUserDiscs
  readonly #events: ZoneMapEvents
  readonly #turns = new Turns()
  #selection: Selection | undefined
  #following = false
  /** Whether the view was chosen for the map's real size: behind another page it has none. */
  #fitted: boolean
  /** Chosen on the other page. */
  #toShow: Selection | undefined
  /** Selected before the map was there, by the page's address: shown as soon as its place is known. */
  #awaited: Selection | undefined
  /** Whether the view is the one from before a reload. */
  readonly #remembered: boolean
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)')

  constructor(options: ZoneMapOptions) {
    const { zone, network } = options
    setWorkerUrl(new URL(MAP_WORKER_PATH, options.baseUrl).href)
    this.#zone = zone
    this.#network = network
    this.#events = options.events
    this.#bounds = boundsOf(ofClass(network, 'road'))
    const [west, south, east, north] = this.#bounds
    const view = savedView(this.#bounds)
    this.#remembered = view !== undefined
    this.#fitted = this.#remembered || options.container.clientWidth > 0
    this.map = new MapLibreMap({
      container: options.container,
      style: mapStyle(network, options.language),
      ...(view ?? { bounds: this.#bounds, fitBoundsOptions: { padding: homePadding() } }),
      maxBounds: [west - 0.6, south - 0.5, east + 0.6, north + 0.5],
      minZoom: 8,
      maxZoom: 20,
      maxPitch: 60,
      attributionControl: false,
      fadeDuration: 120,
      canvasContextAttributes: { antialias: true },
      reduceMotion: this.#calm.matches,
    })
    this.map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-left')
    this.layer = new VehicleLayer(
      zone.vehicles,
      () => zone.clock.nowMs(),
      () => zone.drawn(),
    )
    this.layer.calm = this.#calm.matches
    this.#states = new SiteStates(this.map, zone, network)
    this.#trail = new Trail(this.map, zone, options.baseUrl)
    this.#roadUsers = new RoadUserDiscs(this.map, zone)
    this.#listen()
  }

  #listen(): void {
    const { map } = this
    // Before the first tile, which may want them.
    map.on('style.load', () => addSigns(map))
    map.on('load', () => {
      // What came while the map was loading waited for the page, not for the zone.
      this.#zone.seenAgain()
      map.addLayer(this.layer)
      this.#states.start()
      this.#roadUsers.start()
      this.select(this.#selection)
      this.#awaited = this.#selection
      this.#showAwaited()
      this.#zone.onVehicles((changed) => this.#onVehicles(changed))
      this.#zone.onOriginals((news) => this.#onOriginals(news))
    })
    map.on('click', (event) => {
      // The second one of a double click is for the zoom.
      if (event.originalEvent.detail < 2) this.#events.onPick(this.#pick(event))
    })
    map.on('mousemove', (event) => {
      const isOver = this.#vehiclesUnder(event).length > 0 || this.#sitesUnder(event).length > 0
      map.getCanvas().style.cursor = isOver ? 'pointer' : ''
    })
    map.on('dragstart', () => this.#events.onDragged())
    map.on('moveend', () => {
      if (this.#fitted && !this.#following) rememberView(map, this.#bounds)
    })
    map.on('resize', () => this.#catchUp())
    map.on('render', () => this.#follow())
    this.#calm.addEventListener('change', () => {
      this.layer.calm = this.#calm.matches
    })
  }

  /** The map is there to be seen: what waited for that is shown. */
  #catchUp(): void {
    if (this.map.getContainer().clientWidth === 0) return
    const fitted = this.#fitted
    // Before it moves: the view it comes to is one to remember.
    this.#fitted = true
    if (!fitted) this.showWhole(0)
    this.show(this.#toShow)
    this.#toShow = undefined
  }

  #onVehicles(changed: readonly number[]): void {
    if (changed.length > 0 && !this.layer.calm && !this.layer.paused) this.map.triggerRepaint()
    if (this.#selection?.kind !== 'vehicle') return
    this.#showAwaited()
    const at = this.#zone.vehicles.indexOf(this.#selection.id)
    this.layer.selected = at ?? -1
    if (at !== undefined && changed.includes(at)) this.#trail.extend(at)
  }

  /** Its line is known by its status alone, which may come after the vehicle. */
  #onOriginals(news: readonly Original[]): void {
    const { kind: selected, id } = this.#selection ?? {}
    const isStatus = ({ kind, deviceId, type }: Original): boolean =>
      kind === 'obu' && deviceId === id && type === 'vehicle_status'
    if (selected === 'vehicle' && news.some(isStatus)) this.#showRoute(id)
  }

  /** What is under the pointer: vehicles first, since they are drawn on top. */
  #pick(event: MapMouseEvent): Selection | undefined {
    const under = [...this.#vehiclesUnder(event), ...this.#sitesUnder(event)]
    return this.#turns.next(under, this.#selection, event.point)
  }

  #vehiclesUnder(event: MapMouseEvent): Selection[] {
    const { vehicles, clock } = this.#zone
    const found = pickVehicles({
      vehicles,
      nowMs: clock.nowMs(),
      shownFleets: this.layer.shownFleets,
      selected: this.layer.selected,
      reachPixels: Math.max(reachPixels, this.layer.iconSize() / 2),
      pointer: event.lngLat,
      zoom: this.map.getZoom(),
    })
    return found.map((at) => ({ kind: 'vehicle', id: vehicles.get(at)!.deviceId }))
  }

  #sitesUnder(event: MapMouseEvent): Selection[] {
    // Not isStyleLoaded(): that is false as well while a source takes new data, as those of trail and road users do.
    if (this.map.getLayer('light') === undefined) return []
    const { x, y } = event.point
    const reach = reachPixels / 2
    const features = this.map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: ['rsu', 'pile', 'light'] },
    )
    return features.map(({ layer, properties }) => {
      const { deviceId, nodeId } = properties as { deviceId?: string; nodeId?: number }
      if (layer.id === 'light') return { kind: 'junction', id: String(nodeId) }
      return { kind: layer.id === 'rsu' ? 'rsu' : 'pile', id: deviceId ?? '' }
    })
  }

  #follow(): void {
    if (!this.#following || this.#selection?.kind !== 'vehicle') return
    const place = this.#vehiclePlace(this.#selection.id)
    if (place === undefined || this.map.isZooming()) return
    const from = this.map.project(this.map.getCenter())
    if (from.dist(this.map.project(place)) > followStepPixels) this.map.setCenter(place)
  }

  #vehiclePlace(deviceId: string): [number, number] | undefined {
    const at = this.#zone.vehicles.indexOf(deviceId)
    if (at === undefined) return undefined
    const pose = this.#zone.vehicles.motion.poseAt(at, this.#zone.clock.nowMs())
    return [longitudeOf(pose.x), latitudeOf(pose.y)]
  }

  select(selection: Selection | undefined): void {
    this.#selection = selection
    this.#awaited = undefined
    if (this.layer.paused) this.#toShow = selection
    const named = selection?.kind === 'vehicle' ? selection.id : ''
    const at = this.#zone.vehicles.indexOf(named)
    // An address may name one that nobody has heard of: it has neither trail nor route.
    const vehicle = at === undefined ? undefined : named
    this.layer.selected = at ?? -1
    if (this.map.getSource('trail') === undefined) return
    this.#trail.show(vehicle)
    this.#states.select(selection)
    this.#showRoute(vehicle)
    if (selection === undefined) {
      this.map.easeTo({ padding: detailsPadding(false), duration: 200 })
    } else if (!this.layer.paused && !this.#isInSight(selection)) {
      this.show(selection, this.map.getZoom())
    }
    this.map.triggerRepaint()
  }

  /** The route of the selected vehicle's line, lit up. */
  #showRoute(deviceId: string | undefined): void {
    const status =
      deviceId === undefined
        ? undefined
        : this.#zone.messages.decoded('obu', deviceId, 'vehicle_status')
    const line = status?.line ?? ''
    this.map.setFilter('route', ['all', ['==', ['get', 'line'], line], line !== ''])
  }

  follow(following: boolean): void {
    this.#following = following
    if (following) this.show(this.#selection, Math.max(this.map.getZoom(), 16))
  }

  show(selection: Selection | undefined, zoom = this.#zoomFor(selection)): void {
    if (selection === undefined) return
    const place = this.#placeOf(selection)
    if (place !== undefined) {
      this.map.easeTo({
        center: place,
        zoom,
        padding: detailsPadding(this.#selection !== undefined),
        duration: this.#calm.matches ? 0 : 700,
      })
    }
  }

  /** After a reload the view stays as it was, unless what is selected has left it. */
  #showAwaited(): void {
    const awaited = this.#awaited
    if (awaited === undefined || this.#placeOf(awaited) === undefined) return
    const stays = this.#remembered && this.#isInSight(awaited)
    this.select(awaited)
    if (!this.layer.paused && !stays) this.show(awaited)
  }

  /** Nothing is hidden that has no place. */
  #isInSight(selection: Selection): boolean {
    const place = this.#placeOf(selection)
    return place === undefined || isFree(this.map.project(place), this.map.getContainer())
  }

  #placeOf(selection: Selection): [number, number] | undefined {
    if (selection.kind === 'vehicle') return this.#vehiclePlace(selection.id)
    return this.#sitePlace(selection)
  }

  /** Piles stand side by side: from further away one hides the other. */
  #zoomFor(selection: Selection | undefined): number {
    return Math.max(this.map.getZoom(), selection?.kind === 'pile' ? 17.5 : 15)
  }

  #sitePlace(selection: Selection): [number, number] | undefined {
    const feature = ofClass(this.#network, selection.kind).find(({ properties }) =>
      selection.kind === 'junction'
        ? String(properties['nodeId']) === selection.id
        : properties['deviceId'] === selection.id,
    )
    if (feature?.geometry.type !== 'Point') return undefined
    return feature.geometry.coordinates as [number, number]
  }

  showWhole(duration = this.#calm.matches ? 0 : 700): void {
    this.map.fitBounds(this.#bounds, {
      padding: homePadding(),
      bearing: 0,
      pitch: 0,
      duration,
    })
  }

  showFleets(mask: number): void {
    this.layer.shownFleets = mask
    this.map.triggerRepaint()
  }

  showRoadUsers(shown: boolean): void {
    this.#roadUsers.show(shown)
  }

  /** Pieces of the selected vehicle's route that are on the screen. */
  get routesDrawn(): number {
    return this.map.queryRenderedFeatures({ layers: ['route'] }).length
  }

  /** Road users that are on the screen. */
  get roadUsersDrawn(): number {
    return this.map.queryRenderedFeatures({ layers: [roadUserLayerId] }).length
  }

  speak(language: Language, label: string): void {
    this.map.getCanvas().setAttribute('aria-label', label)
    for (const layer of namedLayers) {
      if (this.map.getLayer(layer) === undefined) continue
      const name = nameIn(language)
      this.map.setLayoutProperty(layer, 'text-field', layer === 'rsu-name' ? rsuName(name) : name)
    }
  }

  /** A map behind another page draws nothing. */
  setVisible(visible: boolean): void {
    this.layer.paused = !visible
    if (!visible) return
    this.#zone.seenAgain()
    this.map.resize()
    this.map.triggerRepaint()
  }

  remove(): void {
    this.map.remove()
  }
}
