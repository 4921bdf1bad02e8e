/** The strip of figures an operator glances at: devices, traffic, latency, what was set aside, what waits. */
import type { ComponentChildren } from 'preact'
import type { v2x } from '../../../../schemas/codec.ts'
import { bytes, compact, duration, durationParts, t, whole } from '../i18n/language.ts'
import { fleets } from '../live/fleets.ts'
import { healthOf } from '../live/health.ts'
import { room, usedPercent } from '../live/reported.ts'
import type { Zone } from '../live/zone.ts'
import { page } from '../state.ts'
import { offsetText } from './header.tsx'
import { Sparkline } from './sparkline.tsx'

export function Strip({ zone }: { readonly zone: Zone }) {
  void zone.second.value
  const stale = healthOf(zone) !== 'live'
  // A replay is nobody's traffic: it has no rate, no latency, and nothing to store.
  if (zone.replayId !== undefined) {
    return (
      <section class="strip" aria-label={t('strip.label')}>
        <Devices zone={zone} stats={undefined} />
      </section>
    )
  }
  return (
    <section class={stale ? 'strip strip-stale' : 'strip'} aria-label={t('strip.label')}>
      <Devices zone={zone} stats={zone.stats.value} />
      <Rate zone={zone} />
      <Latency zone={zone} />
      <Store zone={zone} />
      <Journal />
    </section>
  )
}

interface TileProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly unit?: string | undefined
  readonly note?: string | undefined
  readonly tone?: 'good' | 'warn' | 'bad' | undefined
  readonly children?: ComponentChildren
}

function Tile({ name, label, hint, value, unit, note, tone, children }: TileProps) {
  return (
    <div class="tile" data-testid={`strip-${name}`} data-tone={tone} title={hint}>
      <span class="tile-label">{label}</span>
      <span class="tile-value">
        <strong>{value}</strong>
        {unit === undefined ? undefined : <small>{unit}</small>}
        {note === undefined ? undefined : <em>{note}</em>}
      </span>
      {children}
    </div>
  )
}

const nothing = '—'

interface DevicesProps {
  readonly zone: Zone
  /** Undefined where what is on the map is all there is. */
  readonly stats: v2x.v1.ILiveStats | undefined
}

function Devices({ zone, stats }: DevicesProps) {
  const counts = zone.fleetCounts.value
  const known = fleets.reduce((sum, _, at) => sum + counts[at]!.known, 0)
  const online = counts.reduce((sum, count) => sum + count.online, 0)
  const hint = t('strip.devicesHint')
  const tile = (name: 'vehicles' | 'rsus' | 'piles', value: number | undefined, of?: number) => (
    <Tile
      name={name}
      label={t(`strip.${name}`)}
      hint={hint}
      value={value === undefined ? nothing : whole(value)}
      note={of === undefined || of === 0 ? undefined : t('strip.known', { count: whole(of) })}
    />
  )
  return (
    <>
      {tile('vehicles', stats?.vehiclesOnline ?? (known > 0 ? online : undefined), known)}
      {tile('rsus', stats?.rsusOnline ?? onlineOf(zone, 'rsu'))}
      {tile('piles', stats?.pilesOnline ?? onlineOf(zone, 'pile'))}
    </>
  )
}

/** Undefined before anything came. */
function onlineOf(zone: Zone, kind: 'rsu' | 'pile'): number | undefined {
  if (zone.heardAtMs.value === 0) return undefined
  const nowMs = zone.clock.nowMs()
  return zone.messages
    .deviceIds(kind)
    .filter((id) => zone.messages.presence(kind, id, nowMs) !== 'offline').length
}

function Rate({ zone }: { readonly zone: Zone }) {
  const stats = zone.stats.value
  return (
    <Tile
      name="rate"
      label={t('strip.rate')}
      hint={t('strip.rateHint')}
      value={stats === undefined ? nothing : whole(stats.messagesPerSecond)}
    >
      <Sparkline values={zone.rates.value} />
    </Tile>
  )
}

/** Publish → on the map, p99, is to stay below this: the design's own figure. */
const latencyGoalMs = 150

function Latency({ zone }: { readonly zone: Zone }) {
  const latency = zone.latency.value
  const [figure, unit] = latency === undefined ? [nothing, undefined] : durationParts(latency.p50Ms)
  const p50 = latency === undefined ? nothing : duration(latency.p50Ms)
  const p99 = latency === undefined ? nothing : duration(latency.p99Ms)
  const late = latency !== undefined && latency.p99Ms > 5 * latencyGoalMs
  return (
    <Tile
      name="latency"
      label={t('strip.latency')}
      hint={`${t('strip.latencyHint', { samples: whole(latency?.samples ?? 0), offset: offsetText(zone) })} ${t('strip.latencyValue', { p50, p99 })}`}
      value={figure}
      unit={unit}
      note={latency === undefined ? noLatency() : `p99 ${p99}`}
      tone={late ? 'warn' : undefined}
    >
      <Sparkline values={zone.latencies.value} />
    </Tile>
  )
}

/** It is measured when the map draws. */
function noLatency(): string | undefined {
  return page.value === 'map' ? undefined : t('strip.latencyHidden')
}

function Store({ zone }: { readonly zone: Zone }) {
  const stats = zone.stats.value
  const quarantined = stats?.quarantinedTotal
  const messages = stats?.backlogMessages ?? 0
  // A second's worth of traffic is on its way at any time; a minute's means that the store does not keep up.
  const behind = stats !== undefined && messages > 60 * Math.max(1, stats.messagesPerSecond)
  return (
    <>
      <Tile
        name="quarantined"
        label={t('strip.quarantined')}
        hint={t('strip.quarantinedHint')}
        value={quarantined === undefined ? nothing : compact(quarantined)}
        tone={quarantined !== undefined && quarantined > 0 ? 'warn' : undefined}
      />
      <Tile
        name="backlog"
        label={t('strip.backlog')}
        hint={t('strip.backlogHint', { messages: whole(messages) })}
        value={stats === undefined ? nothing : bytes(stats.backlogBytes)}
        note={
          stats === undefined ? undefined : t('strip.stored', { count: compact(stats.storedTotal) })
        }
        tone={behind ? 'bad' : undefined}
      />
    </>
  )
}

function Journal() {
  const known = room.value
  if (known === undefined) return undefined
  const budget = bytes(known.budgetBytes)
  const tones = { ample: undefined, scarce: 'warn', full: 'bad' } as const
  return (
    <Tile
      name="journal"
      label={t('strip.journal')}
      hint={t('strip.journalHint', { used: bytes(known.usedBytes), budget })}
      value={usedPercent(known)}
      unit="%"
      note={t('strip.journalOf', { budget })}
      tone={tones[known.level]}
    />
  )
}
