/** Sections of listings that are no tables: settings, access lists, sizes of logs, and the words of other tools. */
import type { Draft } from '../facts/draft'
import { hostIn, operationOf, resourceOf } from '../reading/acl-words'
import type { Place } from '../source'
import type { Listing } from './listing'
import { isNoise } from './noise'
import { strategy } from './read-tables'
import { settingsOfText } from './settings-text'

const CONFIGS =
  /^\s*(?:(Dynamic|All|Default|Quota|SCRAM credential) )?[Cc]onfigs for (topic|broker|brokers|broker-logger|group|client-metrics|user-principal|user|client|client-id|ip)s?\b(.*?)\s+(?:are|is)\b:?\s*(.*)$/

/** A line of `kafka-configs --describe`: `  name=value sensitive=false synonyms={SOURCE:name=value, ...}`. */
const SETTING = /^\s+([a-zA-Z][\w.-]*)=(.*?)(?:\s+sensitive=(true|false))(?:\s+synonyms=\{(.*?)\}?)?\s*$/
const PLAIN_SETTING = /^\s+([a-z][\w.-]*)=(.*?)\s*$/

const QUOTAS =
  /^\s*(?:Quota )?[Cc]onfigs for ((?:(?:the )?default )?(?:user-principal|user|client-id|client)s?\b.*?)\s+are\b:?\s*(.*)$/
const ENTITY = /((?:the )?default )?(user-principal|user|client-id|client)s?(?: '(.*?)')?(?=,|$)/g

/** `kafka-configs --describe --entity-type users`: the quota of a user, of a client id, or of both together. */
export function readQuotas(listing: Listing): boolean {
  const found = QUOTAS.exec(listing.ahead())
  if (!found) return false
  const [, whose = '', rest = ''] = found
  const names = new Map<'user' | 'clientId', string>()
  for (const [, isDefault, of = '', name = ''] of whose.matchAll(ENTITY))
    names.set(
      of.startsWith('user') ? 'user' : 'clientId',
      isDefault !== undefined || name === '<default>' ? '' : name,
    )
  const limits = settingsOfText(rest)
  if (limits.length > 0)
    listing.book.quotas.push({ ...Object.fromEntries(names), limits, place: listing.place() })
  listing.at += 1
  return true
}

/** `kafka-configs --describe` of topics, brokers and groups, of Kafka 1 to 4. */
export function readConfigs(listing: Listing): boolean {
  const found = CONFIGS.exec(listing.ahead())
  if (!found) return false
  const [, how, of = '', named = '', rest = ''] = found
  const line = listing.line?.number
  listing.at += 1
  const name = named.trim().replace(/^'(.*)'$/, '$1')
  const isDefault = how === 'Default' || name === '' || /^\(?default/.test(name)
  const target = targetOf(listing, of, name, line)
  const isAll = how === 'All'
  if (rest.trim() !== '' && target) {
    for (const [key, value] of settingsOfText(rest)) target(key, value, listing.place(line))
  }
  for (; listing.line; listing.at += 1) {
    const { text, number } = listing.line
    const setting = SETTING.exec(joined(listing, text)) ?? PLAIN_SETTING.exec(text)
    if (!setting) break
    const [, key = '', value = '', sensitive, synonyms = ''] = setting
    if (!target || sensitive === 'true' || value === 'null') continue
    const source = /^([A-Z_]+):([\w.-]+)=/.exec(synonyms)
    if (isAll && !isSetOn(of, source?.[1])) {
      if (of === 'topic' && source && /^(?:STATIC|DYNAMIC_DEFAULT)_BROKER/.test(source[1] ?? '')) {
        listing.book.cluster.say(`config.${source[2]}`, value, listing.place(number), 'seen')
      }
      continue
    }
    if (of === 'broker' && key === 'broker.rack') listing.addRack(name, value)
    if (of === 'broker' && !isDefault && OF_ONE_BROKER.test(key)) continue
    target(key, value, listing.place(number))
  }
  return true
}

const OF_ONE_BROKER =
  /^(?:broker\.(?:id|rack)|node\.id|listeners|advertised\.listeners|log\.dirs?|control\.plane|zookeeper\.|metadata\.log\.dir)/

/** A setting whose line was torn before its synonyms end. */
function joined(listing: Listing, text: string): string {
  if (
    !/^\s+[a-zA-Z][\w.-]*=/.test(text) ||
    /\}\s*$/.test(text) ||
    !/\bsensitive=|synonyms=/.test(text + listing.ahead(1))
  )
    return text
  const next = listing.ahead(1)
  if (/^\s+[a-zA-Z][\w.-]*=.*sensitive=/.test(next) || next.trim() === '' || CONFIGS.test(next)) return text
  listing.at += 1
  return `${text.trimEnd()} ${next.trim()}`
}

