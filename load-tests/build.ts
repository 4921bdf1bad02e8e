/**
 * Bundles the k6 scripts for k6's engine, which loads no npm packages: dist/load-tests/k6/TRANSPORT/NAME.js. Once for each transport, because
 * k6 resolves imports before it runs a line. Part of `npm run build`.
 */
import { build, type Plugin } from 'esbuild'
import { mqttScripts, otherScripts, transports, type Transport } from './scripts.ts'

/** Scripts import the WebSocket; for another transport they get the file beside it. */
function over(transport: Transport): Plugin {
  return {
    name: 'transport',
    setup(bundle) {
      if (transport === 'websocket') return
      bundle.onResolve({ filter: /\/mqtt\/websocket\.ts$/ }, ({ path, importer, resolveDir }) =>
        bundle.resolve(path.replace('websocket', transport), {
          kind: 'import-statement',
          importer,
          resolveDir,
        }),
      )
    },
  }
}

for (const transport of transports) {
  const names = transport === 'websocket' ? [...mqttScripts, ...otherScripts] : mqttScripts
  await build({
    entryPoints: names.map((name) => `load-tests/k6/${name}.ts`),
    outdir: `dist/load-tests/k6/${transport}`,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['k6', 'k6/*'],
    plugins: [over(transport)],
    logLevel: 'warning',
  })
}
