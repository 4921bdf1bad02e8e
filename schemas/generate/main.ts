/**
 * `npm run generate`: writes all that is made from the .proto files. With --check nothing is written, and a file that
 * would change fails the run.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateCodec } from './codec.ts'
import { decoderFile, decoderModule, headerModule } from './decoder-module.ts'
import { protoFiles, readProtos } from './read-protos.ts'
import { shapesModule } from './shapes-module.ts'

/** dist/schemas/generate → the project. */
const root = join(import.meta.dirname, '..', '..', '..')
const protoFolder = join(root, 'schemas', 'proto')

function generated(): Record<string, string> {
  const shapes = readProtos(protoFolder)
  const codec = generateCodec(protoFolder, protoFiles(protoFolder))
  const columnar = Object.values(shapes).filter((shape) => shape.columnar === true)
  return {
    ...Object.fromEntries(
      columnar.map((shape) => [`schemas/gen/${decoderFile(shape)}`, decoderModule(shape, shapes)]),
    ),
    'schemas/gen/header-reader.ts': headerModule(shapes['Header']!),
    'schemas/gen/shapes.ts': shapesModule(shapes),
    'schemas/gen/codec.js': codec.js,
    'schemas/gen/codec.d.ts': codec.dts,
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const check = process.argv.includes('--check')
const stale: string[] = []
for (const [name, text] of Object.entries(generated())) {
  const path = join(root, name)
  if (readOrEmpty(path) === text) continue
  stale.push(name)
  if (check) continue
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
if (check && stale.length > 0) {
  process.stderr.write(
    `stale: ${stale.join(', ')}; run npm run generate and commit what it writes\n`,
  )
  process.exitCode = 1
} else if (!check) {
  process.stdout.write(stale.length === 0 ? 'nothing changed\n' : `wrote ${stale.join(', ')}\n`)
}
