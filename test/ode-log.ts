/** Writes logs in the form of the USDOT ODE's BSM log, newest first: vehicles anywhere, made from a seed, or on a drive that is possible. */
import { createRandom } from '../common/random.ts'

export interface OdeDrive {
  readonly deviceId: string
  readonly records: number
}

export interface OdePoint {
  readonly deviceId: string
  readonly generatedAt: string
  readonly latitude: number
  readonly longitude: number
  readonly speed: number
}

export interface OdeLog {
  readonly text: string
  /** What was written, in the order of its time. */
  readonly points: readonly OdePoint[]
}

const beganMs = Date.parse('2018-05-01T16:04:10.000Z')
const headingDeg = 250.9125
const accelerationMps2 = 0.52

export function odeLog(seed: number, drives: readonly OdeDrive[]): OdeLog {
  const random = createRandom(seed)
  const points = drives.flatMap(({ deviceId, records }) =>
    Array.from({ length: records }, (_, index) => ({
      deviceId,
      generatedAt: new Date(beganMs + index * 100 + random.integer(0, 9)).toISOString(),
      latitude: Number((40.5657 + index * 1e-6 + random.integer(0, 9) * 1e-7).toFixed(7)),
      longitude: Number((-105.0318 - index * 2e-6).toFixed(7)),
      speed: Number((random.integer(0, 500) * 0.02).toFixed(2)),
    })),
  )
  points.sort((a, b) => a.generatedAt.localeCompare(b.generatedAt))
  return { text: textOf(points), points }
}

/** Vehicles one behind the other, speeding up on a straight road. */
export function possibleOdeLog(drives: readonly OdeDrive[]): OdeLog {
  const heading = (headingDeg * Math.PI) / 180
  const points = drives.flatMap(({ deviceId, records }, k) =>
    Array.from({ length: records }, (_, index) => {
      const seconds = index / 10
      const metres = 3 * seconds + (accelerationMps2 / 2) * seconds ** 2 - 30 * k
      return {
        deviceId,
        generatedAt: new Date(beganMs + seconds * 1000).toISOString(),
        latitude: Number((40.5657 + (metres * Math.cos(heading)) / 111_039).toFixed(7)),
        longitude: Number((-105.0318 + (metres * Math.sin(heading)) / 84_680).toFixed(7)),
        speed: Number((3 + accelerationMps2 * seconds).toFixed(2)),
      }
    }),
  )
  points.sort((a, b) => a.generatedAt.localeCompare(b.generatedAt))
  return { text: textOf(points), points }
}

function textOf(points: readonly OdePoint[]): string {
  const lines = points.map((point, index) => JSON.stringify(record(point, 14_500 + index)))
  return `${lines.toReversed().join('\n')}\n`
}

function record(point: OdePoint, serialNumber: number): object {
  const { deviceId, generatedAt, latitude, longitude, speed } = point
  return {
    metadata: {
      recordType: 'bsmLogDuringEvent',
      payloadType: 'us.dot.its.jpo.ode.model.OdeBsmPayload',
      serialId: { bundleId: 71, recordId: serialNumber % 100, serialNumber },
      recordGeneratedAt: generatedAt,
    },
    payload: {
      data: {
        coreData: {
          msgCnt: serialNumber % 128,
          id: deviceId,
          secMark: Number(generatedAt.slice(17, 19)) * 1000 + Number(generatedAt.slice(20, 23)),
          position: { latitude, longitude, elevation: 1472.8 },
          accelSet: { accelLat: 0, accelLong: accelerationMps2, accelVert: 0, accelYaw: 0 },
          accuracy: { semiMajor: 12.7, semiMinor: 12.4 },
          transmission: 'NEUTRAL',
          speed,
          heading: headingDeg,
          brakes: { wheelBrakes: { leftFront: false, unavailable: true }, traction: 'unavailable' },
          size: { width: 190, length: 570 },
        },
        partII: [
          {
            id: 'VehicleSafetyExtensions',
            value: {
              pathHistory: {
                crumbData: [
                  {
                    elevationOffset: 0.3,
                    latOffset: -4.4e-6,
                    lonOffset: -1.06e-5,
                    timeOffset: 0.59,
                  },
                ],
              },
              pathPrediction: { confidence: 0, radiusOfCurve: 0 },
            },
          },
        ],
      },
    },
  }
}
