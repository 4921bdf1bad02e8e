/** `npm run load -- clock`: the zone's clock beside the tester's, an echo on the tester's own, and the one-way figure with the offset beside it. */
import { Command } from 'commander'
import { parseDuration } from '../../cli/arguments.ts'
import { printResult } from '../../cli/output.ts'
import { readConfig } from '../../common/config.ts'
import type { Latencies } from '../../simulator/load/latencies.ts'
import { mqttConfig } from '../../store/config.ts'
import { inLanguage, languageOption } from '../language.ts'
import type { Language } from '../report/html.ts'
import { textTable } from '../text-table.ts'
import { measureEcho } from './echo.ts'
import { measureOneWay } from './one-way.ts'
import { clockTable, type ClockResult, type Times } from './words.ts'
import { measureOffset } from './zone-clock.ts'

interface ClockFlags {
  readonly url: string
  readonly apiUrl: string
  readonly for: number
  readonly lang: Language
  readonly json?: boolean
}

export function clockCommand(): Command {
  return new Command('clock')
    .description(
      "From this machine to a zone: its clock's offset, an echo on this clock, the one-way figure.",
    )
    .option('--url <url>', 'its broker: ws://, wss://, mqtt:// or mqtts://', 'ws://127.0.0.1:8083')
    .option('--api-url <url>', 'its dashboards', 'http://127.0.0.1:8080')
    .option('--for <duration>', 'how long a vehicle sends, ten times a second', parseDuration, 5)
    .addOption(languageOption('of what is printed'))
    .option('--json', 'the result as one JSON object')
    .addHelpText(
      'after',
      `
The echo has both ends on this clock. A figure between two clocks is no better than the offset between them, which is known to half
of a round trip: both stand beside it.

Example:
  npm run load -- clock --url ws://zone.example:8083 --api-url http://zone.example:8080`,
    )
    .action(clock)
}

async function clock({ url, apiUrl, for: seconds, lang, json }: ClockFlags): Promise<void> {
  const offset = await measureOffset(apiUrl)
  const echo = await measureEcho({ url, password: readConfig(mqttConfig).password, seconds })
  const oneWay = await measureOneWay(apiUrl, echo.device, echo.sent)
  const result: ClockResult = {
    offset,
    sent: echo.sent,
    publishToPubackMs: timesOf(echo.acknowledgedMs),
    publishToEchoMs: timesOf(echo.echoedMs),
    publishToLiveMs: timesOf(echo.shownMs),
    oneWay: {
      ...oneWay,
      correctedMs: oneWay.medianMs - offset.offsetMs,
      uncertaintyMs: offset.uncertaintyMs,
    },
  }
  if (json === true) return printResult(result, true)
  const table = clockTable(result).map((row) => row.map(inLanguage(lang)))
  process.stdout.write(`${textTable(table)}\n`)
}

function timesOf(of: Latencies): Times {
  return { messages: of.count, p50: of.percentile(0.5), p95: of.percentile(0.95), max: of.maxMs }
}
