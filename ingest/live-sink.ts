/**
 * What the live picture is told, and what tells it: the same decode pass that fills the batches, or, while the batches lag
 * behind, a follower that reads the newest records on its own. Only what is durable in the journal is ever shown, and each
 * message at most once; of a backlog the middle may be left out. Calls come in the order of the journal, but a device's
 * own times need not rise.
 */
import type { DeviceKind, UpType } from '../schemas/index.ts'

/**
 * A vehicle's motion, of its own BSM or of one that an RSU heard: integers of the standard, times in UTC microseconds.
 * One object serves all calls: copy what you keep.
 */
export interface LiveMotion {
  latitude: number
  longitude: number
  speed: number
  heading: number
  yawRate: number
  vehicleClass: number
  source: number
  /** The RSU that forwarded it, or empty. */
  via: string
  generatedAt: number
  receivedAt: number
}

/** One PUBLISH that was found sound. One object serves all calls, and `payload` is a view: copy what you keep. */
export interface LiveOriginal {
  kind: DeviceKind
  deviceId: string
  type: UpType
  payload: Uint8Array
  generatedAt: number
  receivedAt: number
}

export interface LiveSink {
  /** Gives what is kept of the device, if anything is. */
  motion(deviceId: string, motion: LiveMotion): LiveState | undefined
  /** The fleet that a vehicle's status names. */
  fleet(deviceId: string, fleet: number): void
  /** Every sound PUBLISH but `bsm`, which `motion` tells of; so also each `bsm_frame`, as the RSU's sign of life. */
  original(message: LiveOriginal): void
  /** One PUBLISH of this publisher went into quarantine. */
  refused(publisher: string, receivedAt: number): void
  /** That many messages, received at this time at the earliest, are in the store now. */
  stored(messages: number, receivedAt: number): void
}

/** What a sink keeps of a device, in many places. */
export interface LiveState {
  /** Reads all of it, which the next message will: the sum is of no use. */
  fetch(): number
}

/** What ingest has counted: since the journal began, but for `messagesTotal`. */
export interface IngestCounters {
  /** PUBLISHes read since this process started. */
  readonly messagesTotal: number
  readonly storedTotal: number
  readonly quarantinedTotal: number
  readonly duplicatesTotal: number
  readonly corruptRangesTotal: number
  /** Durable in the journal, not yet in the store. */
  readonly backlogBytes: number
  readonly backlogMessages: number
}
