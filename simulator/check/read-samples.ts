/** Samples of a recording: our `.ndjson` and `.bin`, an ODE log, SUMO's floating-car data. */
import { V2xError } from '../../common/errors.ts'
import { v2x } from '../../schemas/index.ts'
import { readImportFile, type BadLine } from '../import/read-file.ts'
import type { Outlet } from '../messages/stream.ts'
import type { FcdPlace } from '../sumo/fcd-place.ts'
import { FcdTraffic } from '../sumo/fcd-traffic.ts'
import { sampleOfBsm, type MotionSample } from './sample.ts'

/** What stands in a recording beside the samples that were yielded. */
export interface ReadCounts {
  /** Messages of other types: they say nothing of motion, or (an RSU's frame) what its vehicles say themselves. */
  others: number
  /** BSMs that do not say where, how fast or which way. */
  incomplete: number
}

/** In the file's order. `place` is that of floating-car data. Throws V2xError IMPORT_FILE, FCD_FILE, FCD_PLACE or CHECK_FORMAT. */
export async function* readSamples(
  file: string,
  counts: ReadCounts,
  onBad: BadLine,
  place: FcdPlace = {},
): AsyncGenerator<MotionSample> {
  if (file.endsWith('.xml')) {
    yield* fcdSamples(file, place)
    return
  }
  if (!/\.(ndjson|jsonl?|bin)$/.test(file)) {
    throw new V2xError(
      'CHECK_FORMAT',
      `cannot tell the format of '${file}': name it .ndjson (ours, or an ODE log), .bin (ours) or .xml (SUMO's floating-car data)`,
    )
  }
  let entry = 0
  const messages = readImportFile(file, (line, reason) => {
    entry += 1
    onBad(line, reason)
  })
  for await (const { type, deviceId, payload } of messages) {
    entry += 1
    const isBsm = type === 'bsm'
    const sample = isBsm ? sampleOfBsm(deviceId, entry, v2x.v1.Bsm.decode(payload)) : undefined
    if (sample !== undefined) yield sample
    else if (isBsm) counts.incomplete += 1
    else counts.others += 1
  }
}

/** As the messages say it that a run of the same file sends; metres are checked wherever on earth they are. */
function* fcdSamples(file: string, place: FcdPlace): Generator<MotionSample> {
  const traffic = new FcdTraffic({ file, ...place, originElse: [0, 0], epochMicros: 0, seed: 1 })
  let entry = 0
  let samples: MotionSample[] = []
  const outlet: Outlet = {
    emit: ({ deviceId }, _, message) => {
      entry += 1
      const sample = sampleOfBsm(deviceId, entry, message)
      if (sample !== undefined) samples.push(sample)
    },
  }
  try {
    while (!traffic.ended) {
      traffic.tick(outlet)
      yield* samples
      samples = []
    }
  } finally {
    traffic.close()
  }
}
