/**
 * Settings as the command line sees them: every table of every part, and flags turned into environment entries.
 */
import {
  checkConfig,
  readEnvironment,
  type ConfigTable,
  type Environment,
} from '../common/config.ts'
import { brokerConfig } from '../broker/config.ts'
import { dashboardsConfig } from '../dashboards/config.ts'
import { ingestConfig } from '../ingest/config.ts'
import { loadConfig } from '../load-tests/config.ts'
import { simulatorConfig } from '../simulator/config.ts'
import { journalConfig, mqttConfig, storeConfig, zoneConfig } from '../store/config.ts'
import { UsageError } from '../common/errors.ts'

export const tables: Readonly<Record<string, ConfigTable>> = {
  zone: zoneConfig,
  mqtt: mqttConfig,
  store: storeConfig,
  journal: journalConfig,
  broker: brokerConfig,
  ingest: ingestConfig,
  dashboards: dashboardsConfig,
  simulator: simulatorConfig,
  load: loadConfig,
}

/** Flags that every command that touches a zone takes. */
export interface ZoneFlags {
  readonly dataDir?: string
  readonly set?: readonly string[]
}

/** The environment with the flags over it, checked against all tables. Throws UsageError `CONFIG_INVALID`. */
export function environmentOf(flags: ZoneFlags): Environment {
  const given: Record<string, string> = {}
  for (const pair of flags.set ?? []) {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError('CONFIG_INVALID', `--set takes NAME=VALUE, not '${pair}'`)
    const name = pair.slice(0, at)
    if (!name.startsWith('V2X_')) {
      throw new UsageError(
        'CONFIG_INVALID',
        `--set takes a setting, whose name begins with V2X_, not '${name}'; 'v2x config' lists them`,
      )
    }
    given[name] = pair.slice(at + 1)
  }
  if (flags.dataDir !== undefined) given['V2X_DATA_DIR'] = flags.dataDir
  const env = readEnvironment(given)
  checkConfig(Object.values(tables), env)
  return env
}

/** For an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
