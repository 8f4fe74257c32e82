/**
 * The files that a start loads, each as one: it compresses better than thirty that are shared with what loads
 * later, and comes in one request. See src/app/first-load.decision-log.md.
 */
import { fileURLToPath } from 'node:url'
import type { Plugin, Rolldown } from 'vite'

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

/** Each file with what it begins with; a module that two of them need is in the first of the two. */
const START = {
  /** What asks the browser for what it stores, before there is anything else. */
  early: [source('stores/start/ask-early.ts')],
  /** All that the first drawing needs. */
  first: [source('main.tsx')],
  /** The numbers beside it, and what shows them. */
  numbers: [source('stores/document/analysis-store.ts'), source('features/canvas/flow/number-parts.ts')],
}

/** What has numbers by itself, and may as well wait for their file. */
const COUNTING: ReadonlySet<string> = new Set([...START.numbers, source('core/measure-design.ts')])

type Graph = Parameters<Rolldown.CodeSplittingNameFunction>[1]

function filesOf(graph: Graph): ReadonlyMap<string, string | null> {
  const files = new Map<string, string | null>()
  const imported = (module: string) => graph.getModuleInfo(module)?.importedIds ?? []
  const opened = (module: string) => graph.getModuleInfo(module)?.dynamicallyImportedIds ?? []
  const collect = (file: string | null, module: string) => {
    if (files.has(module)) return
    files.set(module, file)
    for (const other of imported(module)) collect(file, other)
  }
  const counts = (module: string, seen = new Set<string>()): boolean => {
    if (COUNTING.has(module)) return true
    if (seen.has(module)) return false
    seen.add(module)
    return imported(module).some((other) => counts(other, seen))
  }
  for (const file of ['early', 'first'] as const) for (const module of START[file]) collect(file, module)
  // Hands and dialogs must not wait for the numbers: what they share with them is a file of its own.
  // A map is walked with what is added to it on the way.
  for (const module of files.keys())
    for (const other of opened(module)) if (!counts(other)) collect(null, other)
  for (const module of START.numbers) collect('numbers', module)
  return files
}

let files: ReadonlyMap<string, string | null> | undefined

/** The file that a module comes in; null where that is decided by who shares it. */
export const startFiles: Rolldown.CodeSplittingNameFunction = (id, graph) => {
  files ??= filesOf(graph)
  return files.get(id) ?? null
}

/**
 * Has the page run what is early as soon as it is there, and tells it where the numbers are, for it to fetch them
 * when it has begun to draw: see `fetchNumbers`.
 */
export const orderOfStart: Plugin = {
  name: 'order-of-start',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const tags = {
        early: (path: string) => ({
          tag: 'script',
          injectTo: 'head' as const,
          attrs: { type: 'module', async: true, crossorigin: true, src: path },
        }),
        numbers: (path: string) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: { rel: 'numbers', fetchpriority: 'low', href: path },
        }),
      }
      return Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' && Object.hasOwn(tags, chunk.name)
          ? [tags[chunk.name as keyof typeof tags](`./${chunk.fileName}`)]
          : [],
      )
    },
  },
}
