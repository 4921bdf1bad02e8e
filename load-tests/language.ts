/** In which of both languages a result is printed, and written into its report. */
import { Option } from 'commander'
import { readEnvironment } from '../common/config.ts'
import type { Language } from './report/html.ts'
import type { Say } from './report/result.ts'

export function languageOption(
  what = 'of what is printed and of the Markdown, and first in the page',
): Option {
  return new Option('--lang <language>', what)
    .choices(['en', 'zh-CN'])
    .default(languageOfUser(), 'that of the environment')
}

export function inLanguage(language: Language): Say {
  return ({ en, zh }) => (language === 'en' ? en : zh)
}

function languageOfUser(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = readEnvironment()
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh-CN' : 'en'
}
