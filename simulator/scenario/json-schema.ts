/** The JSON Schema of scenario files, as text: for editors, and for whoever makes scenarios by program. */
import { scenarioSchema } from './schema.ts'

export function scenarioJsonSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A scenario of the v2x-testzone simulator',
    ...scenarioSchema,
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
