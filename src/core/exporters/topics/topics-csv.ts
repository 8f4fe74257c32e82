import type { Topic } from '../../model/design'
import { topicId } from '../../model/node-id'
import { acceptedAt } from '../accepted'
import type { Exporter } from '../exporter'
import { topicLosses, topicRows } from './topic-rows'

/** A cell as RFC 4180 has it; one that a spreadsheet would take for a formula is kept from being one. */
const cell = (value: string | number): string => {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What says for whom and what a topic is, each a column of its own where any topic has it. */
const ABOUT = ['description', 'owner', 'data'] as const satisfies readonly (keyof Topic)[]

/** A table of the topics for a spreadsheet: a column for each setting that any of them has. */
export const topicsCsv: Exporter = {
  options: [],
  losses: (design) => [
    ...topicLosses(design),
    { at: 'design', field: 'name', sentence: 'The name of the design is not in it.' },
  ],
  export: (design, analysis) => {
    const rows = topicRows(design, analysis)
    const keys = [...new Set(rows.flatMap(({ settings }) => settings.map(([key]) => key)))]
    const about = ABOUT.filter((field) => rows.some(({ topic }) => topic[field] !== undefined))
    const head = ['topic', 'partitions', 'replicationFactor', ...about, ...keys, 'notes']
    const lines = rows.map(({ topic, name, partitions, replicas, settings }) => {
      const values = new Map(settings)
      return [
        name,
        partitions,
        replicas,
        ...about.map((field) => topic[field] ?? ''),
        ...keys.map((key) => values.get(key) ?? ''),
        acceptedAt(design, topicId(name)).join(' '),
      ]
    })
    const text = [head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
    return [{ path: 'topics.csv', text, language: 'plaintext' }]
  },
}
