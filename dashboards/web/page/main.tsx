/** Starts the page: language, address, the live connection, and what the browser tests may read. */
import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { language, startLanguage, t } from './i18n/language.ts'
import { startReplays } from './live/replays.ts'
import { startReports } from './live/reported.ts'
import { Zone } from './live/zone.ts'
import { networkName } from './map/network.ts'
import { mapCounters } from './panels/map-view.tsx'
import { baseUrl, keepChoicesInAddress, page, replayIdFromUrl, startRouting } from './state.ts'

startLanguage()
startRouting()
keepChoicesInAddress()
startReplays(baseUrl)
startReports(baseUrl)
const zone = new Zone(baseUrl, replayIdFromUrl())

effect(() => {
  document.documentElement.lang = language.value
  const titles = { map: t('app.title'), connect: t('connect.title') }
  const parts = [titles[page.value], networkName(), 'V2X']
  document.title = parts.filter((part) => part !== '').join(' · ')
})

Object.defineProperty(window, '__v2x', {
  value: Object.freeze({
    get vehicles() {
      return zone.vehicles.size
    },
    get moved() {
      return zone.vehicles.movedCount
    },
    get frames() {
      return zone.frames
    },
    get latencyP50Ms() {
      return zone.latency.peek()?.p50Ms
    },
    get latencyP99Ms() {
      return zone.latency.peek()?.p99Ms
    },
    get routesDrawn() {
      return mapCounters.routesDrawn()
    },
    get roadUsersDrawn() {
      return mapCounters.roadUsersDrawn()
    },
    get longestFrameJsMs() {
      return Math.max(zone.longestFrameMs, mapCounters.longestRenderMs())
    },
  }),
})

render(<App zone={zone} />, document.getElementById('app')!)
