/** All migrations, in order. One that was released is never changed: what comes after it is a new one. */
import type { Retention } from '../retention.ts'
import { rawAndQuarantine } from './001-raw-and-quarantine.ts'

export interface MigrationSettings extends Retention {
  readonly database: string
}

export interface Migration {
  readonly number: number
  readonly name: string
  /** Statements that may run again after a crash in their midst. */
  statements(settings: MigrationSettings): readonly string[]
}

export const migrations: readonly Migration[] = [rawAndQuarantine]
