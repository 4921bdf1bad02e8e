/** Rows of the details: a name and a value; and how measured values are said. */
import type { ComponentChildren } from 'preact'
import { duration, shanghaiTimeMs, t } from '../i18n/language.ts'
import type { Zone } from '../live/zone.ts'

interface FieldProps {
  readonly name: string
  readonly hint?: string
  readonly testId?: string
  readonly children: ComponentChildren
}

/** A row; one without a value is left out. */
export function Field({ name, hint, testId, children }: FieldProps) {
  if (children === undefined || children === '' || children === null) return undefined
  return (
    <div class="field" title={hint} data-testid={testId}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Instead of the rows of a device that has sent nothing: in a replay that says nothing of the live zone. */
export function Unheard({ zone }: { readonly zone: Zone }) {
  const text = zone.replayId === undefined ? 'details.gone' : 'details.goneReplay'
  return <p class="empty">{t(text)}</p>
}

/** A scaled integer with its unit, or undefined where the sender says "unavailable". */
export function measured(
  raw: number | null | undefined,
  invalid: number,
  say: (raw: number) => string,
): string | undefined {
  return raw === null || raw === undefined || raw === invalid ? undefined : say(raw)
}

/** A time of day in Shanghai with how long ago it was. */
export function Moment({ atUs, nowMs }: { readonly atUs: number; readonly nowMs: number }) {
  const agoMs = nowMs - atUs / 1000
  return (
    <>
      <span class="mono">{shanghaiTimeMs(atUs / 1000)}</span>
      <small class="ago">{t('age.ago', { age: duration(agoMs) })}</small>
    </>
  )
}

/** A share as a bar beside its figure. */
export function Share({ percent, warnAt }: { readonly percent: number; readonly warnAt: number }) {
  const width = `${Math.max(0, Math.min(100, percent))}%`
  return (
    <span class="share" data-tone={percent >= warnAt ? 'warn' : undefined}>
      <i aria-hidden="true">
        <b style={{ width }} />
      </i>
      {percent.toFixed(1)} %
    </span>
  )
}
