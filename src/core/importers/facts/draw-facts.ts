import type { Assignments, Racks } from '../../kafka/assignments'
import { DEFAULT_KAFKA_VERSION } from '../../kafka/default-version'
import { checkTopicName } from '../../kafka/topic-name'
import { DEFAULT_BROKERS, DEFAULT_ENVIRONMENT } from '../../model/defaults'
import type { Design, Topic } from '../../model/design'
import { DOCUMENT_VERSION } from '../../model/document-version'
import { emptyLists } from '../../model/empty-design'
import { type NodeId, topicId } from '../../model/node-id'
import type { ImportProblem, Remark } from '../source'
import { drawAcls } from './acl-edges'
import { surest } from './claim'
import { crossCheck } from './cross-check'
import { drawApplications } from './draw-applications'
import { drawConnectors } from './draw-connectors'
import { drawStreamsApps } from './draw-streams-apps'
import type { Drawing } from './drawing'
import type { FactBook } from './fact-book'
import { type Change, type Disagreement, layFields, type Preference } from './lay-fields'
import { leaveListedInternals } from './listed-internals'
import { matchAcls } from './matching-acls'
import { nearestVersion } from './nearest-version'
import { type PlacedSchemas, placeSchemas } from './place-schemas'
import { stateRates } from './state-rates'
import { readStreamsGroups } from './streams-groups'
import { readStreamsInternals } from './streams-internals'
import { withAcls } from './with-acls'
import { withQuotas } from './with-quotas'
import { withSchemas } from './with-schemas'
import { allWithoutUserInfo } from './without-user-info'
import { type Witnesses, witnessesOf } from './witnesses'

/** A drawing made of facts. */
export interface DrawnFacts {
  readonly design: Design
  /** What stands in the sources and not in the drawing. */
  readonly losses: readonly Remark[]
  /** What stands in the drawing and was not said in so many words, and which of two values was taken. */
  readonly guesses: readonly Remark[]
  /** Where sources contradict each other, or what is drawn. */
  readonly disagreements: readonly Disagreement[]
  /** Who said each fact of each node. */
  readonly witnesses: Witnesses
  /** Where replicas lie, as listings say; no design holds that. */
  readonly assignments: Assignments
  /** The racks of brokers, as far as listings say; a design holds their number alone. */
  readonly racks: Racks
  /** The nodes that were not drawn before, and the values that are others now. */
  readonly added: readonly NodeId[]
  readonly changes: readonly Change[]
  /** What is wrong with sources of which nothing can be drawn. */
  readonly problems: readonly ImportProblem[]
}

export interface DrawOptions {
  /** What is drawn already: everything of it stays, the facts are laid over it. */
  readonly onto?: Design
  /** Whose value counts where it and a source differ; the source's, where this is left out. */
  readonly prefer?: Preference
  /** What the design is called where no source says it. */
  readonly title?: string
}

/** Makes a design of the facts of a book, over what is drawn already. The same facts always give the same design. */
export function drawFacts(book: FactBook, { onto, prefer = 'read', title }: DrawOptions = {}): DrawnFacts {
  book.tellNameless()
  stateRates(book)
  const base = onto ?? book.base ?? blank(book.title ?? title ?? 'Imported')
  readStreamsGroups(book, base)
  readStreamsInternals(book)
  leaveListedInternals(book, base)
  matchAcls(book, base)
  drawAcls(book, base)
  const drawing: Drawing = { prefer, disagreements: [], added: [], changes: [] }
  const topics = drawTopics(book, base.topics, placeSchemas(book, base), drawing)
  const streamsApps = drawStreamsApps(book, base, drawing)
  const connectors = drawConnectors(book, base, topics, drawing)
  const { producers, consumerGroups, ids } = drawApplications(book, base, drawing)
  const cluster = withQuotas(
    withAcls(
      withConnect(
        drawCluster(book, base, onto !== undefined || book.base !== undefined, topics, drawing),
        book,
      ),
      book,
    ),
    book,
  )
  crossCheck(book, drawing)
  for (const { place, sentence } of drawing.disagreements.map(disagreementRemark)) book.guess(place, sentence)
  for (const { file, more } of book.uncounted) {
    book.losses.push({ file, sentence: `There are ${more} more remarks about this file.` })
  }
  const inOrder = orderOf(book)
  const said = { ...base, cluster, producers, topics, consumerGroups, streamsApps, connectors }
  const design = allWithoutUserInfo(said)
  if (design !== said)
    book.loseSecret({ file: book.files[0] ?? '' }, 'A user with a password in an address', true)
  return {
    design,
    losses: allWithoutUserInfo(book.losses.toSorted(inOrder)),
    guesses: allWithoutUserInfo(book.guesses.toSorted(inOrder)),
    disagreements: allWithoutUserInfo(drawing.disagreements),
    witnesses: witnessesOf(book, ids),
    assignments: book.assignments,
    racks: book.racks,
    added: drawing.added,
    changes: drawing.changes,
    problems: book.problems,
  }
}

