/**
 * How much room the journal has: all its segments together against its budget, and the free bytes of its volume. There are three
 * levels, and each ends by itself once there is room; a little later than it began, so that it does not flicker.
 */
import { constants } from 'node:os'
import { codeOf } from '../../common/errors.ts'
import type { JournalFs } from './fs.ts'
import type { JournalPosition } from './format.ts'
import { listSegments, sizeOfSegment } from './segments.ts'

/** `scarce`: what nobody was promised is not kept any more. `full`: nothing is taken. */
export const spaceLevels = ['ample', 'scarce', 'full'] as const
export type SpaceLevel = (typeof spaceLevels)[number]

export interface SpaceLimits {
  /** Bytes of all segments together; 0: as many as the volume has. */
  readonly bytesMax: number
  /** Bytes of the volume that are not the journal's to take. */
  readonly reserveBytes: number
}

export interface Space {
  readonly level: SpaceLevel
  /** Bytes of all segments, and of what waits to be written. */
  readonly usedBytes: number
  /** Bytes that they may have, as limits and volume allow now. */
  readonly budgetBytes: number
  /** Free bytes of the volume. */
  readonly freeBytes: number
  /** What is wrong and what to do; undefined while there is room. */
  readonly warning: string | undefined
}

const scarceShare = 0.8
/** A level ends once so much more is free than where it began: a share of the budget, and no more than one segment. */
const easeShare = 0.05
const easeBytesMax = 64 * 1024 * 1024

const everything: JournalPosition = { segment: Infinity, offset: 0 }

/** Node gives it no code: its errors say no more than the number. */
const quotaErrno = -constants.errno.EDQUOT

/** A write or a new file that found no room: the same may be done again once there is some. Of a sync alone it would be final. */
export function isNoSpace(thrown: unknown): boolean {
  if (codeOf(thrown) === 'ENOSPC') return true
  return thrown instanceof Error && 'errno' in thrown && thrown.errno === quotaErrno
}

export class JournalSpace implements Space {
  usedBytes = 0
  budgetBytes = Infinity
  freeBytes = Infinity
  /** The file system itself has said that there is no room, whatever the figures say. */
  isRefused = false
  private measured: SpaceLevel = 'ample'
  private readonly files: JournalFs
  private readonly directory: string
  private readonly limits: SpaceLimits
  /** Bytes of segments that do not grow any more. */
  private sealed = new Map<number, number>()

  constructor(files: JournalFs, directory: string, limits: SpaceLimits) {
    this.files = files
    this.directory = directory
    this.limits = limits
  }

  get level(): SpaceLevel {
    return this.isRefused ? 'full' : this.measured
  }

  get warning(): string | undefined {
    const { level, limits, directory, usedBytes, budgetBytes, freeBytes } = this
    if (level === 'ample') return undefined
    const isBudget = !this.isRefused && budgetBytes === limits.bytesMax
    const [what, remedy] = isBudget
      ? [
          `the journal in ${directory} has ${usedBytes} of ${budgetBytes} bytes (V2X_JOURNAL_BYTES_MAX)`,
          'raise V2X_JOURNAL_BYTES_MAX',
        ]
      : [
          `the volume of the journal in ${directory} has ${freeBytes} bytes free, of which ${limits.reserveBytes} stay free (V2X_JOURNAL_RESERVE_BYTES)`,
          'make room on that volume',
        ]
    const effect =
      level === 'full'
        ? 'nothing is taken until there is room again'
        : 'QoS 0 is not kept until there is room again'
    return `${what}; ${effect}: see that ingest and the store are well, or ${remedy}`
  }

  /**
   * Measures anew. `waitingBytes` are accepted and not on disk yet: what a commit under way has put behind `durable` is among them, and
   * counted once.
   */
  look(waitingBytes = 0, durable: JournalPosition = everything): void {
    try {
      this.usedBytes = this.segmentBytes(durable) + waitingBytes
      this.freeBytes = this.files.freeBytes(this.directory)
    } catch {
      // No descriptor to look with, as a rule: what was measured last holds, and grows with what is taken.
      return
    }
    const { bytesMax, reserveBytes } = this.limits
    const volume = this.usedBytes + Math.max(0, this.freeBytes - reserveBytes - waitingBytes)
    this.budgetBytes = bytesMax === 0 ? volume : Math.min(bytesMax, volume)
    this.judge()
  }

  /** Counts bytes that were just accepted. */
  take(bytes: number): void {
    this.usedBytes += bytes
    this.judge()
  }

  private judge(): void {
    const { usedBytes: used, budgetBytes: budget, measured } = this
    const ease = Math.min(easeShare * budget, easeBytesMax)
    const isReached = (limit: number, wasReached: boolean): boolean =>
      used >= (wasReached ? limit - ease : limit)
    if (isReached(budget, measured === 'full')) this.measured = 'full'
    else if (isReached(scarceShare * budget, measured !== 'ample')) this.measured = 'scarce'
    else this.measured = 'ample'
  }

  private segmentBytes(durable: JournalPosition): number {
    const segments = listSegments(this.files, this.directory)
    const sealed = new Map<number, number>()
    let sum = 0
    for (const segment of segments) {
      const bytes = this.sealed.get(segment) ?? sizeOfSegment(this.files, this.directory, segment)
      if (segment !== segments.at(-1)) sealed.set(segment, bytes)
      if (segment < durable.segment) sum += bytes
      else if (segment === durable.segment) sum += durable.offset
    }
    this.sealed = sealed
    return sum
  }
}
