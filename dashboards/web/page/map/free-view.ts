/** What search, fleets and details leave of the map to be seen (map.css, details.css). */
import type { PaddingOptions } from 'maplibre-gl'

const phoneWidth = 720
/** Of the details beside the map, with their margins, in rem. */
const panelRem = 24.5
/** Pixels between the panel and what is centred. */
const besidePanel = 60

/** Around the whole zone. */
export function homePadding(): PaddingOptions {
  // On a phone the buttons stand over the right edge, elsewhere the fleets over the left one.
  if (innerWidth < phoneWidth) return { top: 16, bottom: 16, left: 16, right: 60 }
  return { top: 40, bottom: 40, left: 240, right: 40 }
}

/** Moves the middle of the map to where it is seen, no further than the details make it: upwards on a phone, to the left on a tablet. */
export function detailsPadding(open: boolean): Required<PaddingOptions> {
  const none = { top: 0, bottom: 0, left: 0, right: 0 }
  if (!open) return none
  const { top, right, bottom } = covered()
  if (innerWidth < phoneWidth) return { ...none, top, bottom }
  return { ...none, right: Math.max(0, 2 * (right + besidePanel) - innerWidth) }
}

/** Whether a point of the map is seen beside or above the details. */
export function isFree(
  { x, y }: { readonly x: number; readonly y: number },
  { clientWidth, clientHeight }: HTMLElement,
): boolean {
  const { top, right, bottom } = covered()
  return x > 0 && x < clientWidth - right && y > top && y < clientHeight - bottom
}

function covered(): { readonly top: number; readonly right: number; readonly bottom: number } {
  // As high as the sheet and an icon above it, and as search and fleets.
  if (innerWidth < phoneWidth) return { top: 108, right: 0, bottom: innerHeight * 0.52 + 20 }
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  return { top: 0, right: panelRem * rem, bottom: 0 }
}
