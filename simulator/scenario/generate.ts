/** `npm run generate`, the simulator's part: writes the JSON Schema of scenario files; with --check it only compares. */
import { writeGenerated } from '../../schemas/generate/write-generated.ts'
import { scenarioJsonSchema } from './json-schema.ts'

writeGenerated({ 'schemas/scenario.schema.json': scenarioJsonSchema() })
