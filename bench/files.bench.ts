import { parse } from 'yaml'
import { formatDesign } from '@/core/document/format-document'
import { parseDesign } from '@/core/document/parse-document'
import { largeDesign } from './large-design'
import { measure } from './measure'
import type { Row } from './row'

const TOPICS = 10_000
const OPEN_BAR = 2000
const SAVE_BAR = 300

/**
 * Opening and saving 10,000 topics, which the bars speak of, and the same with 10,000 producers and 20,000
 * groups, four times as large, to see that it grows evenly.
 */
export function benchFiles(): readonly Row[] {
  const design = largeDesign(TOPICS)
  const onlyTopics = { ...design, producers: [], consumerGroups: [], layout: {} }
  const rows: Row[] = []
  for (const [what, written, hasBar] of [
    ['topics alone', onlyTopics, true],
    ['with producers and groups', design, false],
  ] as const) {
    for (const format of ['yaml', 'json'] as const) {
      const text = formatDesign(written, format)
      const opened = parseDesign(text)
      if (!opened.ok) throw new Error(`The ${format} file does not open: ${opened.error[0]?.message}`)
      const name = `${TOPICS} topics, ${what}, ${format}, ${(text.length / 1e6).toFixed(1)} MB`
      const parsers = {
        json: () => measure(() => JSON.parse(text), 5, 1),
        yaml: () => measure(() => parse(text), 1, 0),
      }
      const baseline = format === 'json' || hasBar ? parsers[format]() : undefined
      rows.push({
        name: `open ${name}`,
        measured: measure(() => parseDesign(text), 5, 1),
        ...(hasBar && { bar: OPEN_BAR }),
        ...(baseline && { baseline }),
      })
      rows.push({
        name: `save ${name}`,
        measured: measure(() => formatDesign(written, format), 7, 2),
        ...(hasBar && { bar: SAVE_BAR }),
        baseline: measure(() => JSON.stringify(written), 7, 2),
      })
    }
  }
  return rows
}
