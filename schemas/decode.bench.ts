/**
 * Protobuf bytes to columns against protobufjs' decode to objects, on BSMs as a moving car sends them. Run it from dist; it
 * prints messages a second of processor time of each, medians of interleaved rounds, and their ratio.
 */
import { v2x } from './codec.ts'
import { rowWriterOf } from './row-writers.ts'

const messages = 4096
const rounds = 15
const passes = 8

function sample(index: number, crumbs: number): Uint8Array {
  return v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence: 100_000 + index,
      generatedAt: 1_790_000_000_000_000 + index * 100_000,
      clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_GNSS,
      source: v2x.v1.Source.SOURCE_DEVICE,
    },
    messageCount: index % 128,
    secondMark: (index * 100) % 60_000,
    latitude: 281_000_000 + index * 13,
    longitude: 1_128_000_000 + index * 17,
    elevation: 450 + (index % 7),
    speed: 600 + (index % 50),
    heading: (index * 3) % 28_800,
    accelerationLongitudinal: (index % 41) - 20,
    accelerationLateral: (index % 21) - 10,
    accelerationVertical: (index % 11) - 5,
    yawRate: (index % 201) - 100,
    transmission: v2x.v1.TransmissionState.TRANSMISSION_STATE_FORWARD_GEARS,
    steeringWheelAngle: (index % 61) - 30,
    brakePedal: v2x.v1.BrakePedalStatus.BRAKE_PEDAL_STATUS_OFF,
    wheelBrakes: 0,
    width: 190,
    length: 480,
    height: 30,
    vehicleClass: 10,
    fuelType: 4,
    semiMajorAccuracy: 20,
    semiMinorAccuracy: 20,
    positionConfidence: 11,
    lights: 1,
    pathHistory: Array.from({ length: crumbs }, (_, crumb) => ({
      latitudeOffset: crumb * -113,
      longitudeOffset: crumb * 87,
      elevationOffset: crumb % 5,
      timeOffset: crumb * 100,
    })),
  }).finish()
}

function measure(name: string, crumbs: number): void {
  const encoded = Array.from({ length: messages }, (_, index) => sample(index, crumbs))
  const writer = rowWriterOf('bsm')
  const columns = (): number => {
    writer.clear()
    for (const bytes of encoded) if (writer.append(bytes, 0, bytes.length) !== 0) throw new Error()
    return writer.rows
  }
  const objects = (): number => {
    let sum = 0
    for (const bytes of encoded) sum += v2x.v1.Bsm.decode(bytes).speed === undefined ? 0 : 1
    return sum
  }
  const rates: { columns: number[]; objects: number[] } = { columns: [], objects: [] }
  for (let round = 0; round < rounds; round++) {
    rates.columns.push(rateOf(columns))
    rates.objects.push(rateOf(objects))
  }
  const [ours, theirs] = [median(rates.columns), median(rates.objects)]
  const line = {
    name,
    bytes: encoded[0]!.length,
    columns: ours,
    objects: theirs,
    ratio: ours / theirs,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function rateOf(run: () => number): number {
  const start = process.cpuUsage()
  for (let pass = 0; pass < passes; pass++) {
    if (run() !== messages) throw new Error('the benchmark lost messages')
  }
  const { user, system } = process.cpuUsage(start)
  return Math.round((messages * passes * 1e6) / (user + system))
}

function median(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)]!
}

measure('bsm', 0)
measure('bsm with 8 path points', 8)
