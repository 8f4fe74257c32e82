/**
 * What holds of every importer, on the fixtures `fixtures/<id>.<nn>.txt`. One fixture is one text, or several files
 * of one drawing, each after a line `--8<-- name`. What becomes of it stands beside it for review.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../../testing/random'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { type ImportedFiles, importFiles } from './import-files'
import { importers } from './index'
import { placeText, type Source } from './source'

const FOLDER = join(import.meta.dirname, 'fixtures')
const CUT = /^--8<-- (.+)\n/gm

function sourcesOf(text: string, name: string): Source[] {
  const marks = [...text.matchAll(CUT)]
  if (marks[0]?.index !== 0) return [{ name, text }]
  return marks.map((mark, at) => ({
    name: mark[1] ?? '',
    text: text.slice((mark.index ?? 0) + mark[0].length, marks[at + 1]?.index),
  }))
}

const fixtures = readdirSync(FOLDER)
  .filter((name) => /^[a-z0-9-]+\.\d\d\.txt$/.test(name))
  .map((name) => {
    const [id = ''] = name.split('.')
    return { id, name, sources: sourcesOf(readFileSync(join(FOLDER, name), 'utf8'), name) }
  })

/** A drawing and all that is said about it, as a reviewer reads it. */
function reviewText({ design, formats, losses, guesses }: ImportedFiles): string {
  const remarks = (title: string, list: ImportedFiles['losses']) =>
    `\n# ${title}\n${list.map((remark) => `#   ${placeText(remark)}: ${remark.sentence}\n`).join('')}`
  const { file: _, ...head } = { file: '', formats: formats.map(({ file, label }) => `${file}: ${label}`) }
  return [
    `# ${head.formats.join('; ')}\n`,
    formatDesign(design, 'yaml'),
    ...(losses.length > 0 ? [remarks('Not in the drawing', losses)] : []),
    ...(guesses.length > 0 ? [remarks('Taken to be so', guesses)] : []),
  ].join('')
}

