#!/usr/bin/env node
/**
 * `npm run load -- PROFILE`: offers a load to a zone of its own, or to the one at --url, and judges it. Exit codes: 0 all held, 99 a threshold
 * was crossed or the counts differ, 1 the load could not be run, 2 usage, 130 interrupted.
 */
import { join } from 'node:path'
import { InvalidArgumentError, Command, Option } from 'commander'
import { parseDuration, parseUrl } from '../cli/arguments.ts'
import { runProgram } from '../cli/run-program.ts'
import { capacityCommand } from './capacity/command.ts'
import { clockCommand } from './clock/command.ts'
import { compareCommand } from './compare/command.ts'
import { hasMqtt, mqttFetched, requireK6 } from './k6-path.ts'
import { inLanguage, languageOption } from './language.ts'
import { overloadCommand } from './overload/command.ts'
import { readProfileFile } from './profile-file.ts'
import type { Profile } from './profile-form.ts'
import { faultDelayMs, profiles } from './profiles.ts'
import { RunProgress } from './progress.ts'
import type { Language } from './report/html.ts'
import type { Words } from './report/result.ts'
import { folderOf, writeReports } from './result-folder.ts'
import { runProfile } from './run.ts'
import { otherScripts, transports, type Transport } from './scripts.ts'
import { findTarget, heldBack, withStalledLines, type TargetFlags } from './target.ts'
import { verdictJson, verdictText } from './verdict-text.ts'

interface LoadFlags extends TargetFlags {
  readonly for?: number
  readonly transport?: Transport
  readonly k6?: string
  readonly counts: boolean
  readonly fault?: boolean
  readonly out?: string
  readonly lang: Language
  readonly json?: boolean
}

interface NamedProfile extends Profile {
  readonly name: string
}

const uncountable: Words = {
  en: 'the counts cannot be judged without --store-url',
  zh: '没有 --store-url，无法判定计数',
}

const shipped: Readonly<Record<string, Profile>> = profiles

/** What has to be undone at the end, last first. */
const undo: (() => Promise<void>)[] = []
const interrupted = new AbortController()
const progress = new RunProgress()
const caller = { say: (line: string) => progress.say(line), signal: interrupted.signal }

const program: Command = new Command('load')
  .description('Offer a load by k6 and judge it, on a zone of its own or on the one at --url.')
  .argument('<profile>', 'a shipped profile, or a .json file', parseProfile)
  .option(
    '--for <duration>',
    'how long is offered, instead of what the profile says',
    parseDuration,
  )
  .addOption(
    new Option('--transport <name>', 'tcp needs a k6 with k6/x/mqtt (default: websocket)').choices(
      transports,
    ),
  )
  .option('--k6 <path>', 'another k6 than that of load-tests/install-k6; V2X_LOAD_K6 says it, too')
  .option(
    '--url <url>',
    'broker of a zone elsewhere: ws://, wss://, mqtt:// or mqtts://',
    parseUrl('ws', 'wss', 'mqtt', 'mqtts'),
  )
  .option(
    '--tcp-url <url>',
    'its broker for the generator, mqtt:// or mqtts://',
    parseUrl('mqtt', 'mqtts'),
  )
  .option('--api-url <url>', 'its dashboards, http://', parseUrl('http', 'https'))
  .option(
    '--store-url <url>',
    'its ClickHouse, http://: the counts need it',
    parseUrl('http', 'https'),
  )
  .option(
    '--health-url <url>',
    'health port of its broker, http://, for its own times',
    parseUrl('http', 'https'),
  )
  .option('--no-counts', 'pass without the three counts, where nobody may ask the store')
  .option('--fault', `hold every byte back ${faultDelayMs} ms: must fail`)
  .option('--out <folder>', 'where the report goes (default: load-results/TIME-PROFILE)')
  .addOption(languageOption())
  .option('--json', 'the verdict as one JSON object on the last line')
  .enablePositionalOptions()
  .addHelpText(
    'after',
    `
Profiles:
${Object.entries(shipped)
  .map(([name, { what }]) => `  ${name.padEnd(18)}${what}`)
  .join('\n')}

Examples:
  npm run load -- smoke
  npm run load -- smoke --for 30s --lang zh-CN --out smoke-report
  npm run load -- my-profile.json --json
  npm run load -- capacity --help          # and compare, overload, clock
  npm run load -- smoke --url ws://zone.example:8083 --store-url http://zone.example:8123`,
  )
  .action(load)
  .addCommand(capacityCommand(caller))
  .addCommand(compareCommand(caller))
  .addCommand(clockCommand())
  .addCommand(overloadCommand(caller))

