import { type DrawnFacts, drawFacts } from './facts/draw-facts'
import { FactBook } from './facts/fact-book'
import { sayAboutComments } from './reading/about-comments'
import { withoutMarks } from './reading/expression'
import type { Source } from './source'

/** One format to bring in. */
export interface Importer {
  /**
   * Writes what the sources say into a book in which other importers may write too, and what they say besides
   * into its losses. Never throws, whatever the text.
   */
  read(sources: readonly Source[], book: FactBook): void
  /** The same as a drawing of its own: `{ design, losses, guesses }` and who said what. */
  import(sources: readonly Source[]): DrawnFacts
}

/** One line of the table of formats: enough to choose one, and where the rest is. */
export interface ImporterEntry {
  readonly id: string
  readonly label: string
  /** The endings of files that may be of this format. */
  readonly files: readonly string[]
  /** How likely a source is of this format, 0 to 1, by its first 4,096 characters and its name. */
  detect(head: string, fileName: string): number
  load(): Promise<Importer>
}

/** The importer of a format that is read source by source. */
export function defineImporter(readSource: (source: Source, book: FactBook) => void): Importer {
  const read: Importer['read'] = (sources, book) => {
    // Characters of the private use area mark expressions; what has them already means nothing by them.
    for (const { name, text } of sources) readSource({ name, text: withoutMarks(text) }, book)
  }
  return importerOf(read)
}

/** An importer by what it writes into a book; what comments say of it is added. */
export function importerOf(readSources: Importer['read']): Importer {
  const read: Importer['read'] = (sources, book) => {
    readSources(sources, book)
    for (const source of sources) sayAboutComments(source, book)
  }
  return {
    read,
    import(sources) {
      const book = new FactBook()
      book.files = sources.map(({ name }) => name)
      book.sources = sources
      read(sources, book)
      return drawFacts(book)
    },
  }
}
