/** The tables that the contracts name: columns, types, codecs, aliases, and the DDL made of them. */
import { expect, test } from 'vitest'
import { columnSql, ttlSql } from './ddl.ts'
import { rowWriterOf } from './row-writers.ts'
import { heardColumns, tables } from './tables.ts'
import { isUpType, upTypes } from './topics.ts'

const columnsOf = (name: string): string[] =>
  tables.find((table) => table.name === name)!.columns.map(columnSql)

test('each type has a table, but for the frame, whose BSMs are rows of bsm', () => {
  expect(tables.map(({ name }) => name)).toEqual(upTypes.filter((type) => type !== 'bsm_frame'))
})

test('every table begins with what all rows have', () => {
  const common =
    'device_id source via sequence generated_at received_at ingest_node ingest_seq frame_index schema_version clock_quality'
  for (const { name, columns } of tables) {
    expect(
      columns.slice(0, 11).map((column) => column.name),
      name,
    ).toEqual(common.split(' '))
  }
})

test('what a row writer fills is what its table has, in name and type; of a frame only bsm has more', () => {
  for (const { name, columns } of tables) {
    if (!isUpType(name) || name === 'bsm_frame') throw new Error(`${name} is no type`)
    const own = name === 'bsm' ? columns.slice(11, -heardColumns.length) : columns.slice(11)
    const sent = own.filter(({ alias }) => alias === undefined)
    const filled = rowWriterOf(name).columns.map((column) => `${column.name} ${column.type}`)
    expect(filled.toSorted()).toEqual(
      sent.map((column) => `${column.name} ${column.type}`).toSorted(),
    )
  }
})

test("the DDL has the standard's integers and their physical aliases, NULL where unavailable", () => {
  const lines = columnsOf('bsm')
  const line = (start: string): string => lines.find((each) => each.startsWith(start)) ?? ''
  expect(line('`device_id`')).toContain('LowCardinality(String)')
  expect(line('`generated_at`')).toMatch(
    /DateTime64\(6, 'UTC'\) COMMENT .* CODEC\(DoubleDelta, ZSTD\(1\)\)/,
  )
  expect(line('`latitude`')).toMatch(/Int32 COMMENT .* CODEC\(DoubleDelta, ZSTD\(1\)\)/)
  expect(line('`latitude_deg`')).toContain(
    'Nullable(Float64) ALIAS if(latitude = 900000001, NULL, latitude / 10000000)',
  )
  expect(line('`speed_mps`')).toContain('if(speed = 8191, NULL, speed / 50)')
  expect(line('`heading_deg`')).toContain('if(heading = 28800, NULL, heading / 80)')
  expect(line('`elevation_m`')).toContain('if(elevation = -4096, NULL, elevation / 10)')
  expect(line('`steering_wheel_angle_deg`')).toContain('steering_wheel_angle * 1.5')
  expect(line('`transmission_name`')).toContain(
    "transform(transmission, [0, 1, 2, 3, 4, 5, 6, 7], ['neutral'",
  )
  expect(line('`path_history.speed`')).toContain('Array(UInt16)')
  expect(line('`path_history_speed_mps`')).toContain(
    'Array(Nullable(Float64)) ALIAS arrayMap(x1 -> if(x1 = 8191, NULL, x1 / 50), `path_history.speed`)',
  )
  expect(ttlSql(30)).toBe('toDateTime(received_at) + INTERVAL 30 DAY')
  const paths = columnsOf('rsi').find((each) =>
    each.startsWith('`traffic_events.reference_paths_radius`'),
  )
  expect(paths).toContain('Array(Array(UInt16))')
  expect(line('`generated_at`')).toContain("'The device\\'s word, UTC'")
})
