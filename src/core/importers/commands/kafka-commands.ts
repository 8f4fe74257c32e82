import type { FactBook } from '../facts/fact-book'
import { settingsOfText } from '../listings/settings-text'
import { operationOf } from '../reading/acl-words'
import type { Place } from '../source'
import type { ShellCommand } from './shell-words'

/** The options of a command; what has no value is there with an empty one. */
class Options {
  readonly #values = new Map<string, string[]>()

  constructor(words: readonly string[]) {
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? ''
      const found = /^--?([a-z][a-z-]*)(?:=(.*))?$/s.exec(word)
      if (!found) continue
      const next = words[at + 1]
      const value = found[2] ?? (next === undefined || /^--/.test(next) ? '' : next)
      const name = found[1] ?? ''
      this.#values.set(name, [...(this.#values.get(name) ?? []), value])
    }
  }

  has = (name: string): boolean => this.#values.has(name)
  all = (name: string): readonly string[] => this.#values.get(name) ?? []
  one = (name: string): string | undefined => this.#values.get(name)?.at(-1)
}

const TOOL = /(?:^|[/\\}\uE001])(kafka-(?:topics|configs|acls)|rpk|kaf|kafkactl)(?:\.sh|\.bat)?$/

/** Reads what a script's calls of Kafka's tools would create. Returns whether there was any. */
export function readKafkaCommands(commands: readonly ShellCommand[], file: string, book: FactBook): boolean {
  let isAny = false
  for (const { words, line } of commands) {
    const at = words.findIndex((word) => TOOL.test(word))
    if (at < 0) continue
    const tool = TOOL.exec(words[at] ?? '')?.[1] ?? ''
    const rest = words.slice(at + 1)
    const place = { file, line }
    const options = new Options(rest)
    if (tool === 'kafka-topics' && (options.has('create') || options.has('alter')))
      topic(options, place, book)
    else if (tool === 'kafka-configs' && options.has('alter')) configs(options, place, book)
    else if (tool === 'kafka-acls' && options.has('add')) acls(options, place, book)
    else if (tool === 'rpk' && rest[0] === 'topic' && rest[1] === 'create')
      rpk(rest.slice(2), options, place, book)
    else continue
    isAny = true
  }
  return isAny
}

function topic(options: Options, place: Place, book: FactBook): void {
  const name = options.one('topic')
  if (name === undefined) return
  const draft = book.topic(name, place)
  draft.say('partitions', options.one('partitions'), place)
  draft.say('replicationFactor', options.one('replication-factor'), place)
  for (const config of options.all('config'))
    for (const [key, value] of settingsOfText(config)) draft.say(`config.${key}`, value, place)
  const assignment = options.one('replica-assignment')
  if (assignment === undefined || assignment === '') return
  const parts = assignment.split(',')
  draft.say('partitions', parts.length, place)
  draft.say('replicationFactor', parts[0]?.split(':').length, place)
}

/** Brackets keep commas together: `cleanup.policy=[compact,delete]`. */
const unbracketed = (value: string): string => value.replace(/^\[(.*)\]$/s, '$1')

function configs(options: Options, place: Place, book: FactBook): void {
  const type =
    options.one('entity-type') ?? ['topic', 'broker', 'group'].find((name) => options.has(name)) ?? ''
  const name = options.one('entity-name') ?? options.one('topic')
  const added = options.all('add-config').flatMap(settingsOfBrackets)
  if (/^topics?$/.test(type) && name !== undefined) {
    const draft = book.topic(name, place, 'stated')
    for (const [key, value] of added) draft.say(`config.${key}`, value, place)
  } else if (/^brokers?$/.test(type))
    for (const [key, value] of added) book.cluster.say(`config.${key}`, value, place)
  else book.lose(place, `Settings of ${type || 'something else'} are no part of a design.`)
}

function settingsOfBrackets(text: string): [string, string][] {
  // Commas inside brackets are the value's own.
  const kept = text.replace(/\[[^\]]*\]/g, (list) => list.replaceAll(',', '\uE2FF'))
  return settingsOfText(kept).map(([key, value]) => [key, unbracketed(value.replaceAll('\uE2FF', ','))])
}

function acls(options: Options, place: Place, book: FactBook): void {
  const isPrefix = /prefix/i.test(options.one('resource-pattern-type') ?? '')
  const operations = options.has('producer')
    ? ['WRITE', 'DESCRIBE']
    : options.has('consumer')
      ? ['READ', 'DESCRIBE']
      : options.all('operation').map(operationOf)
  const resources = [
    ...options.all('topic').map((name) => ({ resource: 'TOPIC' as const, name })),
    ...options.all('group').map((name) => ({ resource: 'GROUP' as const, name })),
    ...options.all('transactional-id').map((name) => ({ resource: 'TRANSACTIONAL_ID' as const, name })),
  ]
  const principals = [
    ...options.all('allow-principal').map((principal) => ({ principal, isDenied: false })),
    ...options.all('deny-principal').map((principal) => ({ principal, isDenied: true })),
  ]
  for (const who of principals) {
    for (const { resource, name } of resources) {
      const allowed = resource === 'GROUP' && options.has('consumer') ? ['READ'] : operations
      for (const operation of allowed.length > 0 ? allowed : ['ALL'])
        book.acls.push({ ...who, resource, name, isPrefix, operation, place })
    }
  }
}

function rpk(words: readonly string[], options: Options, place: Place, book: FactBook): void {
  const names: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (/^-/.test(word)) at += word.includes('=') ? 0 : 1
    else names.push(word)
  }
  for (const name of names) {
    const draft = book.topic(name, place)
    draft.say('partitions', options.one('partitions') ?? options.one('p'), place)
    draft.say('replicationFactor', options.one('replicas') ?? options.one('r'), place)
    for (const config of [...options.all('topic-config'), ...options.all('c')]) {
      for (const [key, value] of settingsOfText(config)) draft.say(`config.${key}`, value, place)
    }
  }
}
