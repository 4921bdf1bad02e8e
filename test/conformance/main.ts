#!/usr/bin/env node
/**
 * `npm run conformance -- paho|mosquitto --suite DIR`: the public suites against our broker. Exit codes: 0 as published in
 * docs/conformance.md, 1 not, 2 usage.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { endTidily } from '../end-tidily.ts'
import { printFigures, type Figures } from '../figures.ts'
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

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suite: { type: 'string' },
    /** HOST:PORT of another broker, to see what it makes of a suite. */
    broker: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const [name = ''] = positionals
const suite = suites[name]
if (suite === undefined) {
  usage('Usage: npm run conformance -- paho|mosquitto --suite DIR [--broker HOST:PORT] [--json]')
} else if (flags.suite === undefined || !existsSync(join(flags.suite, suite.landmark))) {
  usage(
    `--suite takes a checkout of the suite; get one with:\n  git clone --depth 1 ${suite.repository}`,
  )
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

function usage(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 2
}
