import { readAvro, readJson } from '../../schemas/read-schema'
import { recordNameOf } from '../../schemas/topic-schemas'
import type { SchemaFact } from '../facts/schema-fact'
import { hasExpression } from '../reading/expression'
import type { Field } from '../reading/field'
import type { Handler } from './resource'

const FORMATS: Readonly<Record<string, SchemaFact['language']>> = {
  AVRO: 'avro',
  PROTOBUF: 'protobuf',
  JSON: 'json-schema',
}

type References = NonNullable<SchemaFact['version']['references']>

/** Returns what reads a subject, with the version of its schema where the text stands there; `mode` says its compatibility, the others its language and text. */
export const subjectBy =
  (mode: string, typeKey = 'schemaType', textKey = 'schema'): Handler =>
  ({ spec, name: ownName, root }, { book }) => {
    const name = spec?.get('subjectName')?.text() ?? ownName
    const [type, said, schema] = [spec?.get(typeKey), spec?.get(mode), spec?.get(textKey)]
    // What a whole registry asks is said nowhere here.
    const level = said?.text()?.toUpperCase() === 'GLOBAL' ? undefined : said
    spec?.ignore('schemaRegistry', 'project', 'serviceName', 'authSecretRef')
    const language = FORMATS[type?.text()?.toUpperCase() ?? 'AVRO']
    const text = schema?.isMapping ? undefined : schema?.text()
    const references = referencesIn(spec?.get('references'))
    if (name === undefined || hasExpression(name) || !schema || !language || !text || hasExpression(text)) {
      sayWithoutText()
      return
    }
    book.schemas.push({
      subject: name.slice(0, 1000),
      called: name.slice(0, 1000),
      isOfFile: false,
      language,
      version: { text: text.slice(0, 500_000), ...(references.length > 0 && { references }) },
      recordName: nameOf(language, text),
      isNamed: false,
      place: schema.place,
      how: 'stated',
    })
    if (level) book.schemaModes.push({ subject: name, mode: level.text() ?? '', place: level.place })

    function sayWithoutText(): void {
      const topic = /^(.+)-value$/.exec(name ?? '')?.[1]
      schema?.entries()
      if (topic === undefined) {
        root.ignore('spec')
        book.lose(root.place, `The subject \`${name ?? ''}\` is of no topic's values: it is not drawn.`)
        return
      }
      const draft = book.topic(topic, root.place, 'guessed')
      if (type) draft.say('schema.format', FORMATS[type.text()?.toUpperCase() ?? ''], type.place)
      if (level) draft.say('schema.compatibility', level.value(), level.place)
    }
  }

function nameOf(language: SchemaFact['language'], text: string): string {
  if (language === 'protobuf') return ''
  const read = (language === 'avro' ? readAvro : readJson)(text)
  return read.ok ? recordNameOf(read.value.fields) : ''
}

const referencesIn = (list: Field | undefined): References =>
  (list?.items() ?? []).slice(0, 100).flatMap((one) => {
    const [name, subjectOf, version] = [one.get('name'), one.get('subject'), one.get('version')]
    const number = Number(version?.text())
    const named = name?.text()?.slice(0, 1000)
    const of = subjectOf?.text()?.slice(0, 1000)
    if (!named || !of) return []
    return [{ name: named, subject: of, ...(Number.isInteger(number) && number > 0 && { version: number }) }]
  })
