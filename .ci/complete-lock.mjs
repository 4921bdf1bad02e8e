/**
 * Adds to package-lock.json the platform packages that `npm install` left out: a registry mirror that carries only some platforms
 * makes npm drop the others, and then `npm ci` refuses the lock everywhere. Run it after `npm install`; it prints what it added.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
]
const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path === '' ? '' : `${path}/`}node_modules/${name}`
    if (lock.packages[nested] !== undefined || lock.packages[`node_modules/${name}`] !== undefined)
      continue
    lock.packages[`node_modules/${name}`] = platformEntry(name, range, entry)
    added.push(name)
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(added.length === 0 ? 'nothing was missing\n' : `added ${added.join(', ')}\n`)

/** Which machine a package is for stands in its name: `@scope/thing-linux-arm64-gnu`. */
function platformEntry(name, range, parent) {
  const words = name.split(/[-/]/)
  const os = words.find((word) => systems.includes(word))
  const cpu = words.find((word) =>
    /^(arm64|arm|x64|ia32|riscv64|ppc64|s390x|loong64|mips64el|armv7|wasm32)$/.test(word),
  )
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu === undefined ? {} : { cpu: [cpu === 'armv7' ? 'arm' : cpu] }),
    ...(parent.dev === true ? { dev: true } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  }
}
