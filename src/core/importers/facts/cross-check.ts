import { topicId } from '../../model/node-id'
import type { Place } from '../source'
import type { Draft } from './draft'
import type { Drawing } from './drawing'
import type { AclFact, FactBook, Whole } from './fact-book'
import { unifyApplications } from './unify-applications'

/**
 * Finds what several sources, each complete in itself, say against each other: a topic that is in the cluster and
 * in no file, or the other way round; a group that reads what no access list allows; an entry that nobody uses.
 */
export function crossCheck(book: FactBook, drawing: Drawing): void {
  checkTopics(book, drawing)
  checkAcls(book, drawing)
}

const sourcesOf = (book: FactBook, of: Whole, how: 'stated' | 'seen') => [
  ...new Set(book.wholes.filter((whole) => whole.of === of && whole.how === how).map(({ file }) => file)),
]

const is = (draft: Draft<'topic'>, how: 'stated' | 'seen'): Place | undefined =>
  draft.places.find((place) => place.how === how)

function checkTopics(book: FactBook, drawing: Drawing): void {
  const [listing] = sourcesOf(book, 'topics', 'seen')
  const [plan] = sourcesOf(book, 'topics', 'stated')
  if (listing === undefined || plan === undefined) return
  for (const draft of book.topics.values()) {
    const [stated, seen] = [is(draft, 'stated'), is(draft, 'seen')]
    if ((stated === undefined) === (seen === undefined)) continue
    const sentence = seen
      ? `\`${draft.name}\` is in the cluster and in no file that creates topics.`
      : `\`${draft.name}\` is in no listing of the cluster (${listing}).`
    const place = seen ?? stated
    drawing.disagreements.push({
      at: topicId(draft.name),
      field: '',
      said: place
        ? [
            {
              value: draft.name,
              place: { file: place.file, ...(place.line !== undefined && { line: place.line }) },
            },
          ]
        : [],
      sentence,
    })
  }
}

const matches = (acl: AclFact, name: string): boolean =>
  acl.name === '*' || acl.name === name || (acl.isPrefix && name.startsWith(acl.name))

function checkAcls(book: FactBook, drawing: Drawing): void {
  const [groupList] = sourcesOf(book, 'groups', 'seen')
  if (groupList === undefined || book.acls.length === 0) return
  const allowed = book.acls.filter(({ isDenied, operation }) => !isDenied && /^(?:READ|ALL)$/.test(operation))
  const onTopics = allowed.filter(({ resource }) => resource === 'TOPIC')
  const onGroups = allowed.filter(({ resource }) => resource === 'GROUP')
  const used = new Set<AclFact>()
  for (const { parts, name, groupId } of unifyApplications(book)) {
    const id = groupId ?? name
    const principals = new Set(onGroups.filter((acl) => matches(acl, id)).map(({ principal }) => principal))
    const read = parts
      .flatMap(({ edges }) => edges)
      .filter(({ joint, how }) => joint === 'reads' && how === 'seen')
    const told = new Set<string>()
    for (const { topic, place } of read) {
      const by = onTopics.filter((acl) => principals.has(acl.principal) && matches(acl, topic))
      for (const acl of by) used.add(acl)
      if (by.length > 0 || told.has(topic)) continue
      told.add(topic)
      drawing.disagreements.push({
        at: `consumerGroup:${id}`,
        field: `consumes`,
        said: [{ value: topic, place }],
        sentence: `\`${id}\` reads \`${topic}\`, and no entry of the access lists allows it.`,
      })
    }
  }
  for (const acl of onTopics) {
    if (used.has(acl) || acl.operation !== 'READ') continue
    drawing.disagreements.push({
      at: 'cluster',
      field: '',
      said: [{ value: acl.name, place: acl.place }],
      sentence: `${acl.principal} may read \`${acl.name}\`, and no group in ${groupList} does so for it.`,
    })
  }
}