/** Remarks in the order of the files and of their lines; what is about no line comes last. */
function orderOf({ files }: FactBook): (one: Remark, other: Remark) => number {
  const index = new Map(files.map((name, at) => [name, at]))
  const key = ({ file, line = Number.MAX_SAFE_INTEGER }: Remark) =>
    [index.get(file) ?? files.length, line] as const
  return (one, other) => {
    const [[oneFile, oneLine], [otherFile, otherLine]] = [key(one), key(other)]
    return oneFile - otherFile || oneLine - otherLine
  }
}

/** A design of which nothing is known but that a cluster is under it. */
const blank = (name: string): Design => ({
  surveyor: DOCUMENT_VERSION,
  name,
  cluster: {
    kafkaVersion: DEFAULT_KAFKA_VERSION,
    brokers: DEFAULT_BROKERS,
    environment: DEFAULT_ENVIRONMENT,
  },
  ...emptyLists(),
})

/** A disagreement is said where the value stands that was not taken. */
function disagreementRemark({ said, taken, sentence }: Disagreement) {
  const lost = said.find(({ value, place }) => place && value !== taken) ?? said.find(({ place }) => place)
  return { place: lost?.place ?? { file: '' }, sentence }
}

function drawTopics(
  book: FactBook,
  before: readonly Topic[],
  schemas: PlacedSchemas,
  drawing: Drawing,
): readonly Topic[] {
  const topics = [...before]
  const index = new Map(topics.map(({ name }, at) => [name, at]))
  for (const draft of book.topics.values()) {
    const at = index.get(draft.name) ?? topics.length
    const known = topics[at]
    const laid = layFields(
      topicId(draft.name),
      draft.called,
      known ?? { name: draft.name },
      draft.claims,
      drawing.prefer,
    )
    const changes = [...laid.changes]
    topics[at] = withSchemas(laid.node, schemas, book, changes)
    const { ok, reason } = checkTopicName(draft.name)
    const [place] = draft.places
    if (!ok && place)
      book.guess(
        { file: place.file, ...(place.line !== undefined && { line: place.line }) },
        `\`${draft.name}\` is drawn, and Kafka refuses it. ${reason ?? ''}`.trim(),
      )
    drawing.disagreements.push(...laid.disagreements)
    if (known) drawing.changes.push(...changes)
    else drawing.added.push(topicId(draft.name))
  }
  return topics
}

function drawCluster(
  book: FactBook,
  base: Design,
  isDrawn: boolean,
  topics: readonly Topic[],
  drawing: Drawing,
): Design['cluster'] {
  const { claims } = book.cluster
  const version = claims.get('kafkaVersion')
  if (version)
    claims.set(
      'kafkaVersion',
      version.flatMap((claim) => nearestVersion(book, claim)),
    )
  // What a blank design begins with contradicts nobody.
  const start = isDrawn ? base.cluster : withoutKnown(base.cluster, claims)
  const { node, disagreements, changes } = layFields('cluster', 'the cluster', start, claims, drawing.prefer)
  drawing.disagreements.push(...disagreements)
  if (isDrawn) drawing.changes.push(...changes)
  const cluster = { ...base.cluster, ...node }
  if (isDrawn) return cluster
  const brokers = surest(claims.get('brokers') ?? [])
  const isKnown = brokers !== undefined && brokers.how !== 'guessed'
  const most = isKnown ? 0 : Math.max(0, ...topics.map(({ replicationFactor = 0 }) => replicationFactor))
  const drawn = { ...cluster, brokers: Math.max(cluster.brokers, most) }
  tellAssumed(book, drawn)
  return drawn
}

/** The cluster with the Connect clusters that sources describe, beside those that are drawn. */
function withConnect(cluster: Design['cluster'], { connectClusters }: FactBook): Design['cluster'] {
  const known = new Set(cluster.connect?.map(({ name }) => name))
  const added = connectClusters.filter(({ name }) => !known.has(name) && known.add(name))
  return added.length === 0 ? cluster : { ...cluster, connect: [...(cluster.connect ?? []), ...added] }
}

/** What nobody says of a cluster and every design must say. */
function tellAssumed(book: FactBook, cluster: Design['cluster']): void {
  const assumed = [
    ...(book.cluster.claims.has('brokers') ? [] : [`${cluster.brokers} brokers`]),
    ...(book.cluster.claims.has('kafkaVersion') ? [] : [`Kafka ${cluster.kafkaVersion}`]),
    ...(book.cluster.claims.has('environment') ? [] : [`a ${cluster.environment} cluster`]),
  ]
  const [file = ''] = book.files
  if (assumed.length > 0) book.guess({ file }, `Not said, and so assumed: ${assumed.join(', ')}.`)
}

function withoutKnown<Fields extends object>(
  fields: Fields,
  known: ReadonlyMap<string, unknown>,
): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !known.has(field))) as Partial<Fields>
}
