import type { AclFact, FactBook } from '../facts/fact-book'
import { settingsOfText } from '../listings/settings-text'
import { operationOf } from '../reading/acl-words'
import type { Place } from '../source'
import { Options } from './options'
import { otherTool } from './other-tools'
import { quotaEntity, ScriptQuotas } from './quota-commands'
import { ScriptState } from './script-state'
import type { ShellCommand } from './shell-words'

const TOOL = /(?:^|[/\\}\uE001])(kafka-(?:topics|configs|acls)|rpk|kaf|kafkactl|confluent)(?:\.sh|\.bat)?$/

/**
 * Reads what a script's calls of Kafka's tools leave behind: what a later line alters counts for more than what an earlier
 * one made, and what it deletes is not drawn, which is said. Returns whether there was any call.
 */
export function readKafkaCommands(commands: readonly ShellCommand[], file: string, book: FactBook): boolean {
  const state = new ScriptState(book)
  const quotas = new ScriptQuotas()
  let isAny = false
  for (const { words, line } of commands) {
    const at = words.findIndex((word) => TOOL.test(word))
    if (at < 0) continue
    const tool = TOOL.exec(words[at] ?? '')?.[1] ?? ''
    const rest = words.slice(at + 1)
    const place = { file, line }
    const options = new Options(rest)
    if (tool === 'kafka-topics' && options.has('create')) topic(options, place, state)
    else if (tool === 'kafka-topics' && options.has('alter')) alter(options, place, state)
    else if (tool === 'kafka-topics' && options.has('delete')) {
      for (const name of namesIn(options.one('topic'))) state.remove(name, place)
    } else if (tool === 'kafka-configs' && options.has('alter'))
      configs(rest, options, place, { state, quotas, book })
    else if (tool === 'kafka-acls' && options.has('add')) state.allow(aclsOf(options, place))
    else if (tool === 'kafka-acls' && options.has('remove')) state.disallow(aclsOf(options, place), place)
    else if (!otherTool(tool, rest, options, place, state)) continue
    isAny = true
  }
  state.write()
  book.quotas.push(...quotas.all)
  return isAny
}

const namesIn = (said: string | undefined): readonly string[] =>
  (said ?? '').split(',').filter((name) => name !== '')

function topic(options: Options, place: Place, state: ScriptState): void {
  const name = options.one('topic')
  if (name === undefined) return
  const made = state.create(name, place, options.has('if-not-exists'))
  if (!made) return
  made.say('partitions', options.one('partitions'), place)
  made.say('replicationFactor', options.one('replication-factor'), place)
  for (const config of options.all('config'))
    for (const [key, value] of settingsOfText(config)) made.say(`config.${key}`, value, place)
  const assignment = options.one('replica-assignment')
  if (assignment === undefined || assignment === '') return
  const parts = assignment.split(',')
  made.say('partitions', parts.length, place)
  made.say('replicationFactor', parts[0]?.split(':').length, place)
}

function alter(options: Options, place: Place, state: ScriptState): void {
  for (const name of namesIn(options.one('topic'))) {
    const known = state.known(name, place)
    known.set('partitions', options.one('partitions'), place)
    for (const config of options.all('config'))
      for (const [key, value] of settingsOfText(config)) known.set(`config.${key}`, value, place)
    for (const key of options.all('delete-config')) known.unset(`config.${key}`, place)
  }
}

/** Brackets keep commas together: `cleanup.policy=[compact,delete]`. */
const unbracketed = (value: string): string => value.replace(/^\[(.*)\]$/s, '$1')

interface Left {
  readonly state: ScriptState
  readonly quotas: ScriptQuotas
  readonly book: FactBook
}

function configs(words: readonly string[], options: Options, place: Place, left: Left): void {
  const { state, quotas, book } = left
  const type =
    options.one('entity-type') ?? ['topic', 'broker', 'group'].find((name) => options.has(name)) ?? ''
  const name = options.one('entity-name') ?? options.one('topic')
  const added = options.all('add-config').flatMap(settingsOfBrackets)
  const deleted = options.all('delete-config').flatMap((keys) => keys.split(','))
  const entity = quotaEntity(words)
  if (/^topics?$/.test(type) && name !== undefined) {
    const known = state.known(name, place)
    for (const [key, value] of added) known.set(`config.${key}`, value, place)
    for (const key of deleted) known.unset(`config.${key}`, place)
  } else if (entity) {
    const isSecret = ([key]: readonly [string, string]) => key.startsWith('SCRAM-')
    if (added.some(isSecret)) book.lose(place, `The credentials of \`${entity.user ?? ''}\` are not kept.`)
    quotas.change(
      entity,
      added.filter((setting) => !isSecret(setting)),
      deleted,
      place,
    )
  } else if (/^brokers?$/.test(type))
    for (const [key, value] of added) book.cluster.say(`config.${key}`, value, place)
  else book.lose(place, `Settings of ${type || 'something else'} are no part of a design.`)
}

function settingsOfBrackets(text: string): [string, string][] {
  // Commas inside brackets are the value's own.
  const kept = text.replace(/\[[^\]]*\]/g, (list) => list.replaceAll(',', '\uE2FF'))
  return settingsOfText(kept).map(([key, value]) => [key, unbracketed(value.replaceAll('\uE2FF', ','))])
}

function aclsOf(options: Options, place: Place): AclFact[] {
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
    ...(options.has('cluster') ? [{ resource: 'CLUSTER' as const, name: 'kafka-cluster' }] : []),
  ]
  const principals = [
    ...options.all('allow-principal').map((principal) => ({ principal, isDenied: false })),
    ...options.all('deny-principal').map((principal) => ({ principal, isDenied: true })),
  ]
  return principals.flatMap((who) => {
    const host = options.one(who.isDenied ? 'deny-host' : 'allow-host')
    return resources.flatMap(({ resource, name }) => {
      const allowed = resource === 'GROUP' && options.has('consumer') ? ['READ'] : operations
      return (allowed.length > 0 ? allowed : ['ALL']).map(
        (operation): AclFact => ({
          ...who,
          resource,
          name,
          isPrefix,
          operation,
          ...(host && { host }),
          place,
        }),
      )
    })
  })
}