const isSetOn = (of: string, source: string | undefined): boolean =>
  of === 'topic' ? source === 'DYNAMIC_TOPIC_CONFIG' : source !== undefined && source !== 'DEFAULT_CONFIG'

/** Says a setting of what settings are of. */
type Target = (key: string, value: string, place: Place) => void

const configOf =
  (draft: Draft<'topic'> | Draft<'cluster'>): Target =>
  (key, value, place) =>
    draft.say(`config.${key}`, value, place, 'seen')

function targetOf(listing: Listing, of: string, name: string, line: number | undefined): Target | undefined {
  const place = listing.place(line)
  if (of === 'topic') return /^__/.test(name) ? undefined : configOf(listing.book.topic(name, place, 'seen'))
  if (of === 'broker' || of === 'brokers') {
    if (/^\d+$/.test(name)) listing.brokers.add(name)
    return configOf(listing.book.cluster)
  }
  if (of === 'group' && name !== '') {
    const group = listing.book.application(name, place, 'seen')
    if (!group) return undefined
    group.isGroup = true
    group.say('groupId', name, place, 'seen')
    return (key, value, at) => group.say(`groupConfig.${key}`, value, at, 'seen')
  }
  listing.book.lose(place, `Settings of a ${of} are no part of a design.`)
  return undefined
}

