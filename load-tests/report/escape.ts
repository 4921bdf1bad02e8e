/** Text of others, made harmless where it goes: into HTML, XML and Markdown. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for quoted attributes, in HTML and XML. What XML 1.0 cannot hold becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/(?![\t\n\r\u007F-\u009F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (letter) => entities[letter]!)
}

/** For a cell of a table or a line of a list. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~]/g, (letter) => `\\${letter}`)
}
