import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { type Field, readFields, tellUnread } from '../reading/field'
import { settingsOfProperties } from '../reading/properties'
import { readConnector } from './connector'
import { type JsonBody, jsonBodies } from './json-bodies'
import { readMirror } from './mirror'
import { areOfWorkers, readWorkers } from './workers'

/**
 * Connectors: one as it is sent to Connect, with its name or without, many as `GET /connectors?expand=info` lists
 * them, or one as a properties file of the standalone worker; the properties of distributed workers, and those of
 * MirrorMaker 2.
 */
export const connect = defineImporter(({ name: file, text }, book) => {
  const bodies = /^\s*[{[]/.test(text) && !/(?:^|[\s,{])\/\//m.test(text) ? [] : jsonBodies(text)
  if (bodies.length > 0) {
    for (const body of bodies) readBody(body, file, book)
    return
  }
  if (!/^\s*[{[]/.test(text)) {
    const settings = settingsOfProperties(text).map(
      ({ key, value, line }) => [key, value, { file, line }] as const,
    )
    if (areOfWorkers(settings.map(([key]) => key))) {
      readWorkers(book, { name: undefined, place: { file, line: 1 }, settings })
      return
    }
    if (settings.some(([key]) => key === 'clusters')) {
      readMirror(book, settings, { file, line: 1 })
      return
    }
    const name = settings.find(([key]) => key === 'name')?.[1]
    readConnector(book, { name, fallback: baseName(file), place: { file, line: 1 }, settings })
    return
  }
  for (const root of readFields({ name: file, text }, book)) {
    for (const one of root.all()) readOne(one, baseName(file), book)
    tellUnread(root, book)
  }
})

/** A design has no state: what runs at the moment is not told, what has failed is. */
function tellFailures(name: string, entry: Field, book: FactBook): void {
  const status = entry.get('status')
  if (!status) return
  status.ignore('name', 'type')
  const tasks = status.get('tasks')?.all() ?? []
  const isFailed = (one: Field | undefined) => one?.get('state')?.text() === 'FAILED'
  const failed = tasks.filter(isFailed)
  if (isFailed(status.get('connector')))
    book.lose(status.place, `\`${name}\` is FAILED: a design has no state of it.`)
  else if (failed.length > 0)
    book.lose(
      status.place,
      `${failed.length} of ${tasks.length} tasks of \`${name}\` ${failed.length === 1 ? 'is' : 'are'} FAILED: a design has no state of them.`,
    )
}

/** One of several bodies in a text, as if it stood in the line where it does. */
function readBody({ text, line, name }: JsonBody, file: string, book: FactBook): void {
  const source = { name: file, text: `${'\n'.repeat(line - 1)}${text}` }
  for (const root of readFields(source, book)) {
    for (const one of root.all()) readOne(one, name ?? baseName(file), book)
    tellUnread(root, book)
  }
}

const baseName = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[A-Za-z]{1,12}$/, '') || 'connector'

function readOne(root: Field, fallback: string, book: FactBook): void {
  const flat = root.get('connector.class')
  const config = root.get('config')
  if (flat || config) {
    const settings = (config ?? root).settings()
    const named = settings.find(([key]) => key === 'name')?.[1] ?? root.get('name')?.text()
    root.ignore('tasks', 'type', 'initial_state')
    readConnector(book, {
      name: named === undefined ? undefined : String(named),
      fallback,
      place: root.place,
      settings,
    })
    return
  }
  for (const [name, entry] of root.entries()) {
    const info = entry.get('info') ?? entry
    tellFailures(name, entry, book)
    entry.ignore('status')
    info.ignore('tasks', 'type')
    const inner = info.get('config') ?? (info.get('connector.class') ? info : undefined)
    const named = info.get('name')?.text() ?? name
    if (inner)
      readConnector(book, { name: named, fallback: name, place: entry.place, settings: inner.settings() })
    else book.lose(entry.place, `\`${name}\` has no settings of a connector.`)
  }
}