/** Whatever is read is a sound design, and says of every remark a line that the file has. */
async function isSound(sources: readonly Source[]): Promise<void> {
  const read = await importFiles(sources)
  const lines = new Map(sources.map(({ name, text }) => [name, text.split(/\r\n?|\n/).length]))
  if (!read.ok) {
    expect(read.error.length).toBeGreaterThan(0)
    for (const { message } of read.error) expect(message).toMatch(/\S/)
    return
  }
  const { design, losses, guesses } = read.value
  const again = parseDesign(formatDesign(design, 'yaml'))
  expect(again.ok ? [] : again.error).toEqual([])
  if (again.ok) expect(again.value).toEqual(structuredClone(design))
  for (const { file, line = 1, sentence } of [...losses, ...guesses]) {
    expect(sentence).toMatch(/\S.*[.!?:]$/s)
    expect(sentence).not.toMatch(/[\uE000-\uE2FF]|undefined|\[object/)
    expect(line >= 1 && line <= (lines.get(file) ?? 1)).toBe(true)
  }
}

/** Everything that comes of sources, as one text. */
const allOf = async (sources: readonly Source[]): Promise<string> =>
  JSON.stringify(await importFiles(sources))

it('has a fixture of every format', () => {
  const tried = new Set(fixtures.map(({ id }) => id))
  const expected = importers.map(({ id }) => id).filter((id) => id !== 'share-link')
  expect([...tried].sort()).toEqual(expected.sort())
})

describe.each(fixtures)('$name', ({ id, name, sources }) => {
  it('is recognised and drawn as was reviewed', async () => {
    const read = await importFiles(sources)
    if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('\n'))
    expect(read.value.formats.map((format) => format.id)).toContain(id)
    await expect(reviewText(read.value)).toMatchFileSnapshot(
      join(FOLDER, name.replace(/\.txt$/, '.result.yaml')),
    )
    await isSound(sources)
  })

  it('keeps no secret, wherever it is cut off', async () => {
    const next = random(name.length)
    for (let times = 0; times < 10; times += 1) {
      const cut = sources.map(({ name: file, text }) => ({
        name: file,
        text: text.slice(0, times === 0 ? undefined : Math.floor(next() * text.length)),
      }))
      expect(await allOf(cut)).not.toContain('hunter2')
    }
  })

  it('keeps no user of an address, wherever one stands', async () => {
    for (const [at, source] of sources.entries()) {
      const lines = source.text.split('\n')
      // All values of every seventh line, so that enough of the text is still what it was.
      for (let start = 0; start < 7; start += 1) {
        const text = lines
          .map((line, index) =>
            index % 7 === start
              ? line.replace(/([:=] *["']?)[^\s"'{}[\],]+/g, '$1https://svc:geheim@registry:8081')
              : line,
          )
          .join('\n')
        const read = await importFiles(sources.with(at, { ...source, text }))
        const kept = read.ok ? read.value.design : read.error
        expect(JSON.stringify(kept)).not.toContain('://svc:geheim@')
      }
    }
  })

  it('is the same drawing every time', async () => {
    expect(await importFiles(sources)).toEqual(await importFiles(sources))
  })

  it('cut off anywhere, torn, mixed or mistyped is still read', async () => {
    const next = random(name.length)
    const other = fixtures[Math.floor(next() * fixtures.length)]?.sources[0]?.text ?? ''
    for (let times = 0; times < 30; times += 1) {
      const changed = sources.map((source) => ({ ...source, text: broken(source.text, other, next) }))
      await isSound(changed)
    }
  })
})

/** Formats of fields, in which a field that nobody knows must be told. */
const OF_FIELDS =
  /^(?:strimzi|jikkou|ns4kafka|topicctl|julie|kafka-gitops|asyncapi|docker-compose|spring|connect)\./

describe.each(fixtures.filter(({ name }) => OF_FIELDS.test(name)))('$name', ({ sources }) => {
  it('says of a field that is put in anywhere that it is not taken over', async () => {
    for (const [at, source] of sources.entries()) {
      const lines = source.text.split('\n')
      for (const [index, line] of lines.entries()) {
        // In front of a field of a block mapping, as a field beside it.
        const field = /^( *)(- )?[\w.]+:(?: |$)/.exec(line)
        // What follows an `else` is not read, and that is said once.
        if (/else/.test(lines.slice(0, index).findLast((before) => before.startsWith('{{')) ?? '')) continue
        if (!field || /[|>]-?$/.test(lines[index - 1] ?? '')) continue
        const margin = field[1] ?? ''
        const put =
          field[2] === undefined
            ? [`${margin}zzzUnknown: zzzUnknown`, line]
            : [`${margin}- zzzUnknown: zzzUnknown`, `${margin}  ${line.slice(margin.length + 2)}`]
        const text = [...lines.slice(0, index), ...put, ...lines.slice(index + 1)].join('\n')
        const read = await importFiles(sources.with(at, { ...source, text }))
        // Where what it stands in is told as a whole, it is told with it.
        const told = new Set(
          read.ok ? [...read.value.losses, ...read.value.guesses].map((remark) => remark.line) : [],
        )
        if ([index, ...holdersOf(text.split('\n'), index)].some((holder) => told.has(holder + 1))) continue
        const said = read.ok
          ? JSON.stringify([read.value.losses, read.value.guesses, read.value.design])
          : 'zzzUnknown'
        expect({ line: index + 1, text: line, isSaid: said.includes('zzzUnknown') }).toEqual({
          line: index + 1,
          text: line,
          isSaid: true,
        })
      }
    }
  })
})

/** The lines that a line of block YAML stands in: each further out than the one before, up to its document's first. */
function holdersOf(lines: readonly string[], index: number): number[] {
  const holders: number[] = []
  let margin = (lines[index] ?? '').search(/[^ -]|$/)
  for (let at = index - 1; at >= 0 && !lines[at]?.startsWith('---'); at -= 1) {
    const line = lines[at] ?? ''
    const own = line.search(/[^ ]|$/)
    const isFirst = lines[at - 1]?.startsWith('---') === true || at === 0
    if (line.trim() === '' || (own >= margin && !isFirst)) continue
    holders.push(at)
    margin = own
  }
  return holders
}

const BITS = [
  '\n',
  '\t',
  ' ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '-',
  '#',
  '0',
  '\u0000',
  '\r',
  '{{',
  '}}',
  '${',
  '|',
  '&a',
  '*a',
  '<<:',
  '\uE000',
  'é',
]

/** A text with its end cut off, pieces taken out, lines swapped, signs put in, or another text in its middle. */
function broken(text: string, other: string, next: () => number): string {
  const at = () => Math.floor(next() * (text.length + 1))
  const [one, two] = [at(), at()].sort((a, b) => a - b) as [number, number]
  switch (Math.floor(next() * 6)) {
    case 0:
      return text.slice(0, one)
    case 1:
      return text.slice(one)
    case 2:
      return text.slice(0, one) + text.slice(Math.min(two, one + 200))
    case 3:
      return text.slice(0, one) + (BITS[Math.floor(next() * BITS.length)] ?? '') + text.slice(one)
    case 4:
      return text.slice(0, one) + other + text.slice(one)
    default: {
      const lines = text.split('\n')
      const [from, to] = [Math.floor(next() * lines.length), Math.floor(next() * lines.length)]
      const moved = lines.splice(from, 1)
      lines.splice(to, 0, ...moved)
      return lines.join('\n')
    }
  }
}

describe.each(importers.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  it('reads any text without a fault', async () => {
    const importer = await entry.load()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.array(fc.constantFrom(...BITS, 'topic: x', 'kind: X', 'a=b')).map((bits) => bits.join('')),
        ),
        async (text) => {
          const likely = entry.detect(text, 'x.txt')
          expect(likely >= 0 && likely <= 1).toBe(true)
          const { design } = importer.import([{ name: 'x.txt', text }])
          expect(parseDesign(formatDesign(design, 'yaml'))).toMatchObject({ ok: true })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is told by its name, and which files it takes', () => {
    expect(entry.id).toMatch(/^[a-z0-9-]+$/)
    expect(entry.label).toMatch(/^\S/)
    for (const ending of entry.files) expect(ending).toMatch(/^\.[a-z]+$/)
  })
})
