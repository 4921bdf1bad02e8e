/**
 * The users file: who may connect, and the check of passwords, which is slow by design and so kept off the hot path; but for secrets
 * that a machine made: nobody guesses at 128 random bits, so one digest is enough, and a herd of vehicles is back at once.
 */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { V2xError, reasonOf } from '../common/errors.ts'
import { closeness, identityClasses, type Account, type IdentityClass } from './identity.ts'

/** Cost of one check: 16 MiB and some 50 ms. */
const cost = { N: 16_384, r: 8, p: 1 } as const
const keyBytes = 32
const saltBytes = 16
/** Checks at a time: they share libuv's threads with the journal's syncs. */
const checksMax = 1
/** Checks that wait; beyond it a client is told to come again. */
const waitingChecksMax = 1000

interface Secret {
  readonly kind: 'scrypt' | 'sha256'
  readonly salt: Buffer
  readonly key: Buffer
}

/** `sha256:<salt>:<digest>`, both base64, of a secret that was made at random and holds 128 bits or more: no other is safe so. */
export function hashSecret(secret: string): string {
  const salt = randomBytes(saltBytes)
  return `sha256:${salt.toString('base64')}:${digest(Buffer.from(secret), salt).toString('base64')}`
}

/** `scrypt:<salt>:<key>`, both base64: what stands in the users file. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(Buffer.from(password), salt)
  return `scrypt:${salt.toString('base64')}:${key.toString('base64')}`
}

function derive(password: Buffer, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyBytes, cost, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

function digest(password: Buffer, salt: Buffer): Buffer {
  return createHash('sha256').update(salt).update(password).digest()
}

export type PasswordAnswer = 'right' | 'wrong' | 'busy'

export class Users {
  private readonly accounts = new Map<string, Account>()
  /** What scrypt made. */
  private readonly secrets = new Map<string, Secret>()
  /** Digests: of machine-made secrets, and of passwords that were right, so that a herd that reconnects costs nothing. */
  private readonly known = new Map<string, Secret>()
  /** For this process alone. */
  private readonly pepper = randomBytes(saltBytes)
  private checks = 0
  private readonly waiting: (() => void)[] = []
  /** Checked for names that are not there: as slow as for those that are. */
  private readonly nobody = { salt: randomBytes(saltBytes), key: randomBytes(keyBytes) }

  add(account: Account, secret: Secret): void {
    this.accounts.set(account.name, account)
    const secrets = secret.kind === 'sha256' ? this.known : this.secrets
    secrets.set(account.name, secret)
  }

  account(name: string): Account | undefined {
    return this.accounts.get(name)
  }

  /** Whether a client id is this account's, and no other's more. */
  owns(account: Account, clientId: string): boolean {
    const own = closeness(clientId, account)
    if (own === 0 || own === Infinity) return own > 0
    return ![...this.accounts.values()].some((other) => closeness(clientId, other) > own)
  }

  /** Whether this password is right, where that is told at no cost: it is machine-made, or was found right before. */
  isKnown(name: string, password: Buffer): boolean {
    const known = this.known.get(name)
    return known !== undefined && timingSafeEqual(known.key, digest(password, known.salt))
  }

  async check(name: string, password: Buffer): Promise<PasswordAnswer> {
    if (this.isKnown(name, password)) return 'right'
    // Of a machine-made secret there is the digest alone. With no other users, a name that is not there is told as fast.
    if (!this.secrets.has(name) && (this.known.has(name) || this.secrets.size === 0)) return 'wrong'
    if (this.waiting.length >= waitingChecksMax) return 'busy'
    if (this.checks >= checksMax) {
      // Who ends hands its turn on, so the number of checks stays as it is.
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    } else {
      this.checks++
    }
    try {
      const secret = this.secrets.get(name) ?? this.nobody
      if (!timingSafeEqual(await derive(password, secret.salt), secret.key)) return 'wrong'
      const salt = this.pepper
      this.known.set(name, { kind: 'sha256', salt, key: digest(password, salt) })
      return 'right'
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.checks--
      else next()
    }
  }
}

/** Reads a users file. Throws V2xError `BROKER_USERS` that lists every problem. */
export function readUsers(path: string): Users {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (thrown) {
    throw new V2xError(
      'BROKER_USERS',
      `cannot read the users file ${path}: ${reasonOf(thrown)}; V2X_BROKER_USERS_FILE names it`,
      { cause: thrown },
    )
  }
  const users = new Users()
  const problems: string[] = []
  const list = Array.isArray(json) ? (json as readonly unknown[]) : []
  if (list.length === 0) problems.push('it holds no list of users')
  for (const [index, entry] of list.entries()) {
    try {
      const { account, secret } = readUser(entry)
      if (users.account(account.name) !== undefined) throw new Error('comes twice')
      users.add(account, secret)
    } catch (thrown) {
      problems.push(`user ${index + 1} ${reasonOf(thrown)}`)
    }
  }
  if (problems.length === 0) return users
  throw new V2xError(
    'BROKER_USERS',
    `cannot use the users file ${path}:\n  ${problems.join('\n  ')}`,
  )
}

/** An entry of the users file. Throws an Error that goes on after its name. */
export function readUser(entry: unknown): { account: Account; secret: Secret } {
  if (typeof entry !== 'object' || entry === null) throw new Error('is no object')
  const { name, password, ids, ...rest } = entry as Readonly<Record<string, unknown>>
  const found = identityClasses.find((each) => each === rest['class'])
  if (typeof name !== 'string' || !/^[\w.@-]{1,128}$/.test(name)) {
    throw new Error('has no name of 1 to 128 letters, digits, “_”, “.”, “@” and “-”')
  }
  if (found === undefined) throw new Error(`(${name}) has no class: ${identityClasses.join(', ')}`)
  return {
    account: { name, class: found, ids: readIds(name, found, ids) },
    secret: readSecret(name, password),
  }
}

function readIds(name: string, found: IdentityClass, ids: unknown): readonly string[] {
  if (ids === undefined) return found === 'device' ? [name] : []
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string' && /^[\w.-]*\*?$/.test(id))) {
    return ids as string[]
  }
  throw new Error(`(${name}) has ids that are no device ids; one may end in *`)
}

function readSecret(name: string, password: unknown): Secret {
  const [kind, salt = '', key = ''] = typeof password === 'string' ? password.split(':') : []
  const secret = { salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
  const isWhole = secret.salt.length === saltBytes && secret.key.length === keyBytes
  if (isWhole && (kind === 'scrypt' || kind === 'sha256')) return { kind, ...secret }
  throw new Error(
    `(${name}) has no password of the form scrypt:<salt>:<key> or sha256:<salt>:<digest>`,
  )
}
