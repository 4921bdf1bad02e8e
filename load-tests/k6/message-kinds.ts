/**
 * Sound messages of the sizes that a test zone sees (3GPP TS 22.185, 22.186): 50 to 300 bytes periodic, 1,200 bytes events, 6,500 bytes
 * reports. k6 has no compiler, so what stays the same is encoded once; header and count are put in front, where protobuf has them anyway.
 */
import { v2x } from '../../schemas/gen/codec.js'
import type { DeviceKind, UpType } from '../../schemas/topics.ts'
import { headerOf } from './messages.ts'

export interface MessageKind {
  readonly type: Exclude<UpType, 'bsm_frame'>
  /** Who sends it. */
  readonly sender: DeviceKind
  /** Bytes of every message of this kind. */
  readonly bytesMin: number
  readonly bytesMax: number
  encode(sequence: number, generatedAt: number): Uint8Array
}

interface Codec {
  encode(message: object): { finish(): Uint8Array }
}

const latitude = 281_260_000
const longitude = 1_128_800_000

/** `head` is what changes: fields 1 and 2 of every message that has a count, field 1 of one that has none. */
function kindOf(
  form: Omit<MessageKind, 'encode'> & { readonly codec: Codec; readonly hasCount: boolean },
  rest: object,
): MessageKind {
  const { codec, hasCount, ...kind } = form
  const body = codec.encode(rest).finish()
  return {
    ...kind,
    encode(sequence, generatedAt) {
      const head = codec
        .encode({
          header: headerOf(sequence, generatedAt),
          ...(hasCount ? { messageCount: sequence % 128 } : {}),
        })
        .finish()
      const message = new Uint8Array(head.length + body.length)
      message.set(head)
      message.set(body, head.length)
      return message
    },
  }
}

const times = <T>(count: number, each: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => each(index))

const bsm = kindOf(
  {
    type: 'bsm',
    sender: 'obu',
    bytesMin: 50,
    bytesMax: 300,
    codec: v2x.v1.Bsm,
    hasCount: true,
  },
  {
    latitude,
    longitude,
    elevation: 430,
    speed: 500,
    heading: 7200,
    accelerationLongitudinal: 20,
    yawRate: 0,
    transmission: v2x.v1.TransmissionState.TRANSMISSION_STATE_FORWARD_GEARS,
    width: 180,
    length: 460,
    vehicleClass: 10,
  },
)

const vehicleStatus = kindOf(
  {
    type: 'vehicle_status',
    sender: 'obu',
    bytesMin: 50,
    bytesMax: 300,
    codec: v2x.v1.VehicleStatus,
    hasCount: false,
  },
  {
    fleet: v2x.v1.Fleet.FLEET_BUS,
    driveMode: v2x.v1.DriveMode.DRIVE_MODE_AUTONOMOUS,
    line: '315',
    task: 'load test',
    taskState: v2x.v1.TaskState.TASK_STATE_ON_TASK,
    stateOfCharge: 640,
    remainingRange: 1800,
    odometer: 1_234_567,
    passengers: 12,
    nextStop: 'Lushan Avenue',
    delay: -20,
    cabinTemperature: 235,
  },
)

const spat = kindOf(
  {
    type: 'spat',
    sender: 'rsu',
    bytesMin: 50,
    bytesMax: 300,
    codec: v2x.v1.Spat,
    hasCount: true,
  },
  {
    name: 'Lushan x Xuefu',
    intersections: [
      {
        region: 1,
        intersectionId: 149,
        phases: times(8, (phase) => ({
          phaseId: phase + 1,
          states: [
            {
              light: v2x.v1.LightState.LIGHT_STATE_RED,
              timing: v2x.v1.TimingKind.TIMING_KIND_COUNTING,
              startTime: 0,
              likelyEndTime: 200 + phase,
              nextDuration: 300,
            },
          ],
        })),
      },
    ],
  },
)

const point = (index: number): v2x.v1.IPoint => ({
  latitude: latitude + index * 900,
  longitude: longitude + index * 100,
  elevation: 430,
})

const rsi = kindOf(
  {
    type: 'rsi',
    sender: 'rsu',
    bytesMin: 1100,
    bytesMax: 1300,
    codec: v2x.v1.Rsi,
    hasCount: true,
  },
  {
    latitude,
    longitude,
    trafficEvents: times(4, (event) => ({
      eventId: event,
      eventType: 501,
      eventSource: v2x.v1.EventSource.EVENT_SOURCE_POLICE,
      ...point(event),
      elevation: undefined,
      radius: 1000,
      description: 'road works: right lane closed, keep 40 km/h',
      priority: 4,
      referencePaths: [{ points: times(15, point), radius: 150 }],
    })),
  },
)

const map = kindOf(
  {
    type: 'map',
    sender: 'rsu',
    bytesMin: 1100,
    bytesMax: 1300,
    codec: v2x.v1.Map,
    hasCount: true,
  },
  {
    nodes: [
      {
        name: 'Lushan x Xuefu',
        region: 1,
        nodeId: 149,
        latitude,
        longitude,
        inLinks: times(4, (link) => ({
          name: `arm ${link}`,
          upstreamRegion: 1,
          upstreamId: 145 + link,
          speedLimits: [{ type: 5, speed: 834 }],
          linkWidth: 2200,
          points: times(11, point),
          movements: times(3, (phase) => ({ remoteRegion: 1, remoteId: 150, phaseId: phase + 1 })),
          lanes: times(3, (lane) => ({
            laneId: lane + 1,
            laneWidth: 350,
            maneuvers: 1 << lane,
            connectsTo: [{ remoteRegion: 1, remoteId: 150, laneId: lane + 1, phaseId: lane + 1 }],
          })),
        })),
      },
    ],
  },
)

const rsm = kindOf(
  {
    type: 'rsm',
    sender: 'rsu',
    bytesMin: 6200,
    bytesMax: 6800,
    codec: v2x.v1.Rsm,
    hasCount: true,
  },
  {
    latitude,
    longitude,
    participants: times(128, (index) => ({
      type: v2x.v1.ParticipantType.PARTICIPANT_TYPE_MOTOR,
      participantId: index + 1,
      detection: v2x.v1.DetectionSource.DETECTION_SOURCE_LIDAR,
      secondMark: 12_000,
      ...point(index % 50),
      positionConfidence: 7,
      speed: 500,
      heading: 7200,
      accelerationLongitudinal: 20,
      yawRate: 10,
      width: 180,
      length: 460,
      height: 30,
      vehicleClass: 10,
    })),
  },
)

/** By their type tokens. */
export const messageKinds = { bsm, vehicleStatus, spat, rsi, map, rsm } as const
