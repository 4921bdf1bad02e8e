/** What the page says of the replay that its address names. */
import { expect, test } from 'vitest'
import { replayState } from './replays.ts'

test('a replay is missing only once the list is there', () => {
  expect(replayState('r-1', undefined)).toBe('unknown')
  expect(replayState('r-1', [])).toBe('missing')
  expect(replayState('r-1', [{ replayId: 'r-2', running: true }])).toBe('missing')
  expect(replayState('r-1', [{ replayId: 'r-1', running: true }])).toBe('running')
  expect(replayState('r-1', [{ replayId: 'r-1', running: false }])).toBe('ended')
})
