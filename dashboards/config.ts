/** Settings of dashboards: where it listens, what it watches, and the limits of what it answers. */
import type { ConfigTable } from '../common/config.ts'

export const dashboardsConfig = {
  host: {
    env: 'V2X_DASHBOARDS_HOST',
    default: 'localhost',
    isHost: true,
    doc: 'Address of the web pages and the API; localhost is what this machine says it is: 127.0.0.1, and ::1 where its hosts file has it, too.',
  },
  port: {
    env: 'V2X_DASHBOARDS_PORT',
    default: 8080,
    max: 65_535,
    doc: 'Port of the web pages and the API; 0 picks a free one.',
  },
  origins: {
    env: 'V2X_DASHBOARDS_ORIGINS',
    default: '',
    doc: 'Origins of the web pages in a browser, as https://zone.example:8443, with commas between; for a proxy in front. Empty: the host that a request names, on loopback an IP address or localhost.',
  },
  healthHost: {
    env: 'V2X_DASHBOARDS_HEALTH_HOST',
    default: '127.0.0.1',
    isHost: true,
    doc: "Address of this process's /livez, /readyz and /metrics.",
  },
  healthPort: {
    env: 'V2X_DASHBOARDS_HEALTH_PORT',
    default: 9104,
    max: 65_535,
    doc: "Port of this process's /livez, /readyz and /metrics.",
  },
  watch: {
    env: 'V2X_DASHBOARDS_WATCH',
    default: '',
    doc: 'Readiness addresses of the other parts, name=url with commas between; the zone is ready once all are.',
  },
  networkFile: {
    env: 'V2X_NETWORK_FILE',
    default: '',
    doc: 'Road network as GeoJSON; empty is the approximate one of the Changsha test zone.',
  },
  requestTimeoutMs: {
    env: 'V2X_DASHBOARDS_REQUEST_TIMEOUT_MS',
    default: 15_000,
    min: 1_000,
    max: 600_000,
    unit: 'ms',
    doc: 'How long one request may take; its query is given a second less.',
  },
  windowDaysMax: {
    env: 'V2X_DASHBOARDS_WINDOW_DAYS_MAX',
    default: 31,
    min: 1,
    max: 3_660,
    unit: 'days',
    doc: 'Longest span that one query may ask for.',
  },
  liveClientsMax: {
    env: 'V2X_DASHBOARDS_LIVE_CLIENTS_MAX',
    default: 200,
    min: 1,
    max: 10_000,
    doc: 'Browsers that may watch at a time; they may watch 90 replays.',
  },
  liveBufferBytesMax: {
    env: 'V2X_DASHBOARDS_LIVE_BUFFER_BYTES_MAX',
    default: 1_048_576,
    min: 65_536,
    unit: 'bytes',
    doc: 'Bytes that may wait for one browser; a slower one skips frames and gets the newest state.',
  },
} as const satisfies ConfigTable
