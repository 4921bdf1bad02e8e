/** When the messages of a load are due: an open schedule, known before the first is sent. */
export interface Stage {
  /** Becomes the tag `stage` of the PUBACK times, so that a threshold may ask for one stage. */
  readonly name: string
  readonly seconds: number
  /** Messages a second and vehicle. */
  readonly rateHz: number
}

export interface Tick {
  readonly stage: string
  /** Counts from 1 through all stages. */
  readonly sequence: number
  /** Since the begin of the load. */
  readonly atMs: number
  /** Until the stage's next. */
  readonly intervalMs: number
}

/** One tick is one message of each vehicle. */
export function* ticksOf(stages: readonly Stage[]): Generator<Tick> {
  let beginMs = 0
  let sequence = 0
  for (const stage of stages) {
    const intervalMs = 1000 / stage.rateHz
    for (let tick = 0; tick < countOf(stage); tick++) {
      sequence++
      yield { stage: stage.name, sequence, atMs: beginMs + tick * intervalMs, intervalMs }
    }
    beginMs += stage.seconds * 1000
  }
}

/** How many there are. */
export function tickCount(stages: readonly Stage[]): number {
  return stages.reduce((count, stage) => count + countOf(stage), 0)
}

function countOf({ seconds, rateHz }: Stage): number {
  return Math.round(seconds * rateHz)
}
