import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { emptyDesign } from '../model/empty-design'
import { templates } from '../templates/index'
import { formatReport, reportOf } from './report-of'

it('tells every open cause, every acceptance with its reason, and every topic of the examples', async () => {
  for (const template of templates) {
    const design = await template.design()
    const analysis = analyse(design)
    const text = formatReport(reportOf(design, analysis))
    for (const { message } of analysis.causes) expect(text).toContain(message.replaceAll('`', ''))
    for (const { reason } of analysis.accepted) expect(text).toContain(reason.replace(/\s*\n\s*/g, ' '))
    for (const { name } of design.topics) expect(text).toContain(`| ${name} |`)
  }
})

it('says of what is not known that it is not, and prints no number without end', () => {
  const groups = [{ name: 'billing', consumes: [{ topic: 'orders' }] }]
  const design = { ...emptyDesign('shop'), topics: [{ name: 'orders' }], consumerGroups: groups }
  const text = formatReport(reportOf(design, analyse(design)))
  expect(text).toContain('| billing | orders | 1 | not known |')
  expect(text).not.toMatch(/∞|Infinity|NaN/)
})

it('keeps a table whole whatever is written in it', async () => {
  const [first] = templates
  if (!first) throw new Error('no example')
  const design = { ...(await first.design()), suppressions: [] }
  const odd = { ...design, topics: design.topics.slice(0, 1) }
  const rows = formatReport(reportOf(odd, analyse(odd)))
    .split('\n')
    .filter((line) => line.startsWith('|'))
  for (const line of rows) expect(line.endsWith('|')).toBe(true)
})
