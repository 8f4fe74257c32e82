/** JUnit's XML by a reader of it that is not ours: what build servers count is what was found. */
import fc from 'fast-check'
import { parse } from 'junit2json'
import { describe, expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import { designArbitrary } from '../../testing/arbitraries'
import { junitReport } from './junit'

const read = async (text: string) => {
  const parsed = await parse(text)
  return parsed && 'testsuite' in parsed ? (parsed.testsuite?.[0] ?? {}) : {}
}

describe('junitReport', () => {
  it('says of any design as many cases, failures and skipped ones as there are findings', async () => {
    await fc.assert(
      fc.asyncProperty(designArbitrary, fc.integer({ min: 0, max: 3 }), async (design, count) => {
        const { findings } = analyse(design)
        const located = findings.map((finding) => ({ finding, place: { file: 'a & "b".yaml', line: 3 } }))
        const [accepted, found] = [located.slice(0, count), located.slice(count)]
        const suite = await read(junitReport({ design, found, accepted, version: '1.0.0' }))
        const cases = suite.testcase ?? []
        const failures = cases.filter(({ failure }) => failure !== undefined)
        const skipped = cases.filter((one) => one.skipped !== undefined)
        expect(cases.length).toBe(Math.max(1, findings.length))
        expect(suite).toMatchObject({
          tests: cases.length,
          failures: failures.length,
          skipped: skipped.length,
        })
        expect(skipped.length).toBe(accepted.length)
        expect(failures.map(({ failure }) => failure?.[0]?.type)).toEqual(
          found.flatMap(({ finding: { severity } }) => (severity === 'info' ? [] : [severity])),
        )
        for (const one of cases) expect([typeof one.name, typeof one.classname]).toEqual(['string', 'string'])
      }),
      { numRuns: 40 },
    )
  })

  it('keeps what XML has no place for out, and markup as text', async () => {
    const [first] = analyse((await import('@/core/model/empty-design')).emptyDesign('x')).findings
    const finding = {
      ...(first ?? { rule: 'rule', kind: 'advice', at: 'cluster', evidence: [], why: 'why' }),
      severity: 'error',
      message: 'a < b & "c" \u0000 \ud800 ]]>',
    } as never
    const text = junitReport({
      design: { name: '<&">' } as never,
      found: [{ finding }],
      accepted: [],
      version: '1.0.0',
    })
    const suite = await read(text)
    expect(suite.name).toBe('Surveyor: <&">')
    expect(suite.testcase?.[0]?.failure?.[0]?.message).toBe('a < b & "c" \ufffd \ufffd ]]>')
  })
})
