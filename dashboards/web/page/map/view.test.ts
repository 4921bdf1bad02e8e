/** The map comes back to where it was, unless it shows another network since. */
import { expect, test, vi } from 'vitest'
import { savedView } from './view.ts'

test('a view is taken up again only where the network is the same', () => {
  const kept = vi.fn(() => '[112.9, 28.2, 12, 0, 30, 112, 27.5, 113.5, 29]')
  vi.stubGlobal('localStorage', { getItem: kept })
  const view = { center: [112.9, 28.2], zoom: 12, bearing: 0, pitch: 30 }
  expect(savedView([112, 27.5, 113.5, 29])).toEqual(view)
  // A small one within the other, and one far away.
  expect(savedView([112.89, 28.19, 112.91, 28.21])).toBeUndefined()
  expect(savedView([8, 47, 9, 48])).toBeUndefined()
  kept.mockReturnValue('[112.9, 28.2, 12, 0, 30]')
  expect(savedView([112, 27.5, 113.5, 29])).toBeUndefined()
  vi.unstubAllGlobals()
})
