/**
 * How tests run: unit tests beside the code in parallel; what starts an engine or a whole zone one file after
 * another, so that two cores carry one at a time. The run fails when no test ran.
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
const never = ['node_modules/**', 'dist/**', 'data/**']

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
          name: 'zone',
          include: heavy,
          exclude: never,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
