import type { FactBook } from '../facts/fact-book'
import { type Field, readFields, tellUnread } from '../reading/field'
import type { Place } from '../source'
import { readConnector } from './connector'
import { type JsonBody, jsonBodies } from './json-bodies'

/** Reads the connectors that stand as JSON in a text of another language, as a script; returns whether there is any. */
export function readEmbedded(text: string, { file, line = 1 }: Place, book: FactBook): boolean {
  const bodies = /connector\.class/.test(text) ? jsonBodies(text) : []
  for (const body of bodies) readBody({ ...body, line: body.line + line - 1 }, file, book)
  return bodies.length > 0
}

/** A design has no state: what runs at the moment is not told, what has failed is. */
function tellFailures(name: string, entry: Field, book: FactBook): void {
  const status = entry.get('status')
  if (!status) return
  status.ignore('name', 'type')
  status.get('connector')?.ignore('worker_id', 'trace')
  const tasks = status.get('tasks')?.all() ?? []
  for (const task of tasks) task.ignore('id', 'worker_id', 'trace', 'version')
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
export function readBody({ text, line, name }: JsonBody, file: string, book: FactBook): void {
  const source = { name: file, text: `${'\n'.repeat(line - 1)}${text}` }
  for (const root of readFields(source, book)) {
    for (const one of root.all()) readOne(one, baseName(file), book, name)
    tellUnread(root, book)
  }
}

export const baseName = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[A-Za-z]{1,12}$/, '') || 'connector'

/** Reads a connector, or several by their names, as Connect's interface has them. */
export function readOne(root: Field, fallback: string, book: FactBook, sentTo?: string): void {
  const flat = root.get('connector.class')
  const config = root.get('config')
  if (flat || config) {
    const settings = (config ?? root).settings()
    const named = settings.find(([key]) => key === 'name')?.[1] ?? root.get('name')?.text() ?? sentTo
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
