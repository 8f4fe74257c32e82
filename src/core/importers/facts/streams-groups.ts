/** Groups of the Streams protocol, of which a listing shows members and offsets, and not the program. */
import type { Design, StreamsApp } from '../../model/design'
import { surest } from './claim'
import type { Application, FactBook } from './fact-book'
import { noteStreamsApp } from './note-streams-app'

const idOf = ({ applicationId, name }: StreamsApp): string => applicationId ?? name

/**
 * Makes a Streams application of each group that is listed as one, and tells what its members say of instances and
 * threads; one that is described, or drawn already, keeps its program. Its internal topics are taken out: it makes them.
 *
 * @see KIP-1071: a member is a thread, a process an instance
 */
export function readStreamsGroups(book: FactBook, base: Design): void {
  for (const group of [...book.applications.values()]) {
    const { name, processes } = group
    const [place] = group.places
    if (!processes || !place) continue
    const running = runningOf(group, processes)
    const at = book.streamsApps.findIndex(({ app }) => idOf(app) === name)
    const fact = book.streamsApps[at]
    if (fact) {
      const config = { ...running.config, ...fact.app.config }
      book.streamsApps[at] = { ...fact, app: { ...running, ...fact.app, config } }
    } else if (!base.streamsApps.some((app) => idOf(app) === name)) {
      const reads = group.edges.flatMap(({ topic, joint, place: from }) =>
        joint === 'reads' && !isInternal(topic, name) ? [{ topic, place: from }] : [],
      )
      noteStreamsApp(book, { name, reads, ...running, place })
      book.guess(
        place,
        `What \`${name}\` does with what it reads is not listed: \`kafka-streams-groups --describe --topology\`, pasted as well, shows it.`,
      )
    }
    for (const { topic, place: from } of group.edges)
      if (isInternal(topic, name) && !fact && book.topics.delete(topic))
        book.guess(from, `\`${topic}\` is not drawn by itself: \`${name}\` makes it.`)
    // It is drawn as the application that it is the group of.
    book.applications.delete(name)
  }
}

const isInternal = (topic: string, id: string): boolean =>
  topic.startsWith(`${id}-`) && /-(?:repartition|changelog|topic)$/.test(topic)

function runningOf(
  group: Application,
  processes: ReadonlySet<string>,
): Pick<StreamsApp, 'instances' | 'config'> {
  const members = Number(surest(group.claims.get('members') ?? [])?.value ?? 0)
  const protocol = { 'group.protocol': 'streams' }
  if (processes.size === 0) return { config: protocol }
  const threads = Math.ceil(members / processes.size)
  return {
    instances: processes.size,
    config: { ...protocol, ...(threads > 1 && { 'num.stream.threads': threads }) },
  }
}
