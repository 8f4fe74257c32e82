import type { AclFact, FactBook, Joint } from './fact-book'
import { isAclOfDesign } from './with-acls'

/** What an entry is about, for a sentence. */
const resourceText = ({ name, isPrefix }: AclFact): string =>
  name === '*' ? 'every topic' : `\`${name}\`${isPrefix ? ' and all that begins with it' : ''}`

const isEverybody = (principal: string): boolean => /^(?:[A-Za-z]+:)?\*$/.test(principal)

/**
 * Draws what access lists allow by name: who may read a topic is taken to read it, who may write one to write it.
 * Not what is allowed to everybody, for every topic, as `ALL`, or denied: that says nobody's work.
 */
export function drawAcls(book: FactBook, topics: Iterable<string>): void {
  const known = [...new Set([...book.topics.keys(), ...topics])]
  const byPrincipal = new Map<string, AclFact[]>()
  for (const acl of book.acls) {
    if (acl.isDenied || isEverybody(acl.principal)) {
      const who = acl.isDenied ? `denies ${acl.principal}` : 'allows everybody'
      book.lose(acl.place, `This entry ${who} ${acl.operation} on ${resourceText(acl)}: no edge is drawn.`)
      continue
    }
    const list = byPrincipal.get(acl.principal)
    if (list) list.push(acl)
    else byPrincipal.set(acl.principal, [acl])
  }
  for (const [principal, acls] of byPrincipal) drawPrincipal(book, principal, acls, known)
  tellOthers(book)
}

/** What entries allow that Kafka does not know, or whose names are not said: told once a file. */
function tellOthers(book: FactBook): void {
  const files = new Map<string, AclFact[]>()
  for (const acl of book.acls) {
    if (acl.isDenied || isEverybody(acl.principal)) continue
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

function drawPrincipal(
  book: FactBook,
  principal: string,
  acls: readonly AclFact[],
  known: readonly string[],
): void {
  const groups = acls.filter(({ resource, operation }) => resource === 'GROUP' && operation === 'READ')
  const literal = [
    ...new Set(groups.filter(({ isPrefix, name }) => !isPrefix && name !== '*').map(({ name }) => name)),
  ]
  const [only] = literal
  const called = acls.find((acl) => acl.called !== undefined)?.called
  const nameFor = (joint: Joint) =>
    called ?? (joint === 'reads' && literal.length === 1 && only ? only : principal)
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
    const application = book.application(nameFor(joint), acl.place, 'guessed')
    if (isAclOfDesign(acl)) application?.say('principal', principal, acl.place, 'guessed')
    if (application && joint === 'reads') {
      application.isGroup = true
      if (literal.length === 1) application.say('groupId', only, acl.place, 'guessed')
    }
    for (const name of names) book.join(application, joint, name, acl.place, 'guessed')
  }
  const [first] = acls
  const edges = acls.filter(
    ({ resource, operation }) => resource === 'TOPIC' && /^(?:READ|WRITE)$/.test(operation),
  )
  if (edges.length === 0 || !first) return
  const group =
    literal.length > 1
      ? ` Which of its groups ${literal.map((name) => `\`${name}\``).join(', ')} reads what is not said.`
      : ''
  book.guess(
    edges[0]?.place ?? first.place,
    `Access lists only allow: what ${principal} may read or write it is taken to.${group}`,
  )
}
