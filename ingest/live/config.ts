/** Settings of the live picture; ingest's own table takes them in. */
import type { ConfigTable } from '../../common/config.ts'

export const liveConfig = {
  liveIntervalMs: {
    env: 'V2X_INGEST_LIVE_INTERVAL_MS',
    default: 50,
    min: 20,
    max: 100,
    unit: 'ms',
    doc: 'How often the live picture publishes what has changed.',
  },
  liveDevicesMax: {
    env: 'V2X_INGEST_LIVE_DEVICES_MAX',
    default: 50_000,
    min: 16,
    max: 1_000_000,
    doc: 'Devices in the live picture; whoever was silent longest leaves it first.',
  },
  liveBytesMax: {
    env: 'V2X_INGEST_LIVE_BYTES_MAX',
    default: 67_108_864,
    min: 1_048_576,
    unit: 'bytes',
    doc: 'Newest originals in the live picture, all together.',
  },
  badMessagesPerSecondMax: {
    env: 'V2X_INGEST_BAD_MESSAGES_PER_SECOND_MAX',
    default: 20,
    max: 1_000_000,
    unit: 'messages/s',
    doc: 'Messages of one publisher that may end in quarantine, over ten seconds; beyond it the broker reads it more slowly for a minute (V2X_BROKER_SLOWED_DEVICE_MESSAGES_PER_SECOND_MAX). 0: no limit.',
  },
} as const satisfies ConfigTable
