/** `npm run generate`, the simulator's part: writes what is made from the form of scenarios; with --check it only compares. */
import { writeGenerated } from '../../schemas/generate/write-generated.ts'
import { generatedOfScenarios } from './generated.ts'

writeGenerated(generatedOfScenarios())
