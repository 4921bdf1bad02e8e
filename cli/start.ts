/** `v2x start`: the whole zone, or one part of it, until Ctrl-C. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Argument, Command } from 'commander'
import { Zone, partNames, type PartName } from '../main.ts'
import { readConfig, type Environment } from '../common/config.ts'
import { UsageError } from '../common/errors.ts'
import { createLog } from '../common/log.ts'
import { brokerConfig, healthHost } from '../broker/config.ts'
import { dashboardsConfig } from '../dashboards/config.ts'
import { ingestConfig } from '../ingest/config.ts'
import { simulatorConfig } from '../simulator/config.ts'
import { reachedAt, storeConfig, zoneConfig } from '../store/config.ts'
import { checkDataDirectory } from '../store/data-directory.ts'
import { interruptedCode } from './output.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

interface StartFlags extends ZoneFlags {
  readonly simulator: boolean
}

export function startCommand(): Command {
  return new Command('start')
    .description('Run the zone: store, broker, ingest, dashboards, simulator. Ctrl-C stops all.')
    .addArgument(new Argument('[part]', 'only this part').choices(partNames))
    .option('--no-simulator', 'without simulated traffic')
    .option('--data-dir <dir>', 'where everything is kept (V2X_DATA_DIR, default ./data)')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
Examples:
  v2x start                                  the zone with 260 simulated vehicles
  v2x start --no-simulator --data-dir /srv/zone
  v2x start broker --set V2X_BROKER_PORT=1884`,
    )
    .action(start)
}

async function start(part: PartName | undefined, flags: StartFlags): Promise<void> {
  const env = environmentOf(flags)
  const log = createLog('zone', readConfig(zoneConfig, env).logLevel)
  // Each part looks as well; here it is said once, and no start is tried again.
  checkDataDirectory(readConfig(storeConfig, env).dataDir)
  const parts = part === undefined ? partsOf(flags, env) : [part]
  if (part === undefined) refuseAnyPort(env)
  const own = { ...busOf(parts, env), ...watchedBy(parts, env) }
  const zone = new Zone({ parts, env: { ...env, ...own }, log })

  let isStopping = false
  const stop = (signal: NodeJS.Signals): void => {
    // A second Ctrl-C means now; the parts leave when this process is gone.
    if (isStopping && signal === 'SIGINT') process.exit(interruptedCode)
    if (isStopping) return
    isStopping = true
    log.info('stopping')
    void zone.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  await zone.start()
  if (isStopping) return
  if (parts.includes('dashboards')) await announce(env, () => isStopping)
}

/** Where 0 stands for any port that is free, the other parts would look elsewhere: at its default, where another zone may be. */
function refuseAnyPort(env: Environment): void {
  const met = [
    ...[brokerConfig.port, brokerConfig.healthPort, storeConfig.port, storeConfig.healthPort],
    ...[ingestConfig.healthPort, dashboardsConfig.port, simulatorConfig.healthPort],
  ]
  const any = met.find(({ env: name }) => env[name] !== '' && Number(env[name]) === 0)
  if (any === undefined) return
  throw new UsageError(
    'CONFIG_INVALID',
    `cannot start the zone with ${any.env}=0: its parts have to know the port; name one, or start the part alone`,
  )
}

/** The embedded engine runs only where no other ClickHouse is named. */
function partsOf(flags: StartFlags, env: Environment): readonly PartName[] {
  const embedded = readConfig(storeConfig, env).clickhouseUrl === ''
  return partNames.filter(
    (name) => (name !== 'store' || embedded) && (name !== 'simulator' || flags.simulator),
  )
}

/** The zone's own broker where it listens, unless the user said which one to take. */
function busOf(parts: readonly PartName[], env: Environment): Environment {
  const { host, port } = readConfig(brokerConfig, env)
  if ((env['V2X_MQTT_URL'] ?? '') !== '' || !parts.includes('broker') || port === 0) return {}
  return { V2X_MQTT_URL: `mqtt://${reachedAt(host)}:${port}` }
}

/** Tells dashboards whose health makes up the zone's, unless the user said so. */
function watchedBy(parts: readonly PartName[], env: Environment): Environment {
  if ((env['V2X_DASHBOARDS_WATCH'] ?? '') !== '') return {}
  const store = readConfig(storeConfig, env)
  const broker = readConfig(brokerConfig, env)
  const urls: Record<Exclude<PartName, 'dashboards'>, string> = {
    store: healthUrl({ ...store, healthHost: store.host }),
    broker: healthUrl({ ...broker, healthHost: healthHost(broker.host) }),
    ingest: healthUrl(readConfig(ingestConfig, env)),
    simulator: healthUrl(readConfig(simulatorConfig, env)),
  }
  const watched = parts.filter((name) => name !== 'dashboards')
  return { V2X_DASHBOARDS_WATCH: watched.map((name) => `${name}=${urls[name]}`).join(',') }
}

function healthUrl(of: { readonly healthHost: string; readonly healthPort: number }): string {
  return `http://${reachedAt(of.healthHost)}:${of.healthPort}`
}

/** Prints where the map is, once the whole zone says that it is ready. */
async function announce(env: Environment, given: () => boolean): Promise<void> {
  const { host, port } = readConfig(dashboardsConfig, env)
  const url = `http://${reachedAt(host)}:${port}`
  while (!given()) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok === true) {
      process.stdout.write(`The zone is ready. Map: ${url}/\n`)
      return
    }
    await sleep(200)
  }
}
