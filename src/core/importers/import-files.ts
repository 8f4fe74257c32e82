import { formatBytes } from '../shared/format'
import { err, ok, type Result } from '../shared/result'
import { type DrawnFacts, type DrawOptions, drawFacts } from './facts/draw-facts'
import { FactBook } from './facts/fact-book'
import { allWithoutUserInfo } from './facts/without-user-info'
import type { ImporterEntry } from './importer'
import { importers } from './index'
import { saySource, withoutStrange } from './say-source'
import type { ImportProblem, Source } from './source'

/** What a file was taken for. */
export interface FoundFormat {
  readonly file: string
  readonly id: string
  readonly label: string
}

export interface ImportedFiles extends DrawnFacts {
  readonly formats: readonly FoundFormat[]
}

/** Larger texts than any listing of ten thousand topics; refused before they are read. */
export const LARGEST_TEXT = 40_000_000

/** So much of a text decides what it is. */
const HEAD = 4_096
/** What is less likely than this is not taken for a format at all. */
const LEAST = 0.2

/** Both for one file and for all together, since they are one drawing. */
export const tooLarge = (what: string, size: number): string =>
  `${what} ${formatBytes(size)}. A listing of ten thousand topics has 15 MB; more than ${formatBytes(LARGEST_TEXT)} are not opened.`

/**
 * Makes one drawing of all files: each is read by the importer that is surest of it, and where two say different
 * things that is told. What is no format is named, and costs no other file. Refuses only where nothing can be
 * drawn of any file: each problem with its file. Never rejects.
 */
export async function importFiles(
  given: readonly Source[],
  options: Omit<DrawOptions, 'title'> = {},
): Promise<Result<ImportedFiles, readonly ImportProblem[]>> {
  const originals = new Map(given.map((source) => [source.name, withoutColours(source)]))
  const strange = new Map<string, NonNullable<ReturnType<typeof withoutStrange>>>()
  const files = given.map(withoutColours).map((source) => {
    const found = withoutStrange(source.text)
    if (!found) return source
    strange.set(source.name, found)
    return { ...source, text: found.text }
  })
  const size = files.reduce((sum, { text }) => sum + text.length, 0)
  if (size > LARGEST_TEXT) {
    const [only] = files
    const what = files.length === 1 && only ? `“${only.name}” has` : 'Together these files have'
    return err([{ file: only?.name ?? '', path: '', message: tooLarge(what, size) }])
  }
  const book = new FactBook()
  book.files = files.map(({ name }) => name)
  book.sources = files
  for (const [file, { line, first }] of strange)
    book.lose({ file, line }, `It has ${first}: such characters are left out, and the rest is read.`)
  const formats: FoundFormat[] = []
  const unknown: ImportProblem[] = []
  for (const [entry, given] of byFormat(files)) {
    // What a file says that another one reads is said there.
    const sources = given.filter(({ name }) => !book.readByOthers.has(name))
    if (!entry) {
      for (const source of sources)
        unknown.push({
          file: source.name,
          path: '',
          message: saySource(originals.get(source.name) ?? source),
        })
      continue
    }
    formats.push(...given.map(({ name }) => ({ file: name, id: entry.id, label: entry.label })))
    try {
      const importer = await entry.load()
      importer.read(sources, book)
    } catch {
      for (const { name } of sources) {
        unknown.push({
          file: name,
          path: '',
          message: `This was taken for ${entry.label}, but it cannot be read.`,
        })
      }
    }
  }
  const problems = [...book.problems, ...unknown.filter(({ file }) => !book.readByOthers.has(file))]
  const failed = new Set(problems.map(({ file }) => file))
  if (files.every(({ name }) => failed.has(name))) return err(allWithoutUserInfo(problems))
  for (const { file, line, message } of problems)
    book.lose({ file, ...(line !== undefined && { line }) }, message)
  const inOrder = new Map(files.map(({ name }, at) => [name, at]))
  formats.sort((one, other) => (inOrder.get(one.file) ?? 0) - (inOrder.get(other.file) ?? 0))
  try {
    return ok({ ...drawFacts(book, { ...options, title: titleOf(files) }), formats })
  } catch {
    const message = 'This was read, but it cannot be drawn.'
    return err(files.map(({ name }) => ({ file: name, path: '', message })))
  }
}

/** What a terminal colours its text with, as it is copied out of logs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are control characters
const COLOURS = /\u001b\[[0-9;]{0,20}[A-Za-z]/g

const withoutColours = (source: Source): Source =>
  source.text.includes('\u001b[') ? { ...source, text: source.text.replace(COLOURS, '') } : source

/** The files of each format, formats in the order of the table; those that nothing reads under no entry. */
function byFormat(files: readonly Source[]): Map<ImporterEntry | undefined, Source[]> {
  const found = new Map<ImporterEntry | undefined, Source[]>()
  const taken = files.map(likeliest)
  for (const entry of [...importers, undefined]) {
    const own = files.filter((_, at) => taken[at] === entry)
    if (own.length > 0) found.set(entry, own)
  }
  return found
}

/** By the beginning of the text; where that says nothing, by all of it: programs that sort fields put names last. */
const likeliest = ({ name, text }: Source): ImporterEntry | undefined =>
  surestOf(text.slice(0, HEAD), name) ?? (text.length > HEAD ? surestOf(text, name) : undefined)

function surestOf(head: string, name: string): ImporterEntry | undefined {
  let best: ImporterEntry | undefined
  let most = LEAST
  for (const entry of importers) {
    const likely = likelihood(entry, head, name)
    if (likely > most) [best, most] = [entry, likely]
  }
  return best
}

/** An expression that runs over millions of lines may find no room for where it has been: that says nothing of the text. */
function likelihood(entry: ImporterEntry, head: string, name: string): number {
  try {
    return entry.detect(head, name)
  } catch {
    return 0
  }
}

/** `orders` for `deploy/orders.tf`. */
function titleOf(files: readonly Source[]): string {
  const names = files.map(({ name }) =>
    (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[A-Za-z0-9]{1,10}$/, ''),
  )
  const [first = ''] = names
  if (first === '') return 'Imported'
  return files.length === 1 ? first : `${first} and ${files.length - 1} more`
}
