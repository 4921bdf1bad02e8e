/** Runs protobufjs' own generator for the static codec. 64-bit integers are numbers: ours stay below 2^53. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import protobuf from 'protobufjs'

export function generateCodec(
  protoFolder: string,
  files: readonly string[],
): { readonly js: string; readonly dts: string } {
  const folder = mkdtempSync(join(tmpdir(), 'v2x-codec-'))
  try {
    const filter = join(folder, 'filter.json')
    const out = join(folder, 'codec.js')
    const kept = files.filter((name) => name !== 'options.proto')
    const paths = kept.map((name) => join(protoFolder, 'v2x', 'v1', name))
    // Without a filter the descriptor of the options would come along: ten times the rest.
    writeFileSync(filter, JSON.stringify({ messageNames: messageNames(paths) }))
    const pbjs = createRequire(import.meta.url).resolve('protobufjs-cli/bin/pbjs')
    const common = ['-w', 'esm', '--force-number', '--no-service', '--no-delimited', '--no-typeurl']
    const run = (...flags: readonly string[]): void => {
      execFileSync(process.execPath, [
        ...[pbjs, '-t', 'static-module', ...common, ...flags],
        ...['--filter', filter, '-p', protoFolder, '-o', out, ...paths],
      ])
    }
    // The declarations are made from the comments, which the code itself can do without.
    run('--dts')
    run('--no-comments')
    return {
      js: readFileSync(out, 'utf8'),
      dts: readFileSync(join(dirname(out), 'codec.d.ts'), 'utf8'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Messages of the files by their full name, in order: imports are not followed. */
function messageNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const { package: scope, root } = protobuf.parse(readFileSync(path, 'utf8'), new protobuf.Root())
    const namespace = root.lookup(scope!) as protobuf.Namespace
    return namespace.nestedArray
      .filter((nested) => nested instanceof protobuf.Type)
      .map((type) => type.fullName.slice(1))
  })
}
