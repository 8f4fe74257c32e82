import type { Design } from '../../model/design'
import { hasExpression, sayExpression } from '../reading/expression'
import { drawPrincipal, namesOf, type Principal, resourceText, typed } from './acl-application'
import { drawWorkers } from './acl-connect'
import { calledByPrincipal } from './called-by-principal'
import { drawnPrincipals } from './drawn-principals'
import type { AclFact, FactBook } from './fact-book'
import { noteStreamsApp } from './note-streams-app'
import { connectTopicsOf, type OwnTopics, ownTopicsOf } from './own-topics'
import { isAclOfDesign } from './with-acls'

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
    else if (own.connect) drawWorkers(book, { ...who, topics: own.connect }, own.others, known)
    else if (own.streams !== undefined) drawStreams(book, who, own.streams, own.others, known)
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
  who: Principal,
  applicationId: string,
  acls: readonly AclFact[],
  known: readonly string[],
): void {
  const [first] = acls
  if (!first || book.streamsApps.some(({ app }) => (app.applicationId ?? app.name) === applicationId)) return
  const named = acls
    .filter(({ resource }) => resource === 'TOPIC')
    .flatMap((acl) => namesOf({ book, who }, acl, known).map((topic) => ({ acl, topic, place: acl.place })))
  const reads = named.filter(({ acl }) => acl.operation === 'READ')
  const may = named.filter(({ acl }) => acl.operation === 'WRITE')
  const isRead = ({ topic }: { readonly topic: string }) => reads.some((edge) => edge.topic === topic)
  for (const { topic, place } of may.filter(isRead))
    book.lose(place, `${who.principal} may write \`${topic}\` too, which it reads: that is not drawn.`)
  noteStreamsApp(book, {
    name: first.called ?? who.called,
    applicationId,
    reads,
    writes: may.filter((edge) => !isRead(edge)),
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
