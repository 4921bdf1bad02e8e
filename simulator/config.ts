/** Settings of the simulator's process. */
import { seedMax, vehiclesMax } from './scenario/schema.ts'

export const simulatorConfig = {
  scenario: {
    env: 'V2X_SIMULATOR_SCENARIO',
    default: 'default',
    doc: 'Scenario that runs beside the zone: the name of a shipped one, or a .json file.',
  },
  vehicles: {
    env: 'V2X_SIMULATOR_VEHICLES',
    default: 0,
    max: vehiclesMax,
    doc: 'Vehicles in all, shared out over the fleets as the scenario does; 0 takes as many as it says.',
  },
  seed: {
    env: 'V2X_SIMULATOR_SEED',
    default: 0,
    max: seedMax,
    doc: 'Seed of the run; 0 is the one of the scenario.',
  },
  networkFile: {
    env: 'V2X_NETWORK_FILE',
    default: '',
    doc: 'Road network as GeoJSON; empty is the approximate one of the Changsha test zone.',
  },
  inFlightMax: {
    env: 'V2X_SIMULATOR_IN_FLIGHT_MAX',
    default: 4096,
    min: 16,
    max: 65_535,
    unit: 'messages',
    doc: 'Messages of one connection that wait for their acknowledgement; beyond it live messages are dropped and counted.',
  },
  healthHost: {
    env: 'V2X_SIMULATOR_HEALTH_HOST',
    default: '127.0.0.1',
    isHost: true,
    doc: 'Address of /livez, /readyz and /metrics.',
  },
  healthPort: {
    env: 'V2X_SIMULATOR_HEALTH_PORT',
    default: 9105,
    max: 65535,
    doc: "Port of the simulator's /livez, /readyz and /metrics.",
  },
} as const
