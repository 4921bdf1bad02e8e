/** What the broker counts and times. One observation a record or a commit, weighted with its packets: the hot path pays for them. */
import { counter, gauge, secondsHistogram, tally } from '../common/metrics.ts'
import { spaceLevels, type Space } from '../store/journal/space.ts'

/** What a running broker tells when it is scraped. */
export interface Readings {
  connections(): number
  unknownConnections(): number
  journalQueueBytes(): number
  journalSegment(): number
  journalSpace(): Space
}

const sources = new Set<Readings>()

/** Shows a broker's readings until the function it gives is called. */
export function showReadings(readings: Readings): () => void {
  sources.add(readings)
  return () => {
    sources.delete(readings)
  }
}

function sumOf(read: (readings: Readings) => number): number {
  return [...sources].reduce((sum, readings) => sum + read(readings), 0)
}

gauge('v2x_broker_connections', 'Connections of all listeners.', {
  collect() {
    this.set(sumOf((readings) => readings.connections()))
  },
})
gauge('v2x_broker_unknown_connections', 'Connections that have not sent their CONNECT yet.', {
  collect() {
    this.set(sumOf((readings) => readings.unknownConnections()))
  },
})
gauge('v2x_broker_journal_queue_bytes', 'Bytes that wait for the disk.', {
  collect() {
    this.set(sumOf((readings) => readings.journalQueueBytes()))
  },
})
gauge('v2x_broker_journal_segment', 'Number of the segment being written.', {
  collect() {
    this.set(sumOf((readings) => readings.journalSegment()))
  },
})

gauge('v2x_broker_journal_used_bytes', 'Bytes of all segments of the journal.', {
  collect() {
    this.set(sumOf((readings) => readings.journalSpace().usedBytes))
  },
})
gauge('v2x_broker_journal_budget_bytes', 'Bytes that they may have, as limits and volume allow.', {
  collect() {
    this.set(sumOf((readings) => readings.journalSpace().budgetBytes))
  },
})
gauge('v2x_broker_journal_volume_free_bytes', "Free bytes of the journal's volume.", {
  collect() {
    this.set(sumOf((readings) => readings.journalSpace().freeBytes))
  },
})
gauge('v2x_broker_journal_level', 'Room for the journal: 0 ample, 1 scarce, 2 full.', {
  collect() {
    this.set(sumOf((readings) => spaceLevels.indexOf(readings.journalSpace().level)))
  },
})

export const certificateExpires = gauge(
  'v2x_broker_certificate_expires_seconds',
  'When the certificate of MQTT over TLS runs out, UTC seconds since 1970; 0 without one.',
)
export const receivedBytes = tally('v2x_broker_received_bytes_total', 'Bytes read from clients.')
export const receivedPackets = tally(
  'v2x_broker_received_packets_total',
  'MQTT packets of all kinds read from clients.',
)
export const lanePackets = tally(
  'v2x_broker_lane_packets_total',
  'PUBLISH packets that needed nothing of Aedes.',
)
export const journaledPackets = tally(
  'v2x_broker_journaled_packets_total',
  'PUBLISH packets that are on disk.',
)
export const acknowledgedPackets = tally(
  'v2x_broker_acknowledged_packets_total',
  'PUBLISH packets of QoS 1 and 2 acknowledged: once on disk, or once what came before is, where they are not journaled.',
)
export const shedPackets = counter(
  'v2x_broker_shed_packets_total',
  'QoS 0 messages and wills not kept because the disk was behind.',
)
export const shedForSpace = counter(
  'v2x_broker_shed_for_space_total',
  'QoS 0 messages and wills not kept because the journal has little room.',
)
export const droppedForSubscribers = counter(
  'v2x_broker_subscriber_dropped_total',
  'Messages not delivered because a subscriber or its stored session was full.',
)
export const heldReads = counter(
  'v2x_broker_held_reads_total',
  'Times a client was not read because the journal could take no more for now.',
)
export const delays = counter(
  'v2x_broker_delays_total',
  'Times a client over its rate was made to wait.',
)
export const slowedSenders = counter(
  'v2x_broker_slowed_senders_total',
  'Times a sender of too many messages that end in quarantine was slowed for a minute.',
)
export const holdSeconds = secondsHistogram(
  'v2x_broker_hold_seconds',
  'From taking a PUBLISH packet in until it is on disk and may be acknowledged.',
)
export const commitSeconds = secondsHistogram(
  'v2x_broker_commit_seconds',
  'One write and sync of the journal.',
)
export const commitBytes = tally('v2x_broker_journal_bytes_total', 'Bytes of records on disk.')
