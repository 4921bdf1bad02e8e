/** The certificate of MQTT over TLS: read at the start, and told of in time before it runs out. */
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { V2xError, reasonOf } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { BrokerConfig } from './config.ts'
import { certificateExpires } from './metrics.ts'

/** Time enough to have another one made. */
const noticeDays = 30
const lookIntervalMs = 12 * 3_600_000
const dayMs = 86_400_000

export interface KeyPair {
  readonly cert: Buffer
  readonly key: Buffer
}

/** Undefined where neither is configured. Throws V2xError `BROKER_TLS`. */
export function readCertificate(config: BrokerConfig): KeyPair | undefined {
  const { tlsCertFile, tlsKeyFile } = config
  if (tlsCertFile === '' && tlsKeyFile === '') return undefined
  try {
    if (tlsCertFile === '' || tlsKeyFile === '') throw new Error('only one of the two is set')
    const cert = usable(tlsCertFile, 'certificate', (pem) => createSecureContext({ cert: pem }))
    const key = usable(tlsKeyFile, 'private key', createPrivateKey)
    const pair = { cert, key }
    // Whether they belong together.
    createSecureContext(pair)
    return pair
  } catch (thrown) {
    throw new V2xError(
      'BROKER_TLS',
      `cannot open MQTT over TLS: ${reasonOf(thrown)}; V2X_BROKER_TLS_CERT_FILE and V2X_BROKER_TLS_KEY_FILE name certificate and key`,
      { cause: thrown },
    )
  }
}

function usable(file: string, what: string, read: (pem: Buffer) => unknown): Buffer {
  const pem = readFileSync(file)
  try {
    read(pem)
  } catch (thrown) {
    throw new Error(`${file} holds no ${what} in PEM that can be read (${reasonOf(thrown)})`, {
      cause: thrown,
    })
  }
  return pem
}

/** Warns of a chain that is not valid now, or not for long, at once and twice a day, until the function it gives is called. */
export function watchCertificate({ cert }: Pick<KeyPair, 'cert'>, log: Log): () => void {
  const chain = certificatesOf(cert)
  certificateExpires.set(Math.min(...chain.map(({ toMs }) => toMs)) / 1000)
  const look = (): void => {
    for (const certificate of chain) tell(certificate, log)
  }
  look()
  const timer = setInterval(look, lookIntervalMs).unref()
  return () => clearInterval(timer)
}

interface Certificate {
  /** As the log says it. */
  readonly name: string
  /** What clients do while it is not valid: how they find from their own roots to the certificate is for them to choose. */
  readonly effect: string
  readonly fromMs: number
  readonly toMs: number
}

function tell({ name, effect, fromMs, toMs }: Certificate, log: Log): void {
  const nowMs = Date.now()
  const days = Math.floor((toMs - nowMs) / dayMs)
  const until = new Date(toMs).toISOString()
  const renew = 'put another one into V2X_BROKER_TLS_CERT_FILE and start the broker again'
  if (nowMs >= toMs) {
    log.error(`${name} ran out at ${until}, and ${effect}; ${renew}`)
  } else if (days < noticeDays) {
    log.warn(`${name} runs out in ${days} days, at ${until}; ${renew}`)
  }
  if (nowMs < fromMs) {
    const from = new Date(fromMs).toISOString()
    log.error(`${name} is valid from ${from} on, and ${effect}; look at the clock of this machine`)
  }
}

/** Its own, and those that vouch for it: OpenSSL takes all three names of a block. */
function certificatesOf(pem: Buffer): Certificate[] {
  const blocks =
    /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g
  return (pem.toString('latin1').match(blocks) ?? []).map((block, index) => {
    const { subject, validFrom, validTo } = new X509Certificate(block)
    const own = 'the certificate of MQTT over TLS'
    const isOwn = index === 0
    return {
      name: isOwn ? own : `'${subject.replaceAll('\n', ', ')}' in the chain of ${own}`,
      effect: isOwn ? 'clients refuse it' : 'clients that need it refuse the chain',
      fromMs: Date.parse(validFrom),
      toMs: Date.parse(validTo),
    }
  })
}
