/** Bundles the k6 scripts for k6's engine, which loads no npm packages: dist/load-tests/k6/websocket/*.js. Part of `npm run build`. */
import { build } from 'esbuild'

await build({
  entryPoints: ['load-tests/k6/smoke.ts'],
  outdir: 'dist/load-tests/k6/websocket',
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['k6', 'k6/*'],
  logLevel: 'warning',
})
