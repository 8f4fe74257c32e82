import type { Design, StreamsApp } from '../../model/design'
import { kindOf } from '../../model/kinds/index'
import { nodeId } from '../../model/node-id'
import { descriptionOf, isSameDescription } from '../../streams/chains-of-description'
import { printChains } from '../../streams/print-chains'
import type { Drawing } from './drawing'
import type { FactBook } from './fact-book'
import type { StreamsAppFact } from './streams-app-fact'

const PORTS = kindOf('streamsApp').ports

const topicsOf = (app: StreamsApp): string =>
  JSON.stringify(PORTS.map((port) => [...port.topics(app)].sort()))

const idOf = ({ applicationId, name }: StreamsApp): string => applicationId ?? name

/**
 * Draws the Streams applications of a book. One that is drawn already, by its id or by what it is described as, stays as
 * it is where its own description is the same; where it is another, it does what the source says from then on.
 */
export function drawStreamsApps(book: FactBook, base: Design, drawing: Drawing): readonly StreamsApp[] {
  const apps = [...base.streamsApps]
  for (const fact of book.streamsApps) {
    const at = indexOf(apps, fact)
    const known = apps[at]
    // Its group is what listings show of it.
    if (fact.isNamed) book.applications.delete(idOf(fact.app))
    if (!known) {
      const name = freeName(apps, fact.app.name)
      apps.push({ ...fact.app, name })
      drawing.added.push(nodeId('streamsApp', name))
      if (!fact.isNamed && (fact.isCalled !== true || name !== fact.app.name))
        book.guess(fact.place, `Its description does not say the application id: \`${name}\` is taken.`)
      continue
    }
    if (fact.edges) {
      book.guess(fact.place, `\`${known.name}\` is described by another source too: that one is drawn.`)
      continue
    }
    if (isDescribedAlike(known, fact.app)) {
      book.guess(fact.place, `\`${known.name}\` is drawn as it is described here.`)
      continue
    }
    if (drawing.prefer === 'drawn') {
      book.guess(
        fact.place,
        `\`${known.name}\` is described here as another program: the one that is drawn is kept.`,
      )
      continue
    }
    const { processing: before, topology: _, ...rest } = known
    const { processing = [], topology } = fact.app
    apps[at] = { ...rest, processing, ...(topology !== undefined && { topology }) }
    drawing.changes.push({
      at: nodeId('streamsApp', known.name),
      field: 'processing',
      ...(before && { before: printChains(before) }),
      after: printChains(processing),
    })
  }
  return apps.length === base.streamsApps.length && apps.every((app, at) => app === base.streamsApps[at])
    ? base.streamsApps
    : apps
}

/** The application that a source means: by its id, by its description, or as the only one of these topics. */
function indexOf(apps: readonly StreamsApp[], { app, isNamed }: StreamsAppFact): number {
  if (isNamed) return apps.findIndex((known) => idOf(known) === idOf(app))
  const alike = apps.findIndex((known) => isDescribedAlike(known, app))
  if (alike >= 0) return alike
  const sameTopics = apps.filter((known) => topicsOf(known) === topicsOf(app))
  return sameTopics.length === 1 ? apps.findIndex((known) => known.name === sameTopics[0]?.name) : -1
}

function isDescribedAlike(one: StreamsApp, other: StreamsApp): boolean {
  const [first, second] = [descriptionOf(one), descriptionOf(other)]
  return first !== null && second !== null && isSameDescription(first, second)
}

function freeName(apps: readonly StreamsApp[], wanted: string): string {
  const taken = new Set(apps.map(({ name }) => name))
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? wanted : `${wanted}-${at}`
    if (!taken.has(name)) return name
  }
}
