/**
 * Links as they were sent, one of each template that there was in each version, packed by the build of its day, and
 * beside each the document of that design as the same build wrote it. They open for ever, as the same design.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { DOCUMENT_VERSION } from '../model/document-version'
import { emptyLists } from '../model/empty-design'
import { decodeShareLink, encodeShareLink } from './share-link'

const FOLDER = new URL('./fixtures/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

const SENT = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.link'))
  .map((name) => name.slice(0, -'.link'.length))

const LINK_VERSIONS = ['v1', 'v2', 'v3']

it('has a link of several templates in every version', () => {
  for (const version of LINK_VERSIONS)
    expect(SENT.filter((name) => name.startsWith(`${version}-`)).length, version).toBeGreaterThanOrEqual(4)
  expect(SENT.filter((name) => !LINK_VERSIONS.includes(name.slice(0, 2)))).toEqual([])
})

describe.each(SENT)('%s', (name) => {
  const link = read(`${name}.link`).trim()
  const document = read(`${name}.yaml`)

  it('is of the version that its name says, and opens as the design that was packed', async () => {
    expect(link.startsWith(`${name.slice(0, 2)}.`)).toBe(true)
    expect(await decodeShareLink(link)).toEqual(parseDesign(document))
  })

  it('opens as it was, as a document: nothing of it is dropped, and nothing added', () => {
    const opened = parseDesign(document)
    if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    const written = parse(document)
    if (written.surveyor === DOCUMENT_VERSION) expect(opened.value).toEqual({ ...emptyLists(), ...written })
    expect(parseDesign(formatDesign(opened.value, 'yaml'))).toEqual(opened)
  })

  it('is the same design sent again', async () => {
    const opened = await decodeShareLink(link)
    if (!opened.ok) throw new Error(opened.error)
    expect(await decodeShareLink(await encodeShareLink(opened.value))).toEqual(opened)
  })
})
