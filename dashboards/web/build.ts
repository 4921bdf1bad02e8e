/**
 * Builds the control room's page: bundles `page/` and MapLibre with its worker and styles into
 * `dist/dashboards/web/public`, names every asset after its content, and loads nothing from a foreign host.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions, type BuildResult } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const pageDir = join(root, 'dashboards/web/page')
const publicDir = join(root, 'dist/dashboards/web/public')

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  outdir: join(publicDir, 'assets'),
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  // The licences ask to be kept with the copies.
  legalComments: 'linked',
  logLevel: 'warning',
} as const satisfies BuildOptions

type Built = BuildResult<{ readonly metafile: true }>

/** Path, relative to the page, of what an entry point became. */
function outputOf(result: Built, entry: string, ending: string): string {
  const found = Object.entries(result.metafile.outputs).find(
    ([path, output]) => path.endsWith(ending) && (output.entryPoint ?? '').endsWith(entry),
  )
  if (found === undefined) throw new Error(`esbuild wrote no ${ending} for ${entry}`)
  return relative(publicDir, join(root, found[0])).replaceAll('\\', '/')
}

rmSync(publicDir, { recursive: true, force: true })
mkdirSync(publicDir, { recursive: true })

const worker = await build({
  ...shared,
  entryPoints: { 'map-worker': 'maplibre-gl/dist/maplibre-gl-worker.mjs' },
})
const workerPath = outputOf(worker, 'maplibre-gl-worker.mjs', '.js')

const page = await build({
  ...shared,
  entryPoints: {
    page: join(pageDir, 'main.tsx'),
    style: join(pageDir, 'css/page.css'),
    icon: join(pageDir, 'icon.svg'),
  },
  loader: { '.svg': 'copy' },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { MAP_WORKER_PATH: JSON.stringify(workerPath) },
})

const html = readFileSync(join(pageDir, 'index.html'), 'utf8')
  .replace('%ICON%', outputOf(page, 'icon.svg', '.svg'))
  .replace('%STYLE%', outputOf(page, 'page.css', '.css'))
  .replace('%SCRIPT%', outputOf(page, 'main.tsx', '.js'))
writeFileSync(join(publicDir, 'index.html'), html)

// The schema as descriptors: what Python's protobuf reads without a compiler.
const schemaDir = join(publicDir, 'schema')
mkdirSync(schemaDir)
const buf = join(root, 'node_modules/@bufbuild/buf/bin/buf')
const descriptors = join(schemaDir, 'v2x.binpb')
execFileSync(process.execPath, [
  buf,
  'build',
  join(root, 'schemas/proto'),
  '--exclude-source-info',
  '-o',
  descriptors,
])
