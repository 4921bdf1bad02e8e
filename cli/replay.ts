/** `v2x replay`: puts a recorded span back onto MQTT, for the map and for whoever subscribes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { readConfig } from '../common/config.ts'
import { systemClock } from '../common/clock.ts'
import { UsageError } from '../common/errors.ts'
import { createStore } from '../store/clickhouse/client.ts'
import { mqttConfig, storeConfig } from '../store/config.ts'
import { deviceIdPattern, replayFilter } from '../schemas/topics.ts'
import { AcknowledgedPublisher } from '../simulator/acknowledged-publisher.ts'
import { readRecorded } from '../simulator/replay/read-recorded.ts'
import { newReplayId, replay } from '../simulator/replay/replay.ts'
import { parseDuration, speedOption, parseTime } from './arguments.ts'
import { ProgressLine, interruptible, printResult } from './output.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

interface ReplayFlags extends ZoneFlags {
  readonly from: number
  readonly to: number
  readonly device?: readonly string[]
  readonly type?: readonly string[]
  readonly speed: number
  readonly by: 'generated' | 'received'
  readonly id?: string
  readonly delay: number
  readonly json?: boolean
}

export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'Replay a recorded span onto MQTT under v2x/v1/replay/{id}/…: original bytes, original spacing.',
    )
    .requiredOption(
      '--from <time>',
      'first moment, e.g. 2026-11-24T10:00:00+08:00 or -15m',
      parseTime,
    )
    .requiredOption('--to <time>', 'last moment, exclusive', parseTime)
    .option('--device <id>', 'only this device; may be given several times', collect)
    .option('--type <type>', 'only this type, e.g. bsm; may be given several times', collect)
    .addOption(speedOption('how fast', 'real'))
    .addOption(
      new Option('--by <clock>', 'which time rules span and spacing')
        .choices(['generated', 'received'])
        .default('generated'),
    )
    .option('--id <id>', 'name of the replay (default: made from the time)')
    .option('--delay <duration>', 'wait before the first message', parseDuration, 0)
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
Watch it: mosquitto_sub -u observer -t 'v2x/v1/replay/ID/#', or open the map with ?replay=ID.

Examples:
  v2x replay --from -15m --to -10m --speed 2
  v2x replay --from 2018-05-01T16:04:00Z --to 2018-05-01T16:05:00Z --device 31325431 --json`,
    )
    .action(replaySpan)
}

async function replaySpan(flags: ReplayFlags): Promise<void> {
  const env = environmentOf(flags)
  if (flags.to <= flags.from) throw new UsageError('REPLAY_SPAN', '--to must be later than --from')
  const replayId = flags.id ?? newReplayId(new Date())
  if (!deviceIdPattern.test(replayId)) {
    throw new UsageError(
      'REPLAY_ID',
      `'${replayId}' is no replay id: letters, digits, '.', '_', '-'`,
    )
  }
  const mqtt = readConfig(mqttConfig, env)
  const store = createStore(readConfig(storeConfig, env))
  const signal = interruptible()
  const progress = new ProgressLine()
  const publisher = await AcknowledgedPublisher.connect({
    url: mqtt.url,
    username: 'service-replay',
    password: mqtt.password,
    clientId: `service-replay-${replayId}`,
    inFlightMax: 1000,
    patienceMs: 15_000,
  })
  try {
    if (flags.json !== true)
      process.stderr.write(`replay ${replayId} on ${replayFilter(replayId)}\n`)
    await sleep(flags.delay * 1000, undefined, { signal }).catch(() => {})
    const result = await replay(
      readRecorded(store.client, {
        ...flags,
        devices: flags.device ?? [],
        types: flags.type ?? [],
      }),
      {
        replayId,
        speed: flags.speed,
        clock: systemClock,
        publisher,
        signal,
        onMessage: (sent, atMicros) =>
          progress.show(`${sent} messages, at ${new Date(atMicros / 1000).toISOString()}`),
      },
    )
    progress.clear()
    printResult(result, flags.json)
    if (result.messages === 0 && !signal.aborted) {
      process.stderr.write(
        'nothing is recorded of that: look at --from, --to, --device and --type\n',
      )
    }
  } finally {
    progress.clear()
    await publisher.end()
    await store.close()
  }
}
