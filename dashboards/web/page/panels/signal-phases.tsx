/** The phases of a junction's signal with what burns and how long it still does. */
import { duration, t } from '../i18n/language.ts'
import { contentNowMs, phaseNow, type PhaseNow } from '../live/spat.ts'
import { presenceOf } from '../live/staleness.ts'
import type { Zone } from '../live/zone.ts'

interface SignalPhasesProps {
  readonly zone: Zone
  readonly rsuId: string
  /** Only this junction's, where an RSU speaks for several. */
  readonly nodeId: number | undefined
}

export function SignalPhases({ zone, rsuId, nodeId }: SignalPhasesProps) {
  void zone.quarterSecond.value
  const original = zone.messages.get('rsu', rsuId, 'spat')
  const spat = original && zone.messages.decode(original, 'spat')
  if (original === undefined || spat === undefined) {
    return <p class="empty">{t('light.none')}</p>
  }
  const nowMs = zone.clock.nowMs()
  const stale = presenceOf(original.seenAtMs, original.intervalMs, nowMs) !== 'online'
  const contentMs = contentNowMs(original, nowMs, zone.replayId !== undefined)
  const intersections = (spat.intersections ?? []).filter(
    ({ intersectionId }) => nodeId === undefined || intersectionId === nodeId,
  )
  const phases = intersections.flatMap(({ intersectionId, phases }) =>
    (phases ?? []).flatMap((phase) => {
      const now = phaseNow(phase, original.generatedAt / 1000, contentMs)
      return now === undefined ? [] : [{ node: intersectionId ?? 0, ...now }]
    }),
  )
  if (phases.length === 0) return <p class="empty">{t('light.none')}</p>
  return (
    <>
      {stale ? (
        <p class="empty">{t('light.stale', { age: duration(nowMs - original.seenAtMs) })}</p>
      ) : undefined}
      <ul class={stale ? 'phases phases-stale' : 'phases'} data-testid="phases">
        {phases.map((phase) => (
          <PhaseRow key={`${phase.node}/${phase.phaseId}`} phase={phase} />
        ))}
      </ul>
    </>
  )
}

/** Longest time of a light that the bar can show. */
const barSeconds = 60

function PhaseRow({ phase }: { readonly phase: PhaseNow }) {
  const { remainingS } = phase
  const seconds = remainingS === undefined ? undefined : Math.ceil(remainingS)
  const width = `${Math.min(100, ((remainingS ?? 0) / barSeconds) * 100)}%`
  return (
    <li data-light={phase.colour}>
      <i class={phase.flashing ? 'lamp lamp-flashing' : 'lamp'} aria-hidden="true" />
      <span>{t('field.phase', { id: phase.phaseId })}</span>
      <span class="phase-light">
        {t(`light.${phase.colour}`)}
        {phase.flashing ? ` (${t('light.flashing')})` : ''}
      </span>
      <span class="phase-bar" aria-hidden="true">
        <b style={{ width }} />
      </span>
      <strong>{seconds === undefined ? '—' : t('light.seconds', { seconds })}</strong>
    </li>
  )
}
