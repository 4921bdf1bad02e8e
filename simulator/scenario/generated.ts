/** All files that are made from the form of scenarios, as text: the JSON Schema for editors and programs, the document for people. */
import { scenarioFormDocument } from './form-document.ts'
import { scenarioSchema } from './schema.ts'

/** Paths from the project's root, and what each file must hold. */
export function generatedOfScenarios(): Record<string, string> {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A scenario of the v2x-testzone simulator',
    ...scenarioSchema,
  }
  return {
    'schemas/scenario.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
    'docs/scenario-form.md': scenarioFormDocument(),
  }
}
