import { formatBytes, formatDuration } from '../shared/format'

/** Returns a setting's value as people say it: `7 d` for `retention.ms` of 604800000, `for ever` for -1. */
export function settingWords(key: string, text: string): string {
  if (text === '') return 'nothing'
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (key.endsWith('.ms')) return formatDuration(value)
  if (key.endsWith('.bytes')) return value < 0 ? 'no limit' : formatBytes(value)
  return text
}