async function load(profile: NamedProfile, flags: LoadFlags): Promise<void> {
  const say = inLanguage(flags.lang)
  const k6 = requireK6(flags.k6)
  const transport = transportOf(flags)
  checkUse(profile, transport, flags)
  if (transport === 'tcp' && !hasMqtt(k6)) progress.say(mqttFetched)
  const onEnd = (step: () => Promise<void>): void => void undo.push(step)
  const plain = await findTarget(flags, { transport, profile }, onEnd)
  const seconds = flags.for ?? profile.seconds
  const found =
    profile.script === 'slow-reader' ? await withStalledLines(plain, seconds / 2, onEnd) : plain
  if (interrupted.signal.aborted) return
  const fault = flags.fault === true
  const target = fault ? await heldBack(found, onEnd) : found
  progress.say(
    `load '${profile.name}' on ${found.url}${fault ? `, held back ${faultDelayMs} ms` : ''}`,
  )
  if (target.storeUrl === '') progress.say(say(uncountable))
  const { name, ...offered } = profile
  const result = await runProfile({
    k6,
    name,
    profile: { ...offered, seconds },
    transport,
    target,
    fault,
    counts: flags.counts,
    progress,
    say,
    signal: interrupted.signal,
  })
  if (interrupted.signal.aborted) return
  const folder = flags.out ?? folderOf(result)
  await writeReports(result, folder, flags.lang)
  const isJudged = result.reasons.some(({ of }) => of !== 'run')
  process.exitCode = result.passed ? 0 : isJudged ? 99 : 1
  process.stdout.write(verdictText(result, join(folder, 'report.html'), say))
  if (flags.json === true) {
    process.stdout.write(`${verdictJson(result, process.exitCode, folder)}\n`)
  }
}

function parseProfile(given: string): NamedProfile {
  if (given.endsWith('.json')) {
    const name = given.replace(/^.*[/\\]|\.json$/g, '')
    return { name, ...readProfileFile(given) }
  }
  const profile = shipped[given]
  if (profile === undefined) {
    throw new InvalidArgumentError(
      `It takes a .json file or one of: ${Object.keys(shipped).join(', ')}.`,
    )
  }
  return { name: given, ...profile }
}

function transportOf({ transport, url }: LoadFlags): Transport {
  const ofUrl = url === undefined ? undefined : /^mqtts?:/.test(url) ? 'tcp' : 'websocket'
  if (transport === undefined || ofUrl === undefined) return transport ?? ofUrl ?? 'websocket'
  if (transport === ofUrl) return transport
  return program.error(`cannot reach ${url} by ${transport}: leave out --transport`)
}

/** A usage error where the profile needs an address that nobody gave. */
function checkUse({ script, generator }: Profile, transport: Transport, flags: LoadFlags): void {
  const isOther = (otherScripts as readonly string[]).includes(script)
  if (isOther && transport === 'tcp') {
    program.error(`cannot run '${script}' over tcp: it needs a WebSocket`)
  }
  const { url, tcpUrl, apiUrl, storeUrl, healthUrl } = flags
  if (url === undefined) {
    const isGiven = [tcpUrl, apiUrl, storeUrl, healthUrl].some((given) => given !== undefined)
    if (isGiven) program.error('addresses of a zone elsewhere need --url, too')
    return
  }
  if (script === 'slow-reader' && healthUrl === undefined) {
    program.error("cannot run 'slow-reader': give --health-url, it reads what was dropped")
  }
  if (isOther && apiUrl === undefined) {
    program.error(`cannot run '${script}': give --api-url, it asks the dashboards`)
  }
  if (generator !== undefined && tcpUrl === undefined && transport !== 'tcp') {
    program.error('cannot run the generator: give --tcp-url, it speaks TCP')
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort())
}
await runProgram(program, (reason) => {
  if (!interrupted.signal.aborted) progress.say(`load: ${reason}`)
})
for (const step of undo.toReversed()) await step()
if (interrupted.signal.aborted) process.exitCode = 130
