/** Structured logs on stderr: lines of JSON for machines, one short readable line each on a terminal. */
import { pino, type Logger } from 'pino'
import pretty from 'pino-pretty'

export type Log = Logger

/** A log whose lines carry the part's name. Level: `trace` … `fatal` or `silent`. */
export function createLog(part: string, level = 'info'): Log {
  const options = { level, base: { part }, timestamp: pino.stdTimeFunctions.isoTime }
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }))
  return pino(
    options,
    pretty({
      destination: 2,
      sync: true,
      translateTime: 'SYS:HH:MM:ss',
      ignore: 'pid,hostname,part',
      messageFormat: '{part}: {msg}',
    }),
  )
}
