/** The API without a store: what needs none works, what needs one says so; limits, headers, OpenAPI. */
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { awayStore, startApi, type ApiUnderTest } from './api-under-test.ts'
import { problemCodes } from './problems.ts'

let api: ApiUnderTest

beforeAll(async () => {
  api = await startApi(awayStore())
})
afterAll(() => api.stop())

interface OpenApi {
  readonly openapi: string
  readonly paths: Record<string, { readonly get: Operation }>
  readonly components: { readonly schemas: Record<string, unknown> }
}
interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly responses: Record<string, unknown>
}

/** Every address of the contract. */
const paths = [
  '/livez',
  '/readyz',
  '/api/v1/counts',
  '/api/v1/devices',
  '/api/v1/devices/{kind}/{id}',
  '/api/v1/devices/{kind}/{id}/track',
  '/api/v1/health',
  '/api/v1/time',
  '/api/v1/live',
  '/api/v1/messages',
  '/api/v1/network',
  '/api/v1/proto',
  '/api/v1/proto/{file}',
  '/api/v1/quarantine',
  '/api/v1/replays',
]

test('the OpenAPI document is 3.1, names every address and leaves none undocumented', async () => {
  const document = await api.json<OpenApi>('/api/openapi.json')
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(Object.keys(document.paths).sort()).toEqual([...paths].sort())
  for (const [path, { get }] of Object.entries(document.paths)) {
    expect(get.summary, path).toMatch(/^[A-Z]/)
    expect(get.tags, path).toHaveLength(1)
    if (path.startsWith('/api/')) expect(get.responses, path).toHaveProperty('default')
  }
})

test('the health of the zone names the port at which devices reach the broker', async () => {
  const { mqttPort } = await api.json<{ mqttPort: number }>('/api/v1/health')
  expect(mqttPort).toBe(Number(new URL(api.broker.url).port))
})

test('every reference inside the OpenAPI document leads somewhere', async () => {
  const document = await api.json<OpenApi>('/api/openapi.json')
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)]
  expect(references.length).toBeGreaterThan(0)
  for (const [, reference] of references) {
    const target = reference!
      .slice(2)
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document)
    expect(target, reference).toBeDefined()
  }
})

const needsStore = [
  '/api/v1/devices/obu/a',
  '/api/v1/devices/obu/a/track',
  '/api/v1/messages',
  '/api/v1/counts',
  '/api/v1/quarantine',
]

test.each(needsStore)('%s says that the store is away', async (path) => {
  const response = await api.get(path)
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(response.headers.get('retry-after')).toBe('2')
  expect(await response.json()).toMatchObject({
    type: 'urn:v2x:problem:STORE_UNAVAILABLE',
    status: 503,
    instance: path,
    code: 'STORE_UNAVAILABLE',
  })
})

test('the list of devices speaks of the live picture alone while the store is away', async () => {
  expect(await api.json('/api/v1/devices')).toEqual({ devices: [], complete: false, next: null })
})

const refused: readonly [path: string, status: number, code: string][] = [
  ['/api/v1/messages?limt=5', 400, 'INVALID_REQUEST'],
  ['/api/v1/messages?limit=0', 400, 'INVALID_REQUEST'],
  ['/api/v1/messages?limit=1001', 400, 'INVALID_REQUEST'],
  ['/api/v1/messages?type=bsm;DROP', 400, 'INVALID_REQUEST'],
  ['/api/v1/messages?deviceId=a%27%20OR%201', 400, 'INVALID_REQUEST'],
  ['/api/v1/messages?from=yesterday', 400, 'INVALID_TIME'],
  ['/api/v1/messages?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 400, 'INVALID_TIME'],
  ['/api/v1/messages?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 400, 'WINDOW_TOO_LONG'],
  ['/api/v1/messages?cursor=bm90IG91cnM', 400, 'INVALID_CURSOR'],
  ['/api/v1/quarantine?cursor=WzFd', 400, 'INVALID_CURSOR'],
  ['/api/v1/devices?cursor=WzFd', 400, 'INVALID_CURSOR'],
  ['/api/v1/devices?online=perhaps', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices/ufo/a', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices/obu/a%2Fb', 400, 'INVALID_REQUEST'],
  ['/api/v1/devices/rsu/a/track', 400, 'INVALID_REQUEST'],
  ['/api/v1/proto/none.proto', 404, 'FILE_NOT_FOUND'],
  ['/api/v1/proto/..%2F..%2Fpackage.json', 400, 'INVALID_REQUEST'],
  ['/api/v1/nothing', 404, 'NOT_FOUND'],
  ['/api/v1/live', 426, 'UPGRADE_REQUIRED'],
]

test.each(refused)('%s is refused with %i %s', async (path, status, code) => {
  const response = await api.get(path)
  const body = (await response.json()) as Record<string, unknown>
  expect([response.status, body['code']]).toEqual([status, code])
  expect(problemCodes).toContain(code)
  expect(body['detail']).toMatch(/\S/)
})

test.each(['1.5', '-1', '1e300', '9007199254740992'])(
  'a cursor with %s in place of a time or a sequence is refused',
  async (number) => {
    for (const place of [`[${number},"n1",1]`, `[1,"n1",${number}]`]) {
      const cursor = Buffer.from(place).toString('base64url')
      const response = await api.get(`/api/v1/messages?cursor=${cursor}`)
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: 'INVALID_CURSOR' },
      ])
    }
  },
)

test('a body that is too large is not read', async () => {
  const url = `${api.dashboards.url}/api/v1/devices`
  const large = await fetch(url, { method: 'POST', body: 'x'.repeat(100_000) })
  expect(large.status).toBe(413)
  expect(await large.json()).toMatchObject({ code: 'TOO_LARGE' })
})

