#!/usr/bin/env node
/**
 * `npm run conformance -- paho|mosquitto --suite DIR`: the public suites against our broker. Exit codes: 0 as published in
 * docs/conformance.md, 1 not, 2 usage.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Argument, Command } from 'commander'
import { endTidily } from '../end-tidily.ts'
import { printFigures, type Figures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { startLoneBroker } from '../lone-broker.ts'
import { publishedExceptions, runSequences } from './mosquitto.ts'
import { runPaho } from './paho.ts'
import type { Address } from './sequence-player.ts'

interface Suite {
  readonly repository: string
  /** Is there in a checkout. */
  readonly landmark: string
  run(suite: string, address: Address): Promise<Figures & { readonly isAsPublished: boolean }>
}

const suites: Readonly<Record<string, Suite>> = {
  paho: {
    repository: 'https://github.com/eclipse-paho/paho.mqtt.testing',
    landmark: 'interoperability/client_test.py',
    run: async (suite, address) => {
      const verdict = await runPaho(suite, address)
      return { ...verdict, isAsPublished: verdict.tests === 10 && verdict.passed === 10 }
    },
  },
  mosquitto: {
    repository: 'https://github.com/eclipse-mosquitto/mosquitto',
    landmark: 'test/broker/data/CONNECT.json',
    run: async (suite, address) => {
      const verdict = await runSequences(suite, address, publishedExceptions())
      const { unexpectedFailures, needlessExceptions } = verdict
      const isAsPublished = unexpectedFailures.length + needlessExceptions.length === 0
      return { ...verdict, isAsPublished }
    },
  },
}

interface Flags {
  readonly suite: string
  readonly broker?: string
  readonly json: boolean
}

const program = await withFlags(
  new Command('conformance')
    .description('Run a public suite for MQTT brokers against ours.')
    .addArgument(new Argument('<name>', 'of the suite').choices(Object.keys(suites)))
    .requiredOption('--suite <directory>', 'a checkout of it')
    .option('--broker <HOST:PORT>', 'another broker, to see what it makes of the suite')
    .addHelpText(
      'after',
      `
Get a suite with:
${Object.values(suites)
  .map(({ repository }) => `  git clone --depth 1 ${repository}`)
  .join('\n')}`,
    ),
)
const flags = program.opts<Flags>()
const [name = ''] = program.args
const suite = suites[name]!
if (!existsSync(join(flags.suite, suite.landmark))) {
  process.stderr.write(
    `--suite takes a checkout of the suite; get one with:\n  git clone --depth 1 ${suite.repository}\n`,
  )
  process.exitCode = 2
} else {
  endTidily()
  const { isAsPublished, ...figures } = await judge(suite, resolve(flags.suite))
  printFigures(`${name} suite`, figures, flags.json)
  process.exitCode = isAsPublished ? 0 : 1
}

async function judge(suite: Suite, directory: string): ReturnType<Suite['run']> {
  if (flags.broker !== undefined) {
    const [host = '', port = ''] = flags.broker.split(':')
    return await suite.run(directory, { host, port: Number(port) })
  }
  const broker = await startLoneBroker({
    V2X_BROKER_TOPICS: 'open',
    V2X_BROKER_TOPICS_REFUSED: 'test/nosubscribe',
  })
  try {
    return await suite.run(directory, broker)
  } finally {
    await broker.remove()
  }
}
