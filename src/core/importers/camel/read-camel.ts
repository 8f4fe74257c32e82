import type { Application, FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { hideExpression } from '../reading/expression'
import type { Place } from '../source'

/** A URI of Camel's Kafka component: `kafka:orders?groupId=billing`. */
const URI = /\bkafka:(?:\/\/)?([^\s"'?)<>]{0,300})(?:\?([^\s"')<>]{0,2000}))?/g
/** What begins a route, or an end of one. */
const WORDS = /(?:^|[\s<."'{(-])(from|fromF|to|toD|toF|wireTap|enrich|pollEnrich)\b/g
/** Options that are no settings of Kafka's clients, and what says how they reach it. */
const OF_CAMEL =
  /^(?:brokers|groupId|clientId|groupInstanceId|additionalProperties|ssl\w*|sasl\w*|securityProtocol|schemaRegistry\w*|key|partitionKey|bridge\w*|exchangePattern|lazy\w*|synchronous|headerFilter\w*|\w*[sS]erializer\w*|\w*[dD]eserializer\w*|kafka\w*|topicIsPattern|pollOnError|breakOnFirstError|allowManualCommit|batching\w*|preValidateHostAndPort)$/
const NAMES: Readonly<Record<string, string>> = {
  requestRequiredAcks: 'acks',
  sessionTimeoutMs: 'session.timeout.ms',
  lingerMs: 'linger.ms',
  producerBatchSize: 'batch.size',
  compressionCodec: 'compression.type',
  consumerRequestTimeoutMs: 'request.timeout.ms',
  bufferMemorySize: 'buffer.memory',
}

/** `maxPollRecords` is `max.poll.records`. */
const settingOf = (option: string): string =>
  NAMES[option] ?? option.replace(/[A-Z]/g, (letter) => `.${letter.toLowerCase()}`)

/** How much before a URI says what it is for. */
const BEFORE = 240

/**
 * Routes of Apache Camel in YAML, XML or Java: what begins at a topic of Kafka reads it, what goes on to one writes it. A
 * group is called by its id, and the routes of a file are one program.
 */
export const camel = defineImporter(({ name: file, text }, book) => {
  let line = 1
  let before = 0
  let reader: Application | undefined
  const called =
    (file.split(/[\\/]/).at(-1) ?? file).replace(/\.\w{1,10}$/, '').replace(/\.camel$/, '') || 'camel'
  for (const found of text.matchAll(URI)) {
    line += (text.slice(before, found.index).match(/\n/g) ?? []).length
    before = found.index
    const place = { file, line }
    const word = [...text.slice(Math.max(0, before - BEFORE), before).matchAll(WORDS)].at(-1)?.[1]
    if ((found[1] ?? '') === '') {
      book.lose(place, 'The name of this topic is put together in the code: it is not known here.')
      continue
    }
    const options = optionsOf(found[2] ?? parametersAfter(text, before + found[0].length))
    const isRead = word === 'from' || word === 'fromF' || word === 'pollEnrich'
    if (word === undefined) {
      book.lose(
        place,
        `Whether \`kafka:${(found[1] ?? '').slice(0, 80)}\` is read or written is not said here.`,
      )
      continue
    }
    const topics = (found[1] ?? '').split(',').map(withExpressions)
    if (isRead) {
      const group = options.get('groupId')
      reader = book.application(group === undefined ? called : withExpressions(group), place)
      if (!reader) continue
      reader.isGroup = true
      reader.isOneProgram = true
      if (group === undefined)
        book.guess(
          place,
          `This route names no group: Camel makes one for each start, and \`${called}\` stands for it.`,
        )
    }
    const application = isRead ? reader : (reader ?? book.application(called, place))
    if (!application) continue
    if (options.get('topicIsPattern') === 'true')
      book.lose(
        place,
        `${application.called} reads the topics that match \`${topics.join(',').slice(0, 80)}\`: which those are is not known.`,
      )
    else for (const topic of topics) book.join(application, isRead ? 'reads' : 'writes', topic, place)
    sayOptions(application, options, isRead, place, book)
  }
})

/** `{{topic.out}}` and `${env.TOPIC}` are not known here. */
const withExpressions = (text: string): string =>
  /\{\{|\$\{|%s/.test(text) ? hideExpression(text) : text.trim()

function optionsOf(query: string): Map<string, string> {
  const parts = query.replaceAll('&amp;', '&').split('&')
  return new Map(
    parts.flatMap((part): [string, string][] => {
      const at = part.indexOf('=')
      return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()]] : []
    }),
  )
}

/** `parameters: { groupId: x }` or a block of them, which YAML has below the URI. */
function parametersAfter(text: string, at: number): string {
  const found = /^["']?[ \t]*,?\s*parameters:[ \t]*(?:\{([^}\n]*)\}|\n((?:[ \t]+\w+:[^\n]*(?:\n|$))+))/.exec(
    text.slice(at, at + 2_000),
  )
  const pairs = (found?.[1]?.split(',') ?? found?.[2]?.split('\n') ?? []).map((pair) =>
    /^\s*(\w+):\s*["']?([^"'\n]*?)["']?\s*$/.exec(pair),
  )
  return pairs.flatMap((pair) => (pair ? [`${pair[1]}=${pair[2]}`] : [])).join('&')
}

function sayOptions(
  application: Application,
  options: ReadonlyMap<string, string>,
  isRead: boolean,
  place: Place,
  book: FactBook,
): void {
  for (const [option, value] of options) {
    if (OF_CAMEL.test(option) || value.startsWith('RAW(')) continue
    if (option === 'consumersCount' && isRead) application.say('threadsPerMember', value, place)
    else if (option === 'autoCommitEnable' && isRead)
      application.say('config.enable.auto.commit', value, place)
    else if (/^[a-z]+(?:[A-Z][a-z]+)*$/.test(option))
      application.say(
        `${isRead ? 'config' : 'producer.config'}.${settingOf(option)}`,
        withExpressions(value),
        place,
      )
    else book.lose(place, `\`${option.slice(0, 60)}\` is not taken over.`)
  }
}
