/** The page's frame: header, strip, banner, and the page that was chosen. */
import { useComputed } from '@preact/signals'
import { ConnectPage } from './connect/connect-page.tsx'
import type { Zone } from './live/zone.ts'
import { Banner } from './panels/banner.tsx'
import { Header } from './panels/header.tsx'
import { MapView } from './panels/map-view.tsx'
import { Strip } from './panels/strip.tsx'
import { page } from './state.ts'

export function App({ zone }: { readonly zone: Zone }) {
  const onMap = useComputed(() => page.value === 'map')
  return (
    <div class="app" data-page={page.value}>
      <Header zone={zone} />
      <Strip zone={zone} />
      <Banner zone={zone} />
      {/* The map stays alive behind the other page: coming back to it must not load it again. */}
      <MapView zone={zone} visible={onMap.value} />
      {onMap.value ? undefined : <ConnectPage zone={zone} />}
    </div>
  )
}
