import type { Design } from '../../model/design'
import { principalOf } from '../../model/principal'
import { hasExpression, sayExpression } from '../reading/expression'
import { drawWorkers } from './acl-connect'
import { jointsOfWritten } from './acl-joints'
import { calledByPrincipal } from './called-by-principal'
import { type DrawnApplication, drawnPrincipals } from './drawn-principals'
import type { AclFact, Application, FactBook, Joint } from './fact-book'
import { noteStreamsApp } from './note-streams-app'
import { connectTopicsOf, type OwnTopics, ownTopicsOf } from './own-topics'
import { isAclOfDesign } from './with-acls'

/** What an entry is about, for a sentence. */
const resourceText = ({ name, isPrefix }: AclFact): string =>
  name === '*' ? 'every topic' : `\`${name}\`${isPrefix ? ' and all that begins with it' : ''}`

const isEverybody = (principal: string): boolean => /^(?:[A-Za-z]+:)?\*$/.test(principal)

/**
 * Draws what access lists allow by name: who may read a topic is taken to read it, who may write one to write it. A
 * principal is the drawn node that logs in with it, else an application called as it logs in. Not drawn is what is
 * allowed to everybody, for every topic, as `ALL`, or denied: that says nobody's work.
 */
export function drawAcls(book: FactBook, base: Design): void {
  const byPrincipal = new Map<string, AclFact[]>()
  const unnamed = new Set<string>()
  for (const acl of book.acls) {
    if (acl.isDenied || isEverybody(acl.principal)) {
      const who = acl.isDenied ? `denies ${acl.principal}` : 'allows everybody'
      book.lose(acl.place, `This entry ${who} ${acl.operation} on ${resourceText(acl)}: no edge is drawn.`)
      continue
    }
    if (hasExpression(acl.principal)) {
      if (!unnamed.has(acl.principal))
        book.lose(
          acl.place,
          `Whom an access list allows is ${sayExpression(acl.principal)}: no edge is drawn of it.`,
        )
      unnamed.add(acl.principal)
      continue
    }
    const list = byPrincipal.get(acl.principal)
    if (list) list.push(acl)
    else byPrincipal.set(acl.principal, [acl])
  }
  const [entry] = book.acls
  // Who has access lists has brokers that ask them.
  if (entry && !book.cluster.claims.has('security.authorization'))
    book.cluster.say('security.authorization', 'acl', entry.place, 'guessed')
  const called = calledByPrincipal(byPrincipal.keys())
  const { set, byCluster } = connectTopicsOf(book, base.cluster)
  const drawn = drawnPrincipals(base)
  const kept = new Set([...set, ...byCluster.flatMap((topics) => Object.values(topics))])
  const known = [...new Set([...book.topics.keys(), ...base.topics.map(({ name }) => name)])].filter(
    (name) => !kept.has(name),
  )
  for (const [principal, acls] of byPrincipal) {
    const who: Principal = {
      principal,
      called: called.get(principal) ?? principal,
      drawn: drawn.get(typed(principal)) ?? [],
      cluster: base.cluster,
    }
    const own = ownTopicsOf(acls, set, byCluster)
    tellOwn(book, who, own)
    if (who.drawn.length > 0) drawPrincipal(book, who, own.others, known)
    else if (own.connect) drawWorkers(book, { ...who, topics: own.connect }, own.others)
    else if (own.streams !== undefined) drawStreams(book, who, own.streams, own.others)
    else drawPrincipal(book, who, own.others, known)
  }
  tellOthers(book)
}

/** Says of the entries on topics of an application's own that they are its right to work, and no edge. */
function tellOwn(
  book: FactBook,
  { principal }: Principal,
  { first, names, connect, streams }: OwnTopics,
): void {
  if (!first) return
  const whose =
    streams !== undefined
      ? `\`${streams}\` makes them for itself`
      : connect || !names.every((name) => name.startsWith('`__'))
        ? 'Connect’s workers keep their own state there'
        : 'they are Kafka’s own'
  book.guess(first.place, `${principal} may use ${names.join(', ')}: no edge is drawn, since ${whose}.`)
}

