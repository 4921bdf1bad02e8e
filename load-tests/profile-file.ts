/** A load profile of the user's own: a JSON file of the form that the shipped ones have. */
import { readFileSync } from 'node:fs'
import { V2xError, reasonOf } from '../common/errors.ts'
import { problemsOf } from '../simulator/scenario/problems.ts'
import { profileForm, type Profile } from './profile-form.ts'

/** The profile of a JSON file. Throws V2xError `LOAD_PROFILE` with all that is wrong with it. */
export function readProfileFile(path: string): Profile {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (thrown) {
    throw new V2xError('LOAD_PROFILE', `cannot read the profile ${path}: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
  const problems = problemsOf(profileForm, value, '/profile')
  if (problems.length === 0) return value as Profile
  throw new V2xError('LOAD_PROFILE', `cannot use the profile ${path}: ${problems.join('; ')}`)
}
