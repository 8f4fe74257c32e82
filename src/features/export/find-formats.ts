import { EXPORT_GROUPS, exporterEntries } from '@/core/exporters/entries'
import type { ExporterEntry, ExportGroup } from '@/core/exporters/exporter'

/** Formats under one heading. */
interface FormatGroup {
  readonly id: ExportGroup | 'last'
  readonly label: string
  readonly entries: readonly ExporterEntry[]
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')

/** Whether every word that was typed begins a word of the format, of its group or of what is said of it. */
function fits({ id, label, group, summary, audience }: ExporterEntry, typed: readonly string[]): boolean {
  const own = wordsOf(
    `${label} ${id.replaceAll('-', ' ')} ${id} ${EXPORT_GROUPS[group]} ${summary} ${audience}`,
  )
  return typed.every((word) => own.some((mine) => mine.replace(/^[^\p{L}\p{N}]+/u, '').startsWith(word)))
}

/** Returns the formats by their groups, those that were last used first, and of all only what fits what was typed. */
export function findFormats(typed: string, last: readonly string[]): readonly FormatGroup[] {
  const words = wordsOf(typed)
  const groups: FormatGroup[] = (Object.keys(EXPORT_GROUPS) as ExportGroup[]).map((id) => ({
    id,
    label: EXPORT_GROUPS[id],
    entries: exporterEntries.filter(
      (entry) => entry.group === id && !last.includes(entry.id) && fits(entry, words),
    ),
  }))
  const used = last.flatMap(
    (id) => exporterEntries.find((entry) => entry.id === id && fits(entry, words)) ?? [],
  )
  return [{ id: 'last' as const, label: 'Last used', entries: used }, ...groups].filter(
    ({ entries }) => entries.length > 0,
  )
}
