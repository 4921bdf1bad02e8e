/** The map comes back to where it was, unless it shows another network since. */
import { expect, test, vi } from 'vitest'
import { savedView } from './view.ts'

test('a view is taken up again only where the network is', () => {
  vi.stubGlobal('localStorage', { getItem: () => '[112.9, 28.2, 12, 0, 30]' })
  const view = { center: [112.9, 28.2], zoom: 12, bearing: 0, pitch: 30 }
  expect(savedView([112, 27.5, 113.5, 29])).toEqual(view)
  expect(savedView([8, 47, 9, 48])).toBeUndefined()
  vi.unstubAllGlobals()
})
