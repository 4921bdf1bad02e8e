/** A piece of text to paste elsewhere, with a button that copies it. */
import { useState } from 'preact/hooks'
import { t } from '../i18n/language.ts'

interface CopyBlockProps {
  readonly text: string
  /** Tells the blocks of a page apart. */
  readonly name: string
}

const saidForMs = 2500

export function CopyBlock({ text, name }: CopyBlockProps) {
  const [said, setSaid] = useState<'connect.copied' | 'connect.copyFailed' | undefined>(undefined)
  const copy = (): void => {
    copyText(text).then(
      () => setSaid('connect.copied'),
      () => setSaid('connect.copyFailed'),
    )
    setTimeout(() => setSaid(undefined), saidForMs)
  }
  return (
    <div class="copy-block">
      <pre tabIndex={0} data-testid={`text-${name}`}>
        {text}
      </pre>
      <button type="button" onClick={copy} data-testid={`copy-${name}`}>
        <span aria-live="polite">{t(said ?? 'connect.copy')}</span>
      </button>
    </div>
  )
}

/** Browsers keep the clipboard from pages served over plain HTTP to other hosts. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard === undefined) throw new Error('this browser keeps its clipboard')
  await navigator.clipboard.writeText(text)
}
