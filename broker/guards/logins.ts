/**
 * Passwords are tried so often and no oftener, by address and by user name: beyond that only one that was right before is
 * taken, at no cost, so that guessing at a name does not lock its owner out.
 */
import type { BrokerConfig } from '../config.ts'
import type { Account } from '../identity.ts'
import { RateLimits, type RateLimit } from '../limits.ts'
import type { PasswordAnswer, Users } from '../users.ts'

/** Addresses, and user names, whose failures are remembered. */
const keysMax = 10_000
/** A minute's worth of failures may come at once. */
const burstSeconds = 60

export class Logins {
  private readonly users: Users
  private readonly ofAddress: RateLimits
  private readonly ofUser: RateLimits

  constructor(users: Users, config: BrokerConfig) {
    this.users = users
    const { addressFailedLoginsPerMinuteMax, userFailedLoginsPerMinuteMax } = config
    this.ofAddress = new RateLimits(addressFailedLoginsPerMinuteMax / 60, burstSeconds, keysMax)
    this.ofUser = new RateLimits(userFailedLoginsPerMinuteMax / 60, burstSeconds, keysMax)
  }

  account(name: string): Account | undefined {
    return this.users.account(name)
  }

  /** Whether a client id is this account's, and no other's more. */
  owns(account: Account, clientId: string): boolean {
    return this.users.owns(account, clientId)
  }

  /** `source` is the address as limits count it; undefined where none is for it. */
  async check(
    name: string,
    password: Buffer,
    source: string | undefined,
  ): Promise<PasswordAnswer | 'too often'> {
    if (this.users.isKnown(name, password)) return 'right'
    const nowMs = performance.now()
    const limits = [this.ofUser.of(name, nowMs)]
    if (source !== undefined) limits.push(this.ofAddress.of(source, nowMs))
    // Taken before the check, so that many at once do not all slip through.
    if (!takeAll(limits, nowMs)) return 'too often'
    const answer = await this.users.check(name, password)
    if (answer !== 'wrong') for (const limit of limits) limit.giveBack()
    return answer
  }
}

/** One of each, or none of any. */
function takeAll(limits: readonly RateLimit[], nowMs: number): boolean {
  const taken: RateLimit[] = []
  for (const limit of limits) {
    if (limit.take(nowMs) > 0) {
      for (const each of taken) each.giveBack()
      return false
    }
    taken.push(limit)
  }
  return true
}
