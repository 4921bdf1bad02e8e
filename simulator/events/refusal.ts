/** The error of an event that names what is not there. */
import { V2xError } from '../../common/errors.ts'

export function notInScenario(what: string, known: readonly string[]): V2xError {
  return new V2xError(
    'SCENARIO_INVALID',
    `cannot let an event happen: there is no ${what}; there is ${known.join(', ')} …`,
  )
}
