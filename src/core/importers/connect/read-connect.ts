import { defineImporter } from '../importer'
import { readFields, tellUnread } from '../reading/field'
import { settingsOfProperties } from '../reading/properties'
import { readConnector } from './connector'
import { jsonBodies } from './json-bodies'
import { readKsql } from './ksql'
import { readMirror } from './mirror'
import { readNested } from './nested-connectors'
import { baseName, readBody, readOne } from './read-body'
import { areOfWorkers, readWorkers } from './workers'

/**
 * Connectors: one as it is sent to Connect, with its name or without, many as `GET /connectors?expand=info` lists
 * them, or one as a properties file of the standalone worker; the properties of distributed workers, and those of
 * MirrorMaker 2. They may stand in a script, in YAML of another tool as Ansible, or in statements of ksqlDB.
 */
export const connect = defineImporter(({ name: file, text }, book) => {
  if (readKsql(text, file, book)) return
  const bodies = /^\s*[{[]/.test(text) && !/(?:^|[\s,{])\/\//m.test(text) ? [] : jsonBodies(text)
  if (bodies.length > 0) {
    for (const body of bodies) readBody(body, file, book)
    return
  }
  if (!/^\s*[{[]/.test(text)) {
    if (readNested({ name: file, text }, book)) return
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