test('the road network and the schemas are served as they are', async () => {
  const network = await api.get('/api/v1/network')
  expect(network.headers.get('content-type')).toContain('application/geo+json')
  expect(await network.json()).toMatchObject({ type: 'FeatureCollection', approximate: true })
  const { files } = await api.json<{ files: { name: string; href: string }[] }>('/api/v1/proto')
  expect(files.map(({ name }) => name)).toContain('bsm.proto')
  for (const { href } of files) {
    expect(await (await api.get(href)).text()).toContain('syntax = "proto3"')
  }
})

test('readiness is of the whole zone: the store is away, so 503 and the reason', async () => {
  const response = await api.get('/readyz')
  expect(response.status).toBe(503)
  const { parts } = (await response.json()) as { parts: { name: string; checks: object }[] }
  expect(parts.map(({ name }) => name)).toEqual(['dashboards'])
  expect(parts[0]!.checks).toMatchObject({ store: expect.stringContaining('ECONNREFUSED') })
})

test('headers: a policy that fits the map, no foreign host, nothing that promises HTTPS', async () => {
  const { headers } = await api.get('/api/v1/network')
  const policy = headers.get('content-security-policy')!
  expect(policy).toContain("worker-src 'self' blob:")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/https?:/)
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect((await api.get('/api/v1/devices')).headers.get('cache-control')).toBe('no-store')
})

/** The status of a request with these headers; of a WebSocket's upgrade 101. */
function statusOf(
  { dashboards }: ApiUnderTest,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const { hostname, port } = new URL(dashboards.url)
  return new Promise((answered, failed) => {
    const request = httpRequest({ hostname, port, path, headers, agent: false })
    request.on('response', (response) => {
      response.resume()
      answered(response.statusCode!)
    })
    request.on('upgrade', (response, socket) => {
      socket.destroy()
      answered(response.statusCode!)
    })
    request.on('error', failed)
    request.end()
  })
}

function upgrade(api: ApiUnderTest, origin: string, host: string): Promise<number> {
  return statusOf(api, '/api/v1/live', {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    origin,
    host,
  })
}

test.each([
  ['http://evil.example', '127.0.0.1:8080'],
  ['null', '127.0.0.1:8080'],
  ['file://', ''],
  ['chrome-extension://127.0.0.1', '127.0.0.1'],
  ['http://127.0.0.1:3000', '127.0.0.1:8080'],
  ['http://127.0.0.1:8080.evil.example', '127.0.0.1:8080'],
  ['http://127.0.0.1:8080, http://evil.example', '127.0.0.1:8080'],
  // Its own name, led to this machine.
  ['http://evil.example:8080', 'evil.example:8080'],
])('a WebSocket of %s at %s is refused', async (origin, host) => {
  expect(await upgrade(api, origin, host)).toBe(403)
})

test.each([
  ['http://127.0.0.1:8080', '127.0.0.1:8080'],
  ['http://localhost:8080', 'localhost:8080'],
  ['http://[::1]:8080', '[::1]:8080'],
  ['http://[::1]:8080', '[0:0:0:0:0:0:0:1]:8080'],
  ['http://localhost', 'localhost:80'],
  ['https://localhost', 'localhost:443'],
  ['http://localhost:8080', 'LOCALHOST:8080'],
])('a WebSocket of our page at %s is taken, with %s as its host', async (origin, host) => {
  expect(await upgrade(api, origin, host)).toBe(101)
})

test('a name that somebody else leads to this machine reads nothing', async () => {
  for (const path of ['/', '/api/v1/devices', '/nowhere']) {
    expect(await statusOf(api, path, { host: 'evil.example:8080' })).toBe(403)
  }
  expect(await statusOf(api, '/api/v1/devices', { host: 'localhost:8080' })).toBe(200)
})

test('a proxy may serve the pages at its own origin, whatever host it asks for', async () => {
  const behind = await startApi(awayStore(), {
    V2X_DASHBOARDS_ORIGINS: 'https://zone.example:8443, https://zone2.example',
  })
  try {
    for (const host of ['127.0.0.1:8080', 'zone.example', 'zone.example:8443']) {
      expect(await upgrade(behind, 'https://zone.example:8443', host)).toBe(101)
      expect(await upgrade(behind, 'http://zone.example', host)).toBe(403)
    }
    expect(await upgrade(behind, 'https://zone2.example', '127.0.0.1:8080')).toBe(101)
    expect(await upgrade(behind, 'http://127.0.0.1:8080', '127.0.0.1:8080')).toBe(101)
    expect(await statusOf(behind, '/api/v1/devices', { host: 'evil.example' })).toBe(403)
  } finally {
    await behind.stop()
  }
})

test('origins that are none are refused at the start', async () => {
  for (const origins of ['zone.example', 'https://zone.example/map', 'ftp://zone.example']) {
    const broken = startApi(awayStore(), { V2X_DASHBOARDS_ORIGINS: origins })
    await expect(broken).rejects.toThrow(`'${origins}': V2X_DASHBOARDS_ORIGINS takes origins`)
  }
})

test('metrics count requests by route, never by address', async () => {
  await api.get('/api/v1/devices/obu/somebody')
  const page = await fetch(`http://127.0.0.1:${api.dashboards.healthPort}/metrics`)
  const text = await page.text()
  expect(text).toMatch(
    /v2x_dashboards_requests_total\{route="\/api\/v1\/devices\/:kind\/:id",status="503"\} \d/,
  )
  expect(text).not.toContain('somebody')
})

test('the documentation page is there', async () => {
  const page = await api.get('/api/docs/')
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('swagger')
})
