/** A certificate that runs out is told of before it has. */
import { createSecureContext } from 'node:tls'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { watchCertificate } from './certificate.ts'
import { selfSigned } from './certificate-for-tests.ts'
import { certificateExpires } from './metrics.ts'

/** What is logged of a chain of certificates, valid so many days from now. */
function told(...days: readonly (readonly [from: number, to: number])[]): string[] {
  return toldOf(days.map(([from, to]) => selfSigned(from, to).cert).join(''))
}

function toldOf(pem: string): string[] {
  const lines: string[] = []
  const log = pino({ base: {} }, { write: (line) => void lines.push(line) })
  watchCertificate({ cert: Buffer.from(pem) }, log)()
  return lines.map((line) => {
    const { level, msg } = JSON.parse(line) as { level: number; msg: string }
    return `${log.levels.labels[level]}: ${msg}`
  })
}

test('one that is valid for long is nothing to tell of', async () => {
  expect(told([-1, 31])).toEqual([])
  const { values } = await certificateExpires.get()
  const days = (values[0]!.value - Date.now() / 1000) / 86_400
  expect(days).toBeGreaterThan(30.9)
  expect(days).toBeLessThan(31.1)
})

test('the last month is warned of, also where it is that of who vouches for it', () => {
  expect(told([-1, 29.5])).toEqual([
    expect.stringMatching(/^warn: .* runs out in 29 days, at .*V2X_BROKER_TLS_CERT_FILE/),
  ])
  expect(told([-1, 400], [-1, 3.5])).toEqual([
    expect.stringMatching(/^warn: 'CN=localhost' in the chain of .* in 3 days/),
  ])
})

test('one that clients refuse is an error', () => {
  expect(told([-9, -1])).toEqual([
    expect.stringMatching(/^error: the certificate .* ran out at .* clients refuse it/),
  ])
  expect(told([1, 90])).toEqual([
    expect.stringMatching(/^error: the certificate .* valid from .* on, .*; look at the clock/),
  ])
})

test('of a chain it is said which one ran out; not every client needs all of it', () => {
  expect(told([-9, 90], [-9, -1], [-9, 3.5])).toEqual([
    expect.stringMatching(/^error: 'CN=localhost' in the chain .* ran out .* that need it refuse/),
    expect.stringMatching(/^warn: 'CN=localhost' in the chain .* in 3 days/),
  ])
})

test.each(['X509 CERTIFICATE', 'TRUSTED CERTIFICATE'])(
  'one that is called %s, which TLS takes as well, is looked at like any other',
  (label) => {
    const { cert, key } = selfSigned(-1, 3.5)
    const pem = cert.replaceAll('CERTIFICATE', label)
    createSecureContext({ cert: pem, key })
    expect(toldOf(pem)).toEqual([expect.stringMatching(/^warn: .* in 3 days/)])
  },
)
