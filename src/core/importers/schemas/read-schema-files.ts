import { loadLanguage } from '../../schemas/load-language'
import type { ReadText } from '../../schemas/read-schema'
import { recordNameOf } from '../../schemas/topic-schemas'
import type { FactBook } from '../facts/fact-book'
import { type Importer, importerOf } from '../importer'
import { hasExpression, withoutMarks } from '../reading/expression'
import { fileSubject } from './file-subject'
import { type Language, NamedTexts, type SchemaText } from './schema-text'

/** As long as a document has it. */
export const LONGEST_SCHEMA = 500_000

/** Returns the importer of files that are each one schema of a language; several may name each other's types. */
export async function loadSchemaFiles(language: Language): Promise<Importer> {
  const read = await loadLanguage(language)
  return importerOf((sources, book) => {
    const texts = sources.map(({ name, text }) => ({ file: name, text: withoutMarks(text), language }))
    const named = new NamedTexts(texts)
    for (const text of texts) readFile(text, named, read, book)
  })
}

function readFile(text: SchemaText, named: NamedTexts, read: ReadText, book: FactBook): void {
  const { file } = text
  const fail = (message: string) => book.problems.push({ file, path: '', message })
  if (text.text.trim() === '') return void fail('There is nothing in it.')
  if (text.text.length > LONGEST_SCHEMA)
    return void fail('This schema has more than 500,000 characters: it is not taken.')
  const references = named.referencesOf(text)
  const schema = read(
    text.text,
    references.map(({ name, text: of = '' }) => ({ name, text: of })),
  )
  if (!schema.ok) return void fail(schema.error)
  const recordName = recordNameOf(schema.value.fields)
  const isNamed = named.isNamed(text)
  if (schema.value.fields.kind === 'any' && text.language === 'protobuf') {
    if (!isNamed) book.lose({ file }, 'This file defines no message: it is the schema of no topic.')
    return
  }
  const { called, ...subject } = fileSubject(file)
  if (hasExpression(called)) return void fail('The name of this file is an expression: it names no topic.')
  book.schemas.push({
    ...subject,
    called,
    isOfFile: /\.(?:avsc|proto|json)$/i.test(file),
    language: text.language,
    version: { text: text.text, ...(references.length > 0 && { references }) },
    recordName,
    isNamed,
    place: { file },
    how: 'stated',
  })
}