/** Draws the Streams application that may make topics which begin with its id. */
function drawStreams(
  book: FactBook,
  { called, principal }: Principal,
  applicationId: string,
  acls: readonly AclFact[],
): void {
  const [first] = acls
  if (!first || book.streamsApps.some(({ app }) => (app.applicationId ?? app.name) === applicationId)) return
  const edges = (operation: string) =>
    acls.filter((acl) => acl.resource === 'TOPIC' && acl.operation === operation && acl.name !== '*')
  for (const acl of [...edges('READ'), ...edges('WRITE')])
    if (acl.isPrefix)
      book.lose(
        acl.place,
        `${principal} may ${acl.operation === 'READ' ? 'read' : 'write'} ${resourceText(acl)}: which topics that are is not known.`,
      )
  const named = (operation: string) =>
    edges(operation).flatMap(({ isPrefix, name: topic, place }) => (isPrefix ? [] : [{ topic, place }]))
  const [reads, writes] = [named('READ'), named('WRITE')]
  noteStreamsApp(book, {
    name: first.called ?? called,
    applicationId,
    reads,
    writes: writes.filter(({ topic }) => !reads.some((edge) => edge.topic === topic)),
    place: first.place,
  })
}

/** What entries allow that Kafka does not know, or whose names are not said: told once a file. */
function tellOthers(book: FactBook): void {
  const files = new Map<string, AclFact[]>()
  for (const acl of book.acls) {
    if (acl.isDenied || isEverybody(acl.principal) || hasExpression(acl.principal)) continue
    if (acl.resource === 'TOPIC' && /^(?:READ|WRITE|ALL)$/.test(acl.operation)) continue
    if (isAclOfDesign(acl)) continue
    const { file } = acl.place
    files.set(file, [...(files.get(file) ?? []), acl])
  }
  for (const others of files.values()) {
    const [first] = others
    if (!first) continue
    const words = [...new Set(others.map(({ operation, resource }) => `${operation} on ${resource}`))]
      .slice(0, 4)
      .join(', ')
    const what = others.length === 1 ? 'An entry allows' : `${others.length} entries allow`
    book.lose(first.place, `${what} what no edge shows: ${words}.`)
  }
}

interface Principal {
  readonly principal: string
  /** What its application is called where no file and no drawing says it. */
  readonly called: string
  /** The drawn nodes that log in with it. */
  readonly drawn: readonly DrawnApplication[]
  readonly cluster: Design['cluster']
}

