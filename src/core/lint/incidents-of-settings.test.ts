/**
 * Incidents that came of one or two settings, each in a small design that is sound without them: what is said then must
 * speak of them. Catches a rule that sees its fault only beside others, or only where it is written in one way.
 */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { parseDesign } from '../document/parse-document'
import { INCIDENTS, SOUND } from './fixtures/incidents'

function said(text: string): readonly string[] {
  const parsed = parseDesign(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return analyse(parsed.value).findings.map(({ rule, at, severity }) => `${severity} ${rule} at ${at}`)
}

describe('incidents that came of settings', () => {
  it('have nothing wrong without them', () => {
    expect(said(SOUND)).toEqual([])
  })

  it.each(INCIDENTS.map((incident) => [incident[0], incident] as const))(
    '%s',
    (_, [, finding, ...changes]) => {
      const text = changes.reduce((before: string, [from, to]) => {
        expect(before).toContain(from)
        return before.replace(from, to)
      }, SOUND)
      expect(said(text)).toContain(finding)
    },
  )
})
