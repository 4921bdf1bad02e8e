/** What takes messages over MQTT and makes rows of them that can be queried: started for one measurement. */
import type { BenchZone } from '../zone.ts'

export interface Pipeline {
  readonly name: string
  /** Messages that are offered ahead of what is stored, at most: as many as it needs to work at its full pace. */
  readonly aheadMax: number
  /** Why it cannot be had on this machine, and how it could; undefined where it can. */
  missing(): string | undefined
  start(): Promise<RunningPipeline>
}

export interface RunningPipeline {
  /** Holds the store. */
  readonly zone: BenchZone
  readonly mqttPort: number
  /** The table that has a row last. */
  readonly lastTable: string
  /** Every table that has a row for each message. */
  readonly tables: readonly string[]
  /** Process that acknowledges. */
  readonly broker: number
  /** Processes beside the store that make rows of what the broker took. */
  readonly workers: readonly number[]
  end(): Promise<void>
}
