import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_VERSION } from '../model/document-version'
import { formatDesign } from './format-document'
import { FIELD_ORDER } from './order-fields'
import { parseDesign } from './parse-document'

/**
 * Documents of every version, stored as they were written: a change of the format that loses one fails here. What each
 * opens as stands beside it, so that whoever writes a migration reads what it does to every field.
 */

const fixture = (version: number) =>
  readFileSync(new URL(`./fixtures/v${version}.yaml`, import.meta.url), 'utf8')

const versions = Array.from({ length: DOCUMENT_VERSION }, (_, at) => at + 1)

describe.each(versions)('a document of version %i', (version) => {
  it('opens, and stays the same written and read again', () => {
    const parsed = parseDesign(fixture(version))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    expect(parseDesign(formatDesign(parsed.value, 'yaml'))).toEqual(parsed)
  })

  it('opens as what stands beside it', async () => {
    const parsed = parseDesign(fixture(version))
    const text = `${JSON.stringify(parsed.ok ? parsed.value : parsed.error, null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`./fixtures/v${version}.opened.json`)
  })
})

it('has every field of the current version in its document', () => {
  const parsed = parseDesign(fixture(DOCUMENT_VERSION))
  const missing = parsed.ok ? fieldsWithout(parsed.value, FIELD_ORDER) : ['all']
  expect(missing).toEqual([])
})

/** The fields of `order` that stand nowhere in the value; lists are looked through entry by entry. */
function fieldsWithout(value: unknown, order: unknown, at = ''): string[] {
  if (typeof order !== 'object' || order === null) return []
  const entries = Array.isArray(value) ? value : [value]
  return Object.entries(order).flatMap(([field, inner]) => {
    const holders = entries.filter((entry) => Object.hasOwn(Object(entry), field))
    if (holders.length === 0) return [`${at}${field}`]
    return fieldsWithout(
      holders.flatMap((entry) => entry[field]),
      inner,
      `${at}${field}.`,
    )
  })
}
