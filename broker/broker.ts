/** Starts and stops the broker: the journal's writing end, the zone of connections, listeners, health. */
import { hostname } from 'node:os'
import { startHealth } from '../common/health.ts'
import { V2xError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { checkExposure } from '../store/config.ts'
import type { JournalFs } from '../store/journal/fs.ts'
import type { Space, SpaceLimits } from '../store/journal/space.ts'
import { openJournalWriter, type JournalWriter } from '../store/journal/writer.ts'
import { healthHost, type BrokerConfig } from './config.ts'
import { startListeners, type Ports } from './listeners.ts'
import { commitBytes, commitSeconds, journaledPackets } from './metrics.ts'
import { readUsers } from './users.ts'
import { Zone } from './zone.ts'

export interface BrokerOptions {
  readonly config: BrokerConfig
  /** Where the journal is. */
  readonly directory: string
  /** How much room the journal may take; unless said, what the volume has. */
  readonly space?: SpaceLimits
  readonly insecure: boolean
  readonly log: Log
  /** The journal failed: nothing is acknowledged any more, the process should leave. */
  readonly onFailure: (error: Error) => void
  readonly fs?: JournalFs
}

export interface RunningBroker {
  readonly ports: Ports & { readonly health: number }
  stop(): Promise<void>
}

export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const { config, log, insecure } = options
  checkExposure({
    what: 'the MQTT broker',
    host: config.host,
    hasCredentials: config.usersFile !== '',
    credentials: 'V2X_BROKER_USERS_FILE',
    insecure,
  })
  if (config.topics === 'open' && config.usersFile !== '') {
    throw new V2xError(
      'BROKER_TOPICS',
      'cannot open all topics to users: V2X_BROKER_TOPICS=open is for conformance suites, unset it or V2X_BROKER_USERS_FILE',
    )
  }
  const users = config.usersFile === '' ? undefined : readUsers(config.usersFile)
  const journal = openJournal(options)
  const zone = new Zone({ config, log, journal, users })
  try {
    await zone.open()
    const listeners = await startListeners(config, log, zone)
    const settings = { host: 'V2X_BROKER_HOST', port: 'V2X_BROKER_HEALTH_PORT' }
    const health = await startHealth(
      { host: healthHost(config.host), port: config.healthPort, settings },
      () => ({ listeners: true, journal: problemOf(journal) ?? true }),
      () => ({ space: figuresOf(journal.space) }),
    ).catch(async (thrown: unknown) => {
      await listeners.stop()
      throw thrown
    })
    return {
      ports: { ...listeners.ports, health: health.port },
      stop: async () => {
        const closed = listeners.stop()
        await zone.stop()
        await closed
        await journal.close()
        await health.stop()
      },
    }
  } catch (thrown) {
    await zone.stop()
    await journal.close()
    throw thrown
  }
}

function openJournal(options: BrokerOptions): JournalWriter {
  const { config, directory, space, log, onFailure, fs } = options
  const journal = openJournalWriter({
    directory,
    node: hostname(),
    queueBytesMax: config.journalQueueBytesMax,
    commitSpacingMs: config.commitSpacingMs,
    ...(fs === undefined ? {} : { fs }),
    ...(space === undefined ? {} : { space }),
    onSpace: ({ level, warning }) => {
      if (warning === undefined) log.info('the journal has room again')
      else log.warn({ level }, warning)
    },
    onCommit: ({ seconds, bytes, packets }) => {
      commitSeconds.observe(seconds)
      commitBytes.inc(bytes)
      journaledPackets.inc(packets)
    },
    onFailure,
  })
  const { tornBytes, badBytes, missingPackets } = journal.recovered
  if (missingPackets !== 0) {
    const count = missingPackets === 'unknown' ? 'an unknown number of' : missingPackets
    log.error(
      `${count} acknowledged messages are missing at the end of the journal: it was cut, or the disk lost what it had confirmed; check the volume, and whether a backup has them`,
    )
  }
  if (tornBytes > 0)
    log.info(`cut ${tornBytes} bytes off the journal: the rest of a record that is not whole`)
  if (badBytes > 0) log.error(`${badBytes} bytes of the journal's last segment are damaged`)
  return journal
}

function problemOf({ failure, space }: JournalWriter): string | undefined {
  return failure?.message ?? (space.level === 'full' ? space.warning : undefined)
}

/** For the control room, which says it in its own words. */
function figuresOf({ level, usedBytes, budgetBytes }: Space): object {
  return { level, usedBytes, budgetBytes }
}