function drawPrincipal(
  book: FactBook,
  who: Principal,
  acls: readonly AclFact[],
  known: readonly string[],
): void {
  const { principal } = who
  const groups = acls.filter(({ resource, operation }) => resource === 'GROUP' && operation === 'READ')
  const literal = [
    ...new Set(groups.filter(({ isPrefix, name }) => !isPrefix && name !== '*').map(({ name }) => name)),
  ]
  const [only] = literal
  const called = acls.find((acl) => acl.called !== undefined)?.called
  // Who may read and write is one application, which makes what it writes of what it reads.
  const isOne =
    who.drawn.length === 0 &&
    ['READ', 'WRITE'].every((may) =>
      acls.some(({ resource, operation }) => resource === 'TOPIC' && operation === may),
    )
  const jointOf = jointsOfWritten(isOne ? acls : [])
  // A group that makes nothing is called by its id, as any that only reads.
  const isMaker =
    isOne &&
    acls.some(
      ({ resource, operation, name }) =>
        resource === 'TOPIC' && operation === 'WRITE' && jointOf(name) === 'writes',
    )
  const nameFor = (joint: AclJoint) =>
    called ?? ((joint === 'reads' || isOne) && !isMaker && literal.length === 1 && only ? only : who.called)
  let isTaken = false
  for (const acl of acls) {
    if (acl.resource !== 'TOPIC') continue
    const joint = acl.operation === 'READ' ? 'reads' : acl.operation === 'WRITE' ? 'writes' : undefined
    if (joint === undefined) {
      if (acl.operation === 'ALL') {
        book.lose(
          acl.place,
          `${principal} may do everything with ${resourceText(acl)}: whether it reads or writes is not said.`,
        )
      }
      continue
    }
    const names =
      acl.name === '*' ? [] : acl.isPrefix ? known.filter((name) => name.startsWith(acl.name)) : [acl.name]
    if (names.length === 0) {
      book.lose(
        acl.place,
        `${principal} may ${joint === 'reads' ? 'read' : 'write'} ${resourceText(acl)}: which topics that are is not known.`,
      )
      continue
    }
    for (const name of names) {
      const does = who.drawn.find((node) => node[joint].has(name))
      if (does) {
        // It bears out what is drawn; what a group writes to by failing is no edge of its own.
        if (does.kind === 'producer' || (does.kind === 'consumerGroup' && joint === 'reads'))
          book.join(book.application(does.name, acl.place, 'guessed'), joint, name, acl.place, 'guessed')
        continue
      }
      const node = drawnFor(book, who, acl, joint, name)
      if (node === 'unsaid') continue
      isTaken = true
      const isByGroup = node === undefined || (joint === 'reads' && literal.length === 1)
      const application = book.application(isByGroup ? nameFor(joint) : node.name, acl.place, 'guessed')
      if (!application) continue
      for (const [field, value, place] of acl.about ?? [])
        if (field !== 'data' && !application.claims.has(field)) application.say(field, value, place)
      sayPrincipal(application, (joint === 'reads' && !isMaker && only) || application.name, who, acl)
      if (joint === 'reads') {
        application.isGroup = true
        if (literal.length === 1) application.say('groupId', only, acl.place, 'guessed')
      }
      if (isOne || (joint === 'writes' && node?.kind === 'consumerGroup')) {
        application.isGroup = true
        application.isOneProgram = true
      }
      const failing = jointOf(name)
      book.join(application, failing === 'writes' ? joint : failing, name, acl.place, 'guessed')
    }
  }
  const [first] = acls
  if (!isTaken || !first) return
  const group =
    literal.length > 1
      ? ` Which of its groups ${literal.map((name) => `\`${name}\``).join(', ')} reads what is not said.`
      : ''
  const edge = acls.find(
    ({ resource, operation }) => resource === 'TOPIC' && /^(?:READ|WRITE)$/.test(operation),
  )
  book.guess(
    edge?.place ?? first.place,
    `Access lists only allow: what ${principal} may read or write it is taken to.${group}`,
  )
}

type AclJoint = Extract<Joint, 'reads' | 'writes'>

/**
 * Returns the drawn node that is taken to do what an entry allows and no drawn node does: undefined where none logs in
 * so, `unsaid` where it could be of several, or of one whose edges its own code or settings say.
 */
function drawnFor(
  book: FactBook,
  { principal, drawn }: Principal,
  { place }: AclFact,
  joint: AclJoint,
  topic: string,
): DrawnApplication | 'unsaid' | undefined {
  if (drawn.length === 0) return undefined
  const clients = drawn.filter(
    ({ kind }) => kind === 'consumerGroup' || (joint === 'writes' && kind === 'producer'),
  )
  const writers = clients.filter(({ kind }) => kind === 'producer')
  const able = writers.length > 0 ? writers : clients
  const [only] = able
  if (able.length === 1 && only) return only
  const names = drawn.map(({ name }) => `\`${name}\``)
  const isOfOthers = drawn.every(({ kind }) => kind === 'streamsApp' || kind === 'connector')
  if (able.length === 0 && !isOfOthers) return undefined
  book.lose(
    place,
    `${principal} may ${joint === 'reads' ? 'read' : 'write'} \`${topic}\`: ${
      isOfOthers
        ? `it is ${list(names)}, which is not drawn so`
        : `${list(names)} log in so, and which of them does is not said`
    }.`,
  )
  return 'unsaid'
}

const list = (names: readonly string[]): string =>
  names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`

/** A principal is said of an application whose node, by this name, would be another to the brokers. */
function sayPrincipal(
  application: Application,
  name: string,
  { principal, cluster, drawn }: Principal,
  acl: AclFact,
): void {
  if (!isAclOfDesign(acl) || application.claims.has('principal')) return
  if (drawn.some(({ ids }) => ids.has(name))) return
  if (principalOf(cluster, { name }) !== typed(principal))
    application.say('principal', principal, acl.place, 'guessed')
}

/** A principal with its type, which is a user where none is said. */
const typed = (principal: string): string => (/^[A-Za-z]+:/.test(principal) ? principal : `User:${principal}`)
