/** A refusal in words, for the reason column of `quarantine` and for people. */
import { shapes } from './gen/shapes.ts'
import type { UpType } from './topics.ts'
import { explainReason, type Reason } from './wire.ts'

/** `OUT_OF_RANGE heard.bsm.latitude`: the fault, and the way to the field; `?` is a field the schema does not know. */
export function describeReason(type: UpType, reason: Reason): string {
  const { name, fields } = explainReason(reason)
  let message = Object.values(shapes).find((shape) => shape.type === type)
  const path: string[] = []
  for (const number of fields) {
    const field = message?.fields.find((each) => each.number === number)
    path.push(field?.name ?? '?')
    message = field?.message === undefined ? undefined : shapes[field.message]
  }
  return path.length === 0 ? name : `${name} ${path.join('.')}`
}
