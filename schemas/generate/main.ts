/** `npm run generate`: writes all that is made from the .proto files; with --check it only compares. */
import { join } from 'node:path'
import { generated } from './generated.ts'
import { projectRoot, writeGenerated } from './write-generated.ts'

writeGenerated(generated(join(projectRoot, 'schemas', 'proto')))
