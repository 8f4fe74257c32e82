/**
 * Designs that an expert would approve, each of another kind. A warning or an error on one of them is a defect of
 * the rule; advice may stand. That a fault is found is tested beside the rules and in `incidents.test.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { parseDesign } from '../document/parse-document'

const FOLDER = new URL('./fixtures/approved/', import.meta.url)

it.each(readdirSync(FOLDER).sort())('%s draws no warning and no error', (file) => {
  const parsed = parseDesign(readFileSync(new URL(file, FOLDER), 'utf8'))
  expect(parsed).toMatchObject({ ok: true })
  if (!parsed.ok) return
  const findings = analyse(parsed.value).findings.filter(({ severity }) => severity !== 'info')
  expect(findings.map(({ rule, at, message }) => `${rule} at ${at}: ${message}`)).toEqual([])
})
