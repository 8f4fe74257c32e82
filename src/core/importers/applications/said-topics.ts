import type { Application, FactBook, Joint } from '../facts/fact-book'
import type { Place, Source } from '../source'
import type { PropertyMap } from './property-map'

/** One topic that a file of settings says its application reads or writes, though no setting of a client does. */
export interface SaidTopic {
  readonly joint: Joint
  readonly topic: string
  readonly place: Place
}

/** As the exports write it at the head of a file: `exporters/frameworks/application-parts.ts`. */
const SENTENCES: readonly (readonly [Joint, RegExp])[] = [
  ['reads', /^It reads (.+)$/],
  ['writes', /^It writes (.+)$/],
  ['retries', /^When their wait is over it reads its retry topics? (.+)$/],
]
const COMMENT = /^[ \t]*#(?: (.*))?$/
const LEGAL = /^[a-zA-Z0-9._-]{1,249}$/

const namesIn = (list: string): readonly string[] => list.split(',').map((name) => name.trim())

/** Returns what the comments at the head of a file say of topics; a sentence that names anything else says nothing. */
export function topicsInComments({ name: file, text }: Source): readonly SaidTopic[] {
  const said: SaidTopic[] = []
  for (const [at, row] of text.split(/\r?\n/, 200).entries()) {
    const comment = COMMENT.exec(row)
    if (!comment) break
    for (const [joint, sentence] of SENTENCES) {
      const topics = namesIn(sentence.exec(comment[1] ?? '')?.[1] ?? '')
      if (topics.every((topic) => LEGAL.test(topic)))
        said.push(...topics.map((topic) => ({ joint, topic, place: { file, line: at + 1 } })))
    }
  }
  return said
}

/** Returns what properties of an application's own say of topics, in the words of the export for Spring. */
export function topicsInProperties(map: PropertyMap): readonly SaidTopic[] {
  return (['reads', 'writes'] as const).flatMap((joint) => {
    const property = map.get(`app.topics.${joint}`)
    if (!property) return []
    return namesIn(property.value())
      .filter((topic) => LEGAL.test(topic))
      .map((topic) => ({ joint, topic, place: property.place }))
  })
}

/** Joins an application with the topics that are said of it: one file of settings is one program. */
export function joinSaid(
  application: Application | undefined,
  said: readonly SaidTopic[],
  book: FactBook,
): void {
  if (!application || said.length === 0) return
  application.isOneProgram = true
  for (const { joint, topic, place } of said) {
    if (joint === 'reads') application.isGroup = true
    if (!application.edges.some((edge) => edge.topic === topic && edge.joint === joint))
      book.join(application, joint, topic, place)
  }
}
