/** All files that are made from the .proto files, as text. */
import { asyncApi } from './asyncapi.ts'
import { generateCodec } from './codec.ts'
import { dataDictionary } from './data-dictionary.ts'
import { decoderFile, decoderModule, headerModule } from './decoder-module.ts'
import { loadProtos, protoFiles, readProtos } from './read-protos.ts'
import { shapesModule } from './shapes-module.ts'

/** Paths from the project's root, and what each file must hold. */
export function generated(protoFolder: string): Record<string, string> {
  const protos = loadProtos(protoFolder)
  const shapes = readProtos(protos)
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
    'docs/data-dictionary.md': dataDictionary(shapes),
    'docs/asyncapi.json': asyncApi(protos, shapes),
  }
}
