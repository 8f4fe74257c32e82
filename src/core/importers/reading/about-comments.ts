import type { Draft } from '../facts/draft'
import type { FactBook } from '../facts/fact-book'
import type { Place, Source } from '../source'

/** What comments say of what comes after them, in the form of `exporters/about.ts`. */
interface Said {
  readonly description?: string
  readonly owner?: string
  readonly data?: string
  /** Where it is said. */
  readonly line: number
  /** The last line of the comment. */
  readonly end: number
}

const COMMENT = /^[ \t]*(?:#|\/\/)(?: (.*))?$/
const LABEL = /^(Description|Owner|Data): (.+)$/
const DATA = /^(?:public|internal|personal|secret)$/
const ANY = /^[ \t]*(?:#|\/\/) (?:Description|Owner|Data): /m

/** Farther than this from a comment nothing is meant by it. */
const MOST_LINES = 20

/** A document of YAML that is about one thing: a resource, or the settings of a program. */
const OF_ONE_THING = /^["']?(?:kind|meta|spring|micronaut|quarkus|mp|kafka)["']?[:.]/
const YAML_START = /^---(?:\s|$)/

type Told = Draft<'topic'> | Draft<'application'> | number

/**
 * Says what a source's comments say of the topic or application that comes next: what it is for, whose it is and what
 * data it holds, as the exports write it above what they create. What the source says elsewhere counts for more.
 */
export function sayAboutComments({ name: file, text }: Source, book: FactBook): void {
  if (!ANY.test(text)) return
  const isProperties = file.endsWith('.properties')
  const comments = aboutComments(text, isProperties)
  const rows = text.split(/\r?\n/)
  const lines = placesIn(file, book)
  for (const said of comments) {
    const next = firstAfter(lines, said.end)
    if (next === undefined || next.line - said.end > MOST_LINES) continue
    if (comments.some(({ line }) => line > said.end && line < next.line)) continue
    if (!isProperties && !leadsTo(rows, said, next.line)) continue
    for (const told of next.told) tell(told, said, { file, line: said.line }, book)
  }
}

const depthOf = (row: string): number => row.search(/\S|$/)

/** Whether the statement right behind a comment is the one in this line, or all of a document is one thing. */
function leadsTo(rows: readonly string[], { end }: Said, line: number): boolean {
  let first = end
  while (
    first < line - 1 &&
    (COMMENT.test(rows[first] ?? '') || /^\s*(?:#.*|---\s*)?$/.test(rows[first] ?? ''))
  )
    first += 1
  const between = rows.slice(first, line - 1)
  if (between.every((row) => row.endsWith('\\'))) return true
  // A block of HCL, as far as what stands deeper.
  const [opening = '', ...inside] = [...between, rows[line - 1] ?? '']
  if (/\{\s*$/.test(opening) && inside.every((row) => row.trim() === '' || depthOf(row) > depthOf(opening)))
    return true
  if (between.some((row) => YAML_START.test(row))) return false
  // Behind the name may come what says so, and not far: a thing has few fields.
  const rest = rows.slice(first, line + MOST_LINES)
  const until = rest.findIndex((row) => YAML_START.test(row))
  return rest.slice(0, until === -1 ? undefined : until).some((row) => OF_ONE_THING.test(row))
}

function aboutComments(text: string, isEscaped: boolean): Said[] {
  const found: Said[] = []
  let block: { -readonly [Key in keyof Said]: Said[Key] } | undefined
  let isInDescription = false
  // Of a description, as long as nothing of it follows.
  let blanks = 0
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const comment = COMMENT.exec(line)
    if (!comment) {
      if (block) found.push(block)
      block = undefined
      isInDescription = false
      blanks = 0
      continue
    }
    const words = isEscaped ? unescaped(comment[1] ?? '') : (comment[1] ?? '')
    if (block) block.end = at + 1
    if (isInDescription && words.trim() === '') {
      blanks += 1
      continue
    }
    if (isInDescription && block && /^ {2}\S/.test(words)) {
      block.description += `${'\n'.repeat(blanks + 1)}${words.slice(2)}`
      blanks = 0
      continue
    }
    blanks = 0
    const [, label, value] = LABEL.exec(words) ?? []
    isInDescription = label === 'Description'
    if (label === undefined || value === undefined) continue
    block ??= { line: at + 1, end: at + 1 }
    if (label === 'Description') block.description = value
    else if (label === 'Owner') block.owner = value
    else if (DATA.test(value)) block.data = value
  }
  if (block) found.push(block)
  return found
}

/** Java's properties have other letters as escapes. */
const unescaped = (text: string): string =>
  text.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** By line, in order: what a file says something of there. */
function placesIn(file: string, book: FactBook): readonly { readonly line: number; readonly told: Told[] }[] {
  const byLine = new Map<number, Set<Told>>()
  const note = (told: Told, place: Place) => {
    if (place.file !== file || place.line === undefined) return
    byLine.set(place.line, (byLine.get(place.line) ?? new Set()).add(told))
  }
  for (const drafts of [book.topics, book.applications])
    for (const draft of drafts.values()) {
      for (const place of draft.places) note(draft, place)
      for (const claims of draft.claims.values()) for (const { place } of claims) note(draft, place)
    }
  for (const [index, { place }] of book.streamsApps.entries()) note(index, place)
  return [...byLine]
    .map(([line, told]) => ({ line, told: [...told] }))
    .sort((one, other) => one.line - other.line)
}

function firstAfter<At extends { readonly line: number }>(
  places: readonly At[],
  end: number,
): At | undefined {
  let [from, to] = [0, places.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((places[middle]?.line ?? 0) > end) to = middle
    else from = middle + 1
  }
  return places[from]
}

function tell(told: Told, said: Said, place: Place, book: FactBook): void {
  if (typeof told === 'number') {
    const fact = book.streamsApps[told]
    if (!fact) return
    const { description, owner } = said
    book.streamsApps[told] = {
      ...fact,
      app: {
        ...(description !== undefined && { description }),
        ...(owner !== undefined && { owner }),
        ...fact.app,
      },
    }
    return
  }
  const isTopic = (draft: typeof told): draft is Draft<'topic'> => !('edges' in draft)
  for (const field of ['description', 'owner'] as const)
    if (!told.claims.has(field)) told.say(field, said[field], place)
  if (isTopic(told) && !told.claims.has('data')) told.say('data', said.data, place)
}
