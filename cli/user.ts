/** `v2x user NAME`: a new secret, and the entry of the users file that knows it. */
import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { identityClasses } from '../broker/identity.ts'
import { hashSecret, readUser } from '../broker/users.ts'
import { UsageError, reasonOf } from '../common/errors.ts'
import { printResult } from './output.ts'

/** 256 random bits: hashSecret is for nothing that can be guessed. */
const secretBytes = 32

interface UserFlags {
  readonly class: string
  readonly ids?: readonly string[]
  readonly json?: boolean
}

export function userCommand(): Command {
  return new Command('user')
    .description('Make a random secret for a user of the broker, and its entry for the users file.')
    .argument('<name>', 'user name; of a device its id')
    .addOption(
      new Option('--class <class>', 'what it may do').choices(identityClasses).default('device'),
    )
    .option('--ids <id...>', 'device ids it sends for; one may end in *')
    .option('--json', 'the result as one JSON object')
    .addHelpText(
      'after',
      `
Nothing is written: the secret goes to the device, the entry into the list of V2X_BROKER_USERS_FILE (docs/broker.md). The secret is
shown this once.

Examples:
  v2x user obu-17
  v2x user bus-line --class gateway --ids 'bus-*' rsu-7`,
    )
    .action((name: string, { class: identityClass, ids, json }: UserFlags) => {
      const secret = randomBytes(secretBytes).toString('base64url')
      const entry = { name, class: identityClass, password: hashSecret(secret), ids }
      try {
        readUser(entry)
      } catch (thrown) {
        throw new UsageError('USER_ENTRY', `cannot make this user: it ${reasonOf(thrown)}`)
      }
      printResult({ secret, entry: json === true ? entry : JSON.stringify(entry) }, json)
    })
}
