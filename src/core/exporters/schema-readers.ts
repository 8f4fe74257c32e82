import type { Analysis } from '../analysis'
import type { ReadText, SchemaLanguage } from '../schemas/read-schema'
import { readerOf } from '../schemas/reader-of'

/** What reads schemas of a language; undefined of Protobuf where its parser is not there. */
export type SchemaReaders = (language: SchemaLanguage) => ReadText | undefined

/**
 * Returns what reads the schemas of the design that was analysed. The parser of Protobuf comes with the views of the
 * topics that have some, so that no exporter loads it for designs without.
 */
export function schemaReaders({ views }: Pick<Analysis, 'views'>): SchemaReaders {
  const readProtobuf = Object.values(views.topics).find(
    (view) => view.readProtobuf !== undefined,
  )?.readProtobuf
  return (language) => readerOf(language, readProtobuf)
}
