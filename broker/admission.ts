/** Who is let in: the decision on a CONNECT, and on taking over a client id that is in use. */
import type { IConnectPacket } from 'mqtt-packet'
import type { Logins } from './guards/logins.ts'
import {
  accountIdentity,
  isClientId,
  openIdentity,
  type Identity,
  type OpenTopics,
} from './identity.ts'
import { Refused } from './refusals.ts'
import { publishRule } from './topic-rules.ts'

/** CONNACK return codes of MQTT 3.1.1. */
export type ReturnCode = 2 | 3 | 4 | 5

/** Longest user name and password looked at; a client id has its own rule. */
const userNameBytesMax = 128
const passwordBytesMax = 1024

export type Admission =
  { readonly identity: Identity } | { readonly returnCode: ReturnCode; readonly refusal: Refused }

/** Who asks: its client id (what the broker gave where that was empty), and its address as limits count it. */
export interface Applicant {
  readonly clientId: string
  readonly source: string | undefined
}

/** Decides on one CONNECT. Without `logins` the broker is open. */
export async function admit(
  connect: IConnectPacket,
  applicant: Applicant,
  logins: Logins | undefined,
  openTopics?: OpenTopics,
): Promise<Admission> {
  const { clientId } = applicant
  // [MQTT-3.1.3-8]: a session needs a name to be found under. In MQTT 3.1 every client has one.
  if (connect.clientId === '' && (connect.clean === false || connect.protocolVersion === 3)) {
    return no(2, 'client_id', 'cannot keep a session for a client without an id')
  }
  if (openTopics !== undefined) {
    return { identity: openIdentity(clientId, connect.username, openTopics) }
  }
  if (!isClientId(clientId)) {
    return no(
      2,
      'client_id',
      'cannot take a client id with other than letters, digits and .:/@+=_-',
    )
  }
  const found = await identify(connect, applicant, logins)
  if ('refusal' in found) return found
  const { will } = connect
  if (will !== undefined && publishRule(found.identity, will.topic) === 'refuse') {
    const name = found.identity.publisher
    return no(5, 'will', `cannot take the will of ${name}: its topic is none of its own`)
  }
  return found
}

async function identify(
  connect: IConnectPacket,
  { clientId, source }: Applicant,
  logins: Logins | undefined,
): Promise<Admission> {
  const { username, password } = connect
  if (Buffer.byteLength(username ?? '') > userNameBytesMax) {
    return no(4, 'credentials', `cannot take a user name of more than ${userNameBytesMax} bytes`)
  }
  if ((password?.length ?? 0) > passwordBytesMax) {
    return no(4, 'credentials', `cannot take a password of more than ${passwordBytesMax} bytes`)
  }
  if (logins === undefined) {
    if (username !== undefined && username !== '' && !isClientId(username)) {
      return no(
        4,
        'credentials',
        'cannot take a user name with other than letters, digits and .:/@+=_-',
      )
    }
    return { identity: openIdentity(clientId, username) }
  }
  if (username === undefined || password === undefined) {
    return no(4, 'credentials', 'cannot let a client in without user name and password')
  }
  const answer = await logins.check(username, password, source)
  if (answer === 'too often') {
    return no(
      3,
      'back_off',
      `cannot look at one more password of ${username.slice(0, 64)}: too many were wrong, of this name or from this address; come again in a minute`,
    )
  }
  if (answer === 'busy') return no(3, 'unavailable', 'cannot check more passwords at a time')
  const account = logins.account(username)
  if (answer === 'wrong' || account === undefined) {
    return no(
      4,
      'credentials',
      `cannot let ${username.slice(0, 64)} in: wrong user name or password`,
    )
  }
  if (!logins.owns(account, clientId)) {
    return no(
      2,
      'client_id',
      `cannot let ${account.name} in as ${clientId}: a device connects with its device id, others with their user name, alone or followed by -more where that is no other's`,
    )
  }
  return { identity: accountIdentity(clientId, account) }
}

/** A client id in use is taken over by the same identity alone: anyone else would throw its owner out. */
export function refuseTakeOver(
  owner: Identity,
  newcomer: Identity,
): Extract<Admission, { refusal: Refused }> | undefined {
  if (owner.publisher === newcomer.publisher && owner.class === newcomer.class) return undefined
  return no(
    2,
    'client_id',
    `cannot let ${newcomer.publisher} in as ${newcomer.clientId}: ${owner.publisher} is connected under that id`,
  )
}

export function no(
  returnCode: ReturnCode,
  reason: Refused['reason'],
  message: string,
): Extract<Admission, { refusal: Refused }> {
  return { returnCode, refusal: new Refused(reason, message) }
}
