/** Plots: what is drawn, what is left out, and that a large run gives no large file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sax from 'sax'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../common/log.ts'
import { v2x } from '../../schemas/index.ts'
import { runSimulation } from '../simulate.ts'
import { RunPlot } from './run-plot.ts'
import { niceStep, pathThrough } from './svg.ts'
import { Track } from './track.ts'
import { plotOf } from './write-plot.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-plot-'))
})
afterAll(() => rm(folder, { recursive: true }))

const run = {
  scenario: 'default',
  vehicles: 40,
  forSeconds: 20,
  speed: Infinity,
  log: createLog('test', 'silent'),
}

/** The texts of a picture; throws where it is no XML. */
function textsOf(svg: string): string[] {
  const texts: string[] = []
  const parser = Object.assign(sax.parser(true), {
    ontext: (text: string) => void (text.trim() !== '' && texts.push(text)),
  })
  parser.write(svg).close()
  return texts
}

test('a run is drawn with its kinds, a scale, and axes with their units', async () => {
  const plot = join(folder, 'run.svg')
  const drawn = await runSimulation({ ...run, plot })
  const svg = await readFile(plot, 'utf8')
  const texts = textsOf(svg)
  expect(texts).toContain('default')
  expect(texts).toContain('Speed over time')
  expect(texts).toContain('taxi 22')
  expect(texts.filter((text) => text === 'time (s)')).toHaveLength(6)
  expect(texts.filter((text) => text === 'speed (km/h)')).toHaveLength(6)
  expect(texts.some((text) => /^\d+ k?m$/.test(text))).toBe(true)
  expect(texts).toContain('N')
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  // To be drawn changes nothing.
  expect(await runSimulation(run)).toEqual(drawn)
})

test.each([
  ['run.png', /cannot draw into '.*run\.png': a plot is SVG; end its name in \.svg/],
  ['no/such/run.svg', /cannot write .*ENOENT/],
])('%s is refused', async (name, reason) => {
  const plot = join(folder, name)
  await expect(runSimulation({ ...run, forSeconds: 0.2, plot })).rejects.toThrow(reason)
})

/** One message of a vehicle that drives waves. */
function waves(plot: RunPlot, index: number, step: number): void {
  const generatedAt = step * 1_000_000
  const bsm = {
    header: { generatedAt },
    latitude: 281_000_000 + Math.round(index * 40 + 3000 * Math.sin(step / 3 + index)),
    longitude: 1_129_000_000 + step * 1500,
    speed: 500 + (step % 50),
    heading: 7200,
    vehicleClass: index % 3 === 0 ? 54 : 10,
  }
  const payload = v2x.v1.Bsm.encode(bsm).finish()
  plot.note({ topic: `v2x/v1/obu/CAR-${index}/bsm/up`, type: 'bsm', generatedAt, payload })
}

test('20,000 vehicles make a file of a few megabytes', () => {
  const plot = new RunPlot()
  for (let step = 0; step < 60; step++) {
    for (let index = 0; index < 20_000; index++) waves(plot, index, step)
  }
  const held = [...plot.vehicles.values()].reduce((sum, { track }) => sum + track.length, 0)
  expect(held).toBeLessThanOrEqual(1_000_000)
  const svg = plotOf(plot, { scenario: 'many', seed: 1 })
  expect(textsOf(svg)).toContain('car 13333')
  expect(svg.length).toBeLessThan(5_000_000)
}, 60_000)

test('a run without any position is drawn too', () => {
  const svg = plotOf(new RunPlot(), { scenario: 'a < b & "c"', seed: 1 })
  expect(textsOf(svg)).toContain('a < b & "c"')
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
})

test('a track keeps its corners and loses what lies between them', () => {
  const track = new Track()
  for (let x = 0; x <= 100; x++) track.add(x, 0.1 * (x % 2))
  for (let y = 1; y <= 100; y++) track.add(100, y)
  track.thinOut(0.3)
  expect([...track.points()]).toEqual([
    [0, 0],
    [100, 0],
    [100, 100],
  ])
})

test('a way there and back is not thinned out to nothing', () => {
  const track = new Track()
  for (const x of [0, 50, 100, 50, 0]) track.add(x, 0)
  track.thinOut(1)
  expect([...track.points()].map(([x]) => x)).toEqual([0, 100, 0])
})

test('paths are relative, round once, and one point is a dot', () => {
  const points = Array.from({ length: 100 }, (_, i) => [i * 0.333, 5] as const)
  const steps = pathThrough(points)
    .match(/-?\d*\.?\d+/g)!
    .map(Number)
  const end = steps
    .slice(2)
    .filter((_, i) => i % 2 === 0)
    .reduce((sum, dx) => sum + dx, 0)
  expect(end).toBeCloseTo(99 * 0.333, 1)
  expect(pathThrough([[1, 2]])).toBe('M1 2h0')
  expect(pathThrough([])).toBe('')
})

test.each([
  [60, 6, 10],
  [57, 4, 20],
  [3600, 6, 1000],
  [0.9, 3, 0.5],
])('up to %d in about %d steps: %d', (most, count, step) => {
  expect(niceStep(most, count)).toBeCloseTo(step, 9)
})
