/** Settings of ingest. */
import type { ConfigTable } from '../common/config.ts'
import { liveConfig } from './live/config.ts'

export const ingestConfig = {
  ...liveConfig,
  batchRowsMax: {
    env: 'V2X_INGEST_BATCH_ROWS_MAX',
    default: 131_072,
    min: 1,
    max: 1_000_000,
    unit: 'rows',
    doc: 'Rows of one insert; a batch ends with the record that reaches it.',
  },
  batchBytesMax: {
    env: 'V2X_INGEST_BATCH_BYTES_MAX',
    default: 67_108_864,
    min: 1_048_576,
    max: 536_870_912,
    unit: 'bytes',
    doc: 'Payload bytes of one batch; two batches are held at most.',
  },
  batchIntervalMs: {
    env: 'V2X_INGEST_BATCH_INTERVAL_MS',
    default: 500,
    min: 1,
    max: 60_000,
    unit: 'ms',
    doc: 'How long a batch gathers rows, unless the insert before it takes longer.',
  },
  dedupMessagesMax: {
    env: 'V2X_INGEST_DEDUP_MESSAGES_MAX',
    default: 1_000_000,
    min: 1,
    max: 50_000_000,
    unit: 'messages',
    doc: "Newest stored messages by which a device's re-send is known; 40 to 80 bytes of memory each.",
  },
  lagBytesMax: {
    env: 'V2X_INGEST_LAG_BYTES_MAX',
    default: 1_073_741_824,
    min: 1_048_576,
    unit: 'bytes',
    doc: 'Journal that may wait for the store before /readyz says so; nothing is dropped.',
  },
  journalKeepSeconds: {
    env: 'V2X_JOURNAL_KEEP_SECONDS',
    default: 3_600,
    max: 31_536_000,
    unit: 's',
    doc: 'How long segments of the journal stay after all of them is in the store; a minute at most while room is short.',
  },
  quarantineDays: {
    env: 'V2X_STORE_QUARANTINE_DAYS',
    default: 30,
    max: 36_500,
    unit: 'days',
    doc: 'Days a quarantined message is kept, counted from its received_at; 0 keeps all.',
  },
  healthHost: {
    env: 'V2X_INGEST_HEALTH_HOST',
    default: '127.0.0.1',
    isHost: true,
    doc: "Address of ingest's /livez, /readyz and /metrics.",
  },
  healthPort: {
    env: 'V2X_INGEST_HEALTH_PORT',
    default: 9102,
    max: 65_535,
    doc: "Port of ingest's /livez, /readyz and /metrics; 0 picks a free one.",
  },
} as const satisfies ConfigTable
