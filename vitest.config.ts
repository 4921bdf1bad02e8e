/**
 * How tests run: unit tests beside the code in parallel; what starts an engine or a whole zone two files at a time, on ports and in directories of
 * their own; what judges times, or takes all of the machine, alone at the end. The run fails when no test ran.
 */
import { defineConfig } from 'vitest/config'
import { Tally } from './test/tally.ts'

/** Files whose tests start processes out of dist/. */
const heavy = [
  'test/**/*.test.ts',
  'store/contract/**/*.test.ts',
  'store/engine/**/*.test.ts',
  'store/clickhouse/**/*.test.ts',
  'dashboards/api/stored.test.ts',
  'ingest/*.test.ts',
  'load-tests/platform-times.test.ts',
]
/** Of these, what is right only while nothing else wants the machine. */
const alone = [
  'test/{capacity,clock,load,overload,page,page-address,page-health,recovery-memory,zone-scripts}.test.ts',
  'test/disk/disk.test.ts',
]
const never = ['node_modules/**', 'dist/**', 'data/**']
const patient = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: false,
    allowOnly: false,
    reporters: ['default', new Tally()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, ...heavy],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...patient,
          name: 'zone',
          include: heavy,
          exclude: [...never, ...alone],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...patient,
          name: 'alone',
          include: alone,
          exclude: never,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
