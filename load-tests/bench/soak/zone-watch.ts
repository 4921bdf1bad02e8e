/** What the parts of a running zone hold, and how far behind the store is: looked at from outside, again and again. */
import { join } from 'node:path'
import { bytesBetween, durableMark, oldestPosition } from '../../../ingest/backlog.ts'
import { ProgressFile } from '../../../ingest/progress.ts'
import { processorSeconds } from '../processor-time.ts'
import { parts, type BenchZone, type Part } from '../zone.ts'
import { Inspector } from './inspector.ts'

/** Bytes after a collection, and seconds of processor time since the start. */
export interface PartSample {
  readonly heap: number
  readonly external: number
  readonly arrayBuffers: number
  readonly resident: number
  readonly processorSeconds: number
}

export interface Sample {
  /** Since the first one. */
  readonly atSeconds: number
  readonly parts: Readonly<Record<Part, PartSample>>
  /** Of the journal, not in the store yet. */
  readonly backlogBytes: number
  readonly backlogMessages: number
}

export class ZoneWatch {
  readonly #zone: BenchZone
  readonly #inspectors: ReadonlyMap<Part, Inspector>
  #beganAt: number | undefined

  private constructor(zone: BenchZone, inspectors: ReadonlyMap<Part, Inspector>) {
    this.#zone = zone
    this.#inspectors = inspectors
  }

  /** To a zone that runs and is inspected. */
  static async attach(zone: BenchZone): Promise<ZoneWatch> {
    const inspectors = new Map<Part, Inspector>()
    for (const part of parts)
      inspectors.set(part, await Inspector.attach(zone.inspectorPort(part)!))
    return new ZoneWatch(zone, inspectors)
  }

  /** The backlog first: who is being collected stands still. */
  async sample(): Promise<Sample> {
    this.#beganAt ??= performance.now()
    const atSeconds = (performance.now() - this.#beganAt) / 1000
    const backlog = this.#backlog()
    const found: Partial<Record<Part, PartSample>> = {}
    for (const [part, inspector] of this.#inspectors) {
      const { rss, heapUsed, external, arrayBuffers } = await inspector.memoryAfterCollection()
      found[part] = {
        heap: heapUsed,
        external,
        arrayBuffers,
        resident: rss,
        processorSeconds: processorSeconds(this.#zone.pid(part)),
      }
    }
    return { atSeconds, ...backlog, parts: found as Record<Part, PartSample> }
  }

  close(): void {
    for (const inspector of this.#inspectors.values()) inspector.close()
  }

  #backlog(): Pick<Sample, 'backlogBytes' | 'backlogMessages'> {
    const journal = join(this.#zone.directory, 'journal')
    const progress = new ProgressFile(join(this.#zone.directory, 'ingest')).read()
    const mark = durableMark(journal)
    if (mark === undefined) return { backlogBytes: 0, backlogMessages: 0 }
    const stored = typeof progress === 'string' ? undefined : progress.reach
    const from = stored?.position ?? oldestPosition(journal)
    return {
      backlogBytes: bytesBetween(journal, from, mark.position),
      backlogMessages: Math.max(0, mark.nextSequence - (stored?.sequence ?? 1)),
    }
  }
}
