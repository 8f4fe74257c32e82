import type { Design } from '../../model/design'
import { principalOf } from '../../model/principal'
import { jointsOfWritten } from './acl-joints'
import type { DrawnApplication } from './drawn-principals'
import type { AclFact, Application, FactBook, Joint } from './fact-book'
import { isAclOfDesign } from './with-acls'

/** A principal of access lists. */
export interface Principal {
  readonly principal: string
  /** What its application is called where no file and no drawing says it. */
  readonly called: string
  /** The drawn nodes that log in with it. */
  readonly drawn: readonly DrawnApplication[]
  readonly cluster: Design['cluster']
}

/** What an entry is about, for a sentence. */
export const resourceText = ({ name, isPrefix }: AclFact): string =>
  name === '*' ? 'every topic' : `\`${name}\`${isPrefix ? ' and all that begins with it' : ''}`

/** What is asked of all entries of a principal before one of them is drawn. */
interface Allowed {
  readonly book: FactBook
  readonly who: Principal
  /** The groups that it may read in, and the first of them. */
  readonly groups: readonly string[]
  readonly only: string | undefined
  /** Whether it is one application, which makes what it writes of what it reads. */
  readonly isOne: boolean
  /** Whether that application writes more than what failed. */
  readonly isMaker: boolean
  /** How it is joined with a topic that it may write. */
  jointOf(topic: string): Exclude<Joint, 'reads'>
  /** What its application is called by what it does. */
  nameFor(joint: AclJoint): string
}

function allowedOf(book: FactBook, who: Principal, acls: readonly AclFact[]): Allowed {
  const groups = [
    ...new Set(
      acls.flatMap(({ resource, operation, isPrefix, name }) =>
        resource === 'GROUP' && operation === 'READ' && !isPrefix && name !== '*' ? name : [],
      ),
    ),
  ]
  const [only] = groups
  const called = acls.find((acl) => acl.called !== undefined)?.called
  const isOne =
    who.drawn.length === 0 &&
    ['READ', 'WRITE'].every((may) =>
      acls.some(({ resource, operation }) => resource === 'TOPIC' && operation === may),
    )
  const jointOf = jointsOfWritten(isOne ? acls : [])
  const isMaker =
    isOne &&
    acls.some(
      ({ resource, operation, name }) =>
        resource === 'TOPIC' && operation === 'WRITE' && jointOf(name) === 'writes',
    )
  // A group that makes nothing is called by its id, as any that only reads.
  const byId = (joint: AclJoint) =>
    (joint === 'reads' || isOne) && !isMaker && groups.length === 1 ? only : undefined
  const nameFor = (joint: AclJoint) => called ?? byId(joint) ?? who.called
  return { book, who, groups, only, isOne, isMaker, jointOf, nameFor }
}

const jointOfOperation = ({ operation }: AclFact): AclJoint | undefined =>
  operation === 'READ' ? 'reads' : operation === 'WRITE' ? 'writes' : undefined

/** Draws what a principal may read and write, as the application that it is or as what is drawn already. */
export function drawPrincipal(
  book: FactBook,
  who: Principal,
  acls: readonly AclFact[],
  known: readonly string[],
): void {
  const allowed = allowedOf(book, who, acls)
  const edges = acls.filter(({ resource }) => resource === 'TOPIC')
  const taken = edges.flatMap((acl) => {
    const joint = jointOfOperation(acl)
    return namesOf(allowed, acl, known).filter((name) => joint && drawEdge(allowed, acl, joint, name))
  })
  const [first] = acls
  if (taken.length === 0 || !first) return
  const { groups } = allowed
  const which =
    groups.length > 1
      ? ` Which of its groups ${groups.map((name) => `\`${name}\``).join(', ')} reads what is not said.`
      : ''
  book.guess(
    (edges.find(jointOfOperation) ?? first).place,
    `Access lists only allow: what ${who.principal} may read or write it is taken to.${which}`,
  )
}

/** Returns the topics that an entry lets be read or written; where those are not known, or which of both it is, that is told. */
export function namesOf(
  { book, who }: { readonly book: FactBook; readonly who: Pick<Principal, 'principal'> },
  acl: AclFact,
  known: readonly string[],
): readonly string[] {
  const joint = jointOfOperation(acl)
  if (joint === undefined) {
    if (acl.operation === 'ALL')
      book.lose(
        acl.place,
        `${who.principal} may do everything with ${resourceText(acl)}: whether it reads or writes is not said.`,
      )
    return []
  }
  if (acl.name !== '*' && !acl.isPrefix) return [acl.name]
  const names = acl.name === '*' ? [] : known.filter((name) => name.startsWith(acl.name))
  if (names.length === 0)
    book.lose(
      acl.place,
      `${who.principal} may ${joint === 'reads' ? 'read' : 'write'} ${resourceText(acl)}: which topics that are is not known.`,
    )
  return names
}

/** Draws one edge; returns whether it is one that nothing else says. */
function drawEdge(allowed: Allowed, acl: AclFact, joint: AclJoint, topic: string): boolean {
  const { book, who, groups, only, isOne, isMaker } = allowed
  const does = who.drawn.find((node) => node[joint].has(topic))
  if (does) {
    // It bears out what is drawn; what a group writes to by failing is no edge of its own.
    if (does.kind === 'producer' || (does.kind === 'consumerGroup' && joint === 'reads'))
      book.join(book.application(does.name, acl.place, 'guessed'), joint, topic, acl.place, 'guessed')
    return false
  }
  const node = drawnFor(book, who, acl, joint, topic)
  if (node === 'unsaid') return false
  const isByGroup = node === undefined || (joint === 'reads' && groups.length === 1)
  const name = isByGroup ? allowed.nameFor(joint) : node.name
  const application = book.application(name, acl.place, 'guessed')
  if (!application) return true
  for (const [field, value, place] of acl.about ?? [])
    if (field !== 'data' && !application.claims.has(field)) application.say(field, value, place)
  sayPrincipal(application, (joint === 'reads' && !isMaker && only) || application.name, who, acl)
  if (joint === 'reads') {
    application.isGroup = true
    if (groups.length === 1) application.say('groupId', only, acl.place, 'guessed')
  }
  if (isOne || (joint === 'writes' && node?.kind === 'consumerGroup')) {
    application.isGroup = true
    application.isOneProgram = true
  }
  const failing = allowed.jointOf(topic)
  book.join(application, failing === 'writes' ? joint : failing, topic, acl.place, 'guessed')
  return true
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
export const typed = (principal: string): string =>
  /^[A-Za-z]+:/.test(principal) ? principal : `User:${principal}`
