/**
 * A line of the USDOT Operational Data Environment's BSM log (JSON, SAE J2735 names, physical values) as our BSM in the
 * standard's integers. The recording's serial number becomes the sequence, so that importing a file twice gives the same bytes.
 */
import { V2xError } from '../../common/errors.ts'

/** The parts of an ODE record that are read; everything may be missing in a hostile file. */
interface OdeRecord {
  readonly metadata?: {
    readonly recordGeneratedAt?: unknown
    readonly serialId?: { readonly serialNumber?: unknown }
  }
  readonly payload?: { readonly data?: { readonly coreData?: OdeCore; readonly partII?: unknown } }
}

interface OdeCore {
  readonly msgCnt?: unknown
  readonly id?: unknown
  readonly secMark?: unknown
  readonly position?: Readonly<Record<string, unknown>>
  readonly accelSet?: Readonly<Record<string, unknown>>
  readonly accuracy?: Readonly<Record<string, unknown>>
  readonly transmission?: unknown
  readonly speed?: unknown
  readonly heading?: unknown
  readonly angle?: unknown
  readonly brakes?: Readonly<Record<string, unknown>>
  readonly size?: Readonly<Record<string, unknown>>
}

export interface OdeBsm {
  readonly deviceId: string
  readonly sequence: number
  readonly generatedAt: number
  /** Fields of v2x.v1.Bsm but the header, as protobufjs names them. */
  readonly fields: Readonly<Record<string, unknown>>
}

export function isOdeRecord(value: object): value is OdeRecord {
  return 'metadata' in value && 'payload' in value
}

/** Throws V2xError `IMPORT_LINE` naming what is missing. Values out of the standard's range are kept: ingest judges them. */
export function readOdeBsm(record: OdeRecord): OdeBsm {
  const core = record.payload?.data?.coreData
  const generatedAt = microsOf(record.metadata?.recordGeneratedAt)
  if (core === undefined || typeof core.id !== 'string' || core.id === '') {
    throw new V2xError('IMPORT_LINE', 'payload.data.coreData.id is missing')
  }
  if (generatedAt === undefined) {
    throw new V2xError('IMPORT_LINE', 'metadata.recordGeneratedAt is no time')
  }
  return {
    deviceId: core.id,
    sequence: number(record.metadata?.serialId?.serialNumber) ?? 0,
    generatedAt,
    fields: defined({
      ...motionOf(core),
      ...bodyOf(core),
      ...safetyOf(record.payload?.data?.partII),
    }),
  }
}

/** Position and motion: DE_Latitude … DE_SteeringWheelAngle. */
function motionOf(core: OdeCore): Record<string, unknown> {
  const { position = {}, accelSet = {}, accuracy = {} } = core
  return {
    messageCount: number(core.msgCnt),
    temporaryId: temporaryId(core.id as string),
    secondMark: number(core.secMark),
    latitude: scaled(position['latitude'], 1e7),
    longitude: scaled(position['longitude'], 1e7),
    elevation: scaled(position['elevation'], 10),
    speed: scaled(core.speed, 50),
    heading: scaled(core.heading, 80),
    steeringWheelAngle: scaled(core.angle, 1 / 1.5),
    accelerationLongitudinal: scaled(accelSet['accelLong'], 100),
    accelerationLateral: scaled(accelSet['accelLat'], 100),
    accelerationVertical: scaled(accelSet['accelVert'], 50),
    yawRate: scaled(accelSet['accelYaw'], 100),
    semiMajorAccuracy: scaled(accuracy['semiMajor'], 20),
    semiMinorAccuracy: scaled(accuracy['semiMinor'], 20),
    semiMajorOrientation: scaled(accuracy['orientation'], 65536 / 360),
  }
}

const transmissions = ['NEUTRAL', 'PARK', 'FORWARDGEARS', 'REVERSEGEARS']
const controls = ['unavailable', 'off', 'on', 'engaged']
const wheels = ['unavailable', 'leftFront', 'leftRear', 'rightFront', 'rightRear']

/** Transmission, brakes, size. */
function bodyOf(core: OdeCore): Record<string, unknown> {
  const { brakes = {}, size = {} } = core
  const wheelBrakes = (brakes['wheelBrakes'] ?? {}) as Readonly<Record<string, unknown>>
  const transmission = transmissions.indexOf(String(core.transmission).replaceAll('_', ''))
  return {
    transmission: transmission < 0 ? undefined : transmission,
    wheelBrakes: wheels.reduce(
      (bits, name, bit) => bits + (wheelBrakes[name] === true ? 1 << bit : 0),
      0,
    ),
    tractionControl: oneOf(controls, brakes['traction']),
    antiLockBrake: oneOf(controls, brakes['abs']),
    stabilityControl: oneOf(controls, brakes['scs']),
    brakeBoost: oneOf(controls, brakes['brakeBoost']),
    auxiliaryBrakes: oneOf(controls, brakes['auxBrakes']),
    width: number(size['width']),
    length: number(size['length']),
  }
}

/** DF_VehicleSafetyExtensions: path history and prediction. */
function safetyOf(partII: unknown): Record<string, unknown> {
  const parts = Array.isArray(partII) ? (partII as readonly OdeExtension[]) : []
  const value = parts.find((part) => part?.id === 'VehicleSafetyExtensions')?.value
  const crumbs = value?.pathHistory?.crumbData ?? []
  return {
    pathHistory: crumbs.map((crumb) =>
      defined({
        latitudeOffset: scaled(crumb['latOffset'], 1e7),
        longitudeOffset: scaled(crumb['lonOffset'], 1e7),
        elevationOffset: scaled(crumb['elevationOffset'], 10),
        timeOffset: scaled(crumb['timeOffset'], 100),
        speed: scaled(crumb['speed'], 50),
        heading: scaled(crumb['heading'], 1 / 1.5),
      }),
    ),
    pathPredictionRadius: scaled(value?.pathPrediction?.['radiusOfCurve'], 10),
    pathPredictionConfidence: scaled(value?.pathPrediction?.['confidence'], 2),
  }
}

interface OdeExtension {
  readonly id?: unknown
  readonly value?: {
    readonly pathHistory?: { readonly crumbData?: readonly Readonly<Record<string, unknown>>[] }
    readonly pathPrediction?: Readonly<Record<string, unknown>>
  }
}

/** The over-the-air id is hexadecimal; what is not goes in as text, cut to the standard's 8 bytes. */
function temporaryId(id: string): Uint8Array {
  const encoding = /^(?:[0-9a-fA-F]{2}){1,8}$/.test(id) ? 'hex' : 'utf8'
  return Buffer.from(id, encoding).subarray(0, 8)
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function scaled(value: unknown, unitsPerPhysical: number): number | undefined {
  const physical = number(value)
  return physical === undefined ? undefined : Math.round(physical * unitsPerPhysical)
}

function oneOf(names: readonly string[], value: unknown): number | undefined {
  const index = names.indexOf(String(value).toLowerCase())
  return index < 0 ? undefined : index
}

function defined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** ISO 8601 with up to microseconds; a zone in brackets behind it (as Java prints it) is ignored. */
function microsOf(value: unknown): number | undefined {
  const match = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)(?:\[.*\])?$/.exec(String(value))
  if (match === null) return undefined
  const [, base, fraction = '', zone] = match
  const seconds = Date.parse(`${base}${zone}`)
  if (Number.isNaN(seconds)) return undefined
  return seconds * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}
