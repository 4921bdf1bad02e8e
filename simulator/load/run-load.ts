/** Offers a load to a broker from several processes at once, and adds up what each measured. */
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { V2xError } from '../../common/errors.ts'
import { Latencies } from './latencies.ts'
import type { DeviceCounts } from './load-connection.ts'
import type { Done, LoadOrder, LoadReport, LoadShare, Measured } from './load-worker.ts'

/** Of more devices than that only the sums are counted: a list of them would be megabytes. */
export const countedDevicesMax = 100_000

export interface LoadOptions extends Omit<LoadShare, 'countsDevices'> {
  readonly workers: number
  /** The workers run on that one alone (Linux, by taskset); undefined: wherever there is room. */
  readonly processor?: number | undefined
  /** With `allowed`: told, when the load begins, how to allow more messages in all than that. */
  readonly onStarted?: (allow: (messages: number) => void) => void
  /** Told when all have warmed up, and when the measured time is over: between the two others may measure, too. */
  readonly onMeasuring?: () => void
  readonly onMeasured?: () => void
  /** Aborted, the workers are killed. */
  readonly signal?: AbortSignal
  /** Aborted while it measures, the load ends there, and what was due by then is counted; before that it kills, like `signal`. */
  readonly endSignal?: AbortSignal
}

export interface LoadResult {
  /** Of the measured time. */
  readonly seconds: number
  /** What should have gone out in it; 0 where the load looked for the highest rate. */
  readonly due: number
  readonly acknowledgedPerSecond: number
  /** From the moment a message was due to its PUBACK. */
  readonly latencyMs: Percentiles
  /** How late the generator sent what was due: above some ms the generator is what was measured. */
  readonly lateMs: Percentiles
  /** Of the whole run, warm-up and end included. Offered is what was due, whether it could go or not. */
  readonly offered: number
  readonly sent: number
  readonly acknowledged: number
  /** The same of each device; undefined where there are more than `countedDevicesMax`. */
  readonly devices: readonly DeviceCounts[] | undefined
}

export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** Throws V2xError `LOAD_FAILED` where a connection cannot be made or is lost. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const workers = Array.from({ length: options.workers }, (_, index) => start(options, index))
  const stop = (): void => workers.forEach(({ child }) => child.kill('SIGKILL'))
  options.signal?.addEventListener('abort', stop)
  let end = stop
  const onEnd = (): void => end()
  options.endSignal?.addEventListener('abort', onEnd)
  try {
    await Promise.all(workers.map((worker) => worker.until('connected')))
    for (const { child } of workers) child.send('go' satisfies LoadOrder)
    options.onStarted?.((messages) => {
      for (const [index, { child }] of workers.entries()) {
        const allowed = shareOf({ ...options, allowed: messages }, index).allowed!
        if (child.connected) child.send({ allowed } satisfies LoadOrder)
      }
    })
    await Promise.all(workers.map((worker) => worker.until('measuring')))
    end = () => {
      for (const { child } of workers) if (child.connected) child.send('end' satisfies LoadOrder)
    }
    options.onMeasuring?.()
    const measured = await Promise.all(workers.map((worker) => worker.until('measured')))
    options.onMeasured?.()
    const done = await Promise.all(workers.map((worker) => worker.until('done')))
    const result = sum(measured, done)
    return countsDevices(options) ? result : { ...result, devices: undefined }
  } finally {
    options.signal?.removeEventListener('abort', stop)
    options.endSignal?.removeEventListener('abort', onEnd)
    stop()
  }
}

type ReportOf<T extends LoadReport['type']> = Extract<LoadReport, { readonly type: T }>

interface StartedWorker {
  readonly child: ChildProcess
  until<T extends LoadReport['type']>(type: T): Promise<ReportOf<T>>
}

function start(options: LoadOptions, index: number): StartedWorker {
  const share = shareOf(options, index)
  const program = fileURLToPath(new URL('load-worker.js', import.meta.url))
  const child = fork(program, [JSON.stringify(share)], runningOn(options.processor))
  const reports = new Map<string, LoadReport>()
  child.once('error', ({ message }) => {
    reports.set('failed', { type: 'failed', reason: message })
    child.emit('reported')
  })
  child.on('message', (report: LoadReport) => {
    reports.set(report.type, report)
    child.emit('reported')
  })
  child.once('exit', () => {
    if (!reports.has('done') && !reports.has('failed')) {
      reports.set('failed', { type: 'failed', reason: 'a load worker left' })
    }
    child.emit('reported')
  })
  const until: StartedWorker['until'] = async (type) => {
    for (;;) {
      const failed = reports.get('failed')
      if (failed?.type === 'failed') {
        throw new V2xError('LOAD_FAILED', `cannot offer the load: ${failed.reason}`)
      }
      const report = reports.get(type)
      if (report !== undefined) return report as ReportOf<typeof type>
      await once(child, 'reported')
    }
  }
  return { child, until }
}

function runningOn(processor: number | undefined): ForkOptions {
  if (processor === undefined) return {}
  // taskset becomes the program that it is told to start: same process, same IPC.
  const execArgv = ['-c', String(processor), process.execPath, ...process.execArgv]
  return { execPath: 'taskset', execArgv }
}

function countsDevices({ connections, devicesPerConnection }: LoadOptions): boolean {
  return connections * devicesPerConnection <= countedDevicesMax
}

function shareOf(options: LoadOptions, index: number): LoadShare {
  const { workers, connections, rate, allowed } = options
  const share = (whole: number): number =>
    Math.floor((whole * (index + 1)) / workers) - Math.floor((whole * index) / workers)
  return {
    target: options.target,
    name: `${options.name}-${index}`,
    connections: share(connections),
    devicesPerConnection: options.devicesPerConnection,
    rate: (rate * share(connections)) / connections,
    inFlightMax: options.inFlightMax,
    fenceEvery: options.fenceEvery,
    frame: options.frame,
    allowed: allowed === undefined ? undefined : share(allowed),
    warmUpSeconds: options.warmUpSeconds,
    seconds: options.seconds,
    catchUpSeconds: options.catchUpSeconds,
    countsDevices: countsDevices(options),
  }
}

function sum(measured: readonly Measured[], done: readonly Done[]): LoadResult {
  const latencies = new Latencies()
  const lateness = new Latencies()
  for (const each of done) {
    latencies.addAll(each.latencies)
    lateness.addAll(each.lateness)
  }
  return {
    seconds: total(measured, ({ seconds }) => seconds) / measured.length,
    due: total(measured, ({ due }) => due),
    acknowledgedPerSecond: total(measured, ({ acknowledged, seconds }) => acknowledged / seconds),
    latencyMs: percentiles(latencies),
    lateMs: percentiles(lateness),
    offered: total(done, ({ offered }) => offered),
    sent: total(done, ({ sent }) => sent),
    acknowledged: total(done, ({ acknowledged }) => acknowledged),
    devices: done.flatMap(({ devices }) => devices),
  }
}

function total<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((sum, each) => sum + of(each), 0)
}

export function percentiles(of: Latencies): Percentiles {
  return {
    p50: of.percentile(0.5),
    p95: of.percentile(0.95),
    p99: of.percentile(0.99),
    max: of.maxMs,
  }
}