const RESOURCE =
  /Current ACLs for resource [`'"]?(?:ResourcePattern\(resourceType=(\w+),\s*name=(.*?),\s*patternType=(\w+)\)|(\w+):(LITERAL|PREFIXED):(.*?)|(\w+):(.*?))[`'"]?:?\s*$/
const ENTRY = /\(principal=(.*?),\s*host=(.*?),\s*operation=(\w+),\s*permissionType=(\w+)\)/g
const OLD_ENTRY = /^\s*(\S.*?) has (Allow|Deny) permission for operations: (\w+) from hosts: (\S*)/

/** `kafka-acls --list`. */
export function readAcls(listing: Listing): boolean {
  const head = listing.ahead().includes('Current ACLs for resource')
    ? (RESOURCE.exec(listing.ahead()) ??
      RESOURCE.exec(`${listing.ahead().trimEnd()} ${listing.ahead(1).trim()}`))
    : null
  if (!head) return false
  if (!RESOURCE.test(listing.ahead())) listing.at += 1
  const [, type, named, pattern, oldType, oldPattern, oldNamed, oldest, oldestNamed] = head
  const resource = {
    resource: resourceOf(type ?? oldType ?? oldest ?? ''),
    name: named ?? oldNamed ?? oldestNamed ?? '*',
    isPrefix: /prefix/i.test(pattern ?? oldPattern ?? ''),
  }
  listing.at += 1
  let torn = ''
  for (; listing.line; listing.at += 1) {
    const { text, number } = listing.line
    if (text.includes('Current ACLs for resource')) break
    const old = OLD_ENTRY.exec(text)
    const whole = `${torn}${torn === '' ? '' : ' '}${text.trim()}`
    const entries = [...whole.matchAll(ENTRY)]
    if (old) {
      const [, principal = '', permission = '', operation = '', host = ''] = old
      add(listing, resource, { principal, host, operation, permission }, number)
    } else if (entries.length > 0) {
      torn = ''
      for (const [, principal = '', host = '', operation = '', permission = ''] of entries)
        add(listing, resource, { principal, host, operation, permission }, number)
    } else if (whole.includes('(principal=') && !whole.endsWith(')')) torn = whole
    else if (text.trim() !== '') break
  }
  return true
}

function add(
  listing: Listing,
  resource: { resource: ReturnType<typeof resourceOf>; name: string; isPrefix: boolean },
  said: { principal: string; host: string; operation: string; permission: string },
  line: number,
): void {
  listing.book.acls.push({
    ...resource,
    principal: said.principal,
    operation: operationOf(said.operation),
    isDenied: /deny/i.test(said.permission),
    ...hostIn(said.host.replace(/,$/, '')),
    place: listing.place(line),
  })
}

/** `kafka-log-dirs --describe`: a line of JSON with the size of every replica on every broker. */
export function readLogDirs(listing: Listing): boolean {
  if (!/^\s*\{"(?:brokers|version)":/.test(listing.ahead())) return false
  const line = listing.line?.number
  const place = listing.place(line)
  let text = listing.ahead()
  listing.at += 1
  let parsed = parseJson(text)
  for (let more = 0; parsed === undefined && more < 2_000 && listing.line; more += 1) {
    text += listing.ahead()
    listing.at += 1
    if (/\}\s*$/.test(listing.ahead(-1))) parsed = parseJson(text)
  }
  const brokers = (parsed as { brokers?: unknown })?.brokers
  if (!Array.isArray(brokers)) {
    listing.book.lose(place, 'These sizes of log directories are cut off.')
    return true
  }
  const topics = new Map<string, Map<string, number>>()
  for (const { broker, logDirs } of objectsIn(brokers)) {
    if (isWord(broker)) listing.addReplicas([String(broker)])
    for (const { partition, isFuture } of objectsIn(logDirs).flatMap((dir) => objectsIn(dir['partitions']))) {
      if (!isWord(partition)) continue
      const found = /^(.+)-(\d+)$/.exec(String(partition))
      if (!found || isFuture === true) continue
      const replicas = topics.get(found[1] ?? '') ?? new Map<string, number>()
      replicas.set(found[2] ?? '', (replicas.get(found[2] ?? '') ?? 0) + 1)
      topics.set(found[1] ?? '', replicas)
    }
  }
  for (const [name, replicas] of topics) {
    if (/^__/.test(name)) continue
    const topic = listing.book.topic(name, place, 'seen')
    topic.say('partitions', replicas.size, place, 'guessed')
    topic.say('replicationFactor', Math.max(...replicas.values()), place, 'guessed')
  }
  listing.tellMoment(line, 'Sizes of logs are')
  return true
}

const objectsIn = (list: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : []

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const PAIR =
  /^(NAME|INTERNAL|PARTITIONS|REPLICAS|GROUP|COORDINATOR|STATE|BALANCER|MEMBERS|TOTAL-LAG)\s{2,}(\S.*?)\s*$/

/** The pairs of `rpk topic describe` and `rpk group describe`; each first pair says what the rest is about. */
export function readPairs(listing: Listing): boolean {
  const found = PAIR.exec(listing.ahead())
  if (!found) return false
  const [, key, value = ''] = found
  const place = listing.place()
  listing.at += 1
  if (key === 'NAME') {
    listing.topic = value
    listing.book.topic(value, place, 'seen')
  } else if (key === 'GROUP') {
    listing.group = value
    const group = listing.book.application(value, place, 'seen')
    group?.say('groupId', value, place, 'seen')
    if (group) group.isGroup = true
  } else if (key === 'PARTITIONS' || key === 'REPLICAS') {
    if (listing.topic === undefined) return true
    const topic = listing.book.topic(listing.topic, place, 'seen')
    topic.say(key === 'PARTITIONS' ? 'partitions' : 'replicationFactor', value, place, 'seen')
  } else if (listing.group !== undefined) {
    const group = listing.book.application(listing.group, place, 'seen')
    if (group && key === 'MEMBERS' && Number(value) > 0) group.say('members', value, place, 'seen')
    if (group && key === 'BALANCER') strategy(group, value, false, place)
  }
  return true
}

const LEGAL_NAME = /^\s*([a-zA-Z0-9._-]{1,249})\s*$/

/** The names that `--list` of `kafka-topics` and of the tools of groups prints, one a line. */
export function readNames(listing: Listing): boolean {
  const what = /kafka-(topics|(?:consumer|share|streams)-groups)\S*\s.*--list\b/.exec(
    listing.command?.text ?? '',
  )?.[1]
  if (what === undefined) return false
  const place = listing.place()
  if (what !== 'topics') {
    const name = listing.ahead().trim()
    if (name === '' || /\s{2,}|^GROUP STATE$/.test(name) || isNoise(listing.ahead())) return false
    const group = listing.book.application(name, place, 'seen')
    group?.say('groupId', name, place, 'seen')
    if (group) group.isGroup = true
    if (group && what === 'streams-groups') group.processes ??= new Set()
    if (what === 'share-groups') group?.say('reads', 'share', place, 'seen')
  } else {
    const name = LEGAL_NAME.exec(listing.ahead())?.[1]
    if (name === undefined) return false
    if (!/^__/.test(name)) listing.book.topic(name, place, 'seen')
  }
  listing.at += 1
  return true
}
