/** The users file: who may connect, and the check of passwords, which is slow by design and so kept off the hot path. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { V2xError, reasonOf } from '../common/errors.ts'
import { identityClasses, type Account, type IdentityClass } from './identity.ts'

/** Cost of one check: 16 MiB and some 50 ms. */
const cost = { N: 16_384, r: 8, p: 1 } as const
const keyBytes = 32
const saltBytes = 16
/** Checks at a time: they share libuv's threads with the journal's syncs. */
const checksMax = 1
/** Checks that wait; beyond it a client is told to come again. */
const waitingChecksMax = 1000

interface Secret {
  readonly salt: Buffer
  readonly key: Buffer
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

export type PasswordAnswer = 'right' | 'wrong' | 'busy'

export class Users {
  private readonly accounts = new Map<string, Account>()
  private readonly secrets = new Map<string, Secret>()
  /** Digests of passwords that were right, salted for this process: a herd that reconnects costs nothing. */
  private readonly known = new Map<string, Buffer>()
  private readonly pepper = randomBytes(16)
  private checks = 0
  private readonly waiting: (() => void)[] = []
  /** Checked for names that are not there: as slow as for those that are. */
  private readonly nobody: Secret = { salt: randomBytes(saltBytes), key: randomBytes(keyBytes) }

  add(account: Account, secret: Secret): void {
    this.accounts.set(account.name, account)
    this.secrets.set(account.name, secret)
  }

  account(name: string): Account | undefined {
    return this.accounts.get(name)
  }

  /** Whether this password was found right before: told at no cost. */
  isKnown(name: string, password: Buffer): boolean {
    const known = this.known.get(name)
    return known !== undefined && timingSafeEqual(known, this.digest(password))
  }

  async check(name: string, password: Buffer): Promise<PasswordAnswer> {
    if (this.isKnown(name, password)) return 'right'
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
      this.known.set(name, this.digest(password))
      return 'right'
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.checks--
      else next()
    }
  }

  private digest(password: Buffer): Buffer {
    return createHash('sha256').update(this.pepper).update(password).digest()
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

function readUser(entry: unknown): { account: Account; secret: Secret } {
  if (typeof entry !== 'object' || entry === null) throw new Error('is no object')
  const { name, password, ids, ...rest } = entry as Readonly<Record<string, unknown>>
  const found = identityClasses.find((each) => each === rest['class'])
  if (typeof name !== 'string' || !/^[\w.@-]{1,128}$/.test(name)) throw new Error('has no name')
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
  if (kind === 'scrypt' && secret.salt.length === saltBytes && secret.key.length === keyBytes) {
    return secret
  }
  throw new Error(`(${name}) has no password of the form scrypt:<salt>:<key>`)
}
