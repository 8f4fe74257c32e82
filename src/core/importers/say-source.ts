import type { Source } from './source'

/** What a text that is no design most likely is, and where topics would stand instead. */
interface Kind {
  readonly test: (head: string, name: string) => boolean
  readonly sentence: string
}

const TOPICS_IN = 'Topics would stand in'

const KINDS: readonly Kind[] = [
  { test: (head) => head.trim() === '', sentence: 'There is nothing in it.' },
  {
    test: (head, name) => isBinary(head) || /\.(?:zip|gz|tgz|jar|pdf|docx?|xlsx?)$/i.test(name),
    sentence: 'This is no text.',
  },
  {
    test: (head) => /^plans[ \t]*:/m.test(head) && /^[ \t]+(?:alias|config)[ \t]*:/m.test(head),
    sentence:
      'These are plans of JulieOps, which topics name. Open them together with the descriptor that has the topics.',
  },
  {
    test: (head) => /^roles[ \t]*:/m.test(head) && /^[ \t]+-?[ \t]*acls[ \t]*:/m.test(head),
    sentence: `These are roles of JulieOps: patterns of access lists. ${TOPICS_IN} the descriptor.`,
  },
  {
    test: (head) =>
      /^(?:akhq|kafkactl|kafdrop|kafka-ui)[ \t]*:/m.test(head) || /^kafka:\s+clusters:/m.test(head),
    sentence: `These are settings of a console: they say where clusters are. ${TOPICS_IN} what it lists of them.`,
  },
  {
    test: (head) => /\{\{[^}]{0,200}(?:\bsystem\.env\b|\| *default *\()/.test(head),
    sentence: `These are values for a Jinja template. ${TOPICS_IN} the template, once it is rendered with them.`,
  },
  {
    test: (head, name) =>
      /(?:^|[\\/.-])values[^\\/]*\.ya?ml$/i.test(name) ||
      /^(?:replicaCount|image|nameOverride|fullnameOverride|nodeSelector|tolerations|affinity|podAnnotations|serviceAccount|ingress):/m.test(
        head,
      ),
    sentence: `This is a Helm values file. ${TOPICS_IN} the templates of its chart, once they are rendered: \`helm template\`.`,
  },
  {
    test: (head, name) =>
      /(?:^|[\\/])Chart\.ya?ml$/.test(name) ||
      /^appVersion:/m.test(head) ||
      (/^apiVersion:[ \t]*["']?v[12]["']?[ \t]*$/m.test(head) &&
        /^version:/m.test(head) &&
        /^name:/m.test(head)),
    sentence: `This describes a Helm chart. ${TOPICS_IN} its templates: \`helm template\` prints them.`,
  },
  {
    test: (head) => /^\{\{-?\s*define "/m.test(head),
    sentence: `These are helpers of a Helm chart. ${TOPICS_IN} its templates: \`helm template\` prints them.`,
  },
  {
    test: (head, name) =>
      /(?:^|[\\/])package\.json$/.test(name) || /<project[\s>][\s\S]*<modelVersion>/.test(head),
    sentence: 'This lists what a program is built of. Its topics stand in its settings, as application.yml.',
  },
  {
    test: (head) =>
      /"panels"\s*:/.test(head) && /"(?:schemaVersion|templating|gridPos|targets)"\s*:/.test(head),
    sentence: `This is a Grafana dashboard. ${TOPICS_IN} the metrics that it asks, as kafka_exporter prints them.`,
  },
  {
    test: (head, name) =>
      /log4j|logback/i.test(name) || /^(?:log4j\.|rootLogger|appender\.|appenders)/m.test(head),
    sentence: 'These are settings of logging: they name no topic.',
  },
  {
    test: (head) => /^\s*create\s+(?:or\s+replace\s+)?(?:stream|table)\b/im.test(head),
    sentence: `These are statements of ksqlDB or Flink. ${TOPICS_IN} what creates them, or in a listing of the cluster.`,
  },
  {
    test: (head) => /^(?:package|import) [\w.*]+;|^(?:from [\w.]+ )?import \w+|^using [\w.]+;/m.test(head),
    sentence: 'This is source code. The settings of the program say its topics, as application.yml.',
  },
  {
    test: (head) =>
      /^(?:jobs|stages|pipeline|steps|trigger)[ \t]*:/m.test(head) &&
      !/^(?:topics|services)[ \t]*:/m.test(head),
    sentence: `This is a pipeline of a build or of a test. ${TOPICS_IN} the files that it applies.`,
  },
  {
    test: (head) => /^(?:security\.protocol|sasl\.[\w.]+|ssl\.[\w.]+)\s*[=:]/m.test(head),
    sentence:
      'These settings say how a client reaches Kafka: which group it is and what it reads they do not say.',
  },
  {
    test: (head) => /^\s*<(?:!doctype html|html)/i.test(head),
    sentence: 'This is a web page. Paste the text of the listing itself.',
  },
  {
    test: (head, name) =>
      /(?:^|[\\/])Dockerfile/.test(name) || /^FROM \S+[\s\S]*^(?:RUN|COPY|CMD|ENTRYPOINT) /m.test(head),
    sentence: `This builds an image. ${TOPICS_IN} docker-compose.yml, or in what creates them.`,
  },
]

const NO_DESIGN =
  'This is no design that Surveyor knows: not its own document, no listing of a cluster, and no file of a tool that creates topics.'

/** Whether many of its characters are no text, as where bytes are read as such. */
const isBinary = (head: string): boolean =>
  (head.match(/[\uFFFD\p{Cc}]/gu)?.filter((one) => one > '~' || one < '\t').length ?? 0) >
  Math.max(3, head.length / 50)

/** A character that stands in no text: neither a tab nor the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are control characters
const STRANGE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

const NAMES: Readonly<Record<number, string>> = { 0: 'a NUL', 8: 'a backspace' }

/** `a NUL (U+0000) in line 2, column 4`: where a text stops being one; undefined where it is one. */
function strangeIn(text: string): string | undefined {
  const at = text.search(STRANGE)
  if (at === -1) return undefined
  const code = text.charCodeAt(at)
  const before = text.slice(0, at).split('\n')
  const sign = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return `${NAMES[code] ?? 'a control character'} (${sign}) in line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/**
 * Returns a text without the characters that stand in none, and where the first of them stood; null where there is none,
 * or where they are so many that it is no text.
 */
export function withoutStrange(text: string): { text: string; line: number; first: string } | null {
  const first = strangeIn(text)
  if (first === undefined || isBinary(text.slice(0, 8_192))) return null
  const line = Number(/in line (\d+)/.exec(first)?.[1])
  return { text: text.replace(new RegExp(STRANGE, 'g'), ''), line, first }
}

/** Says of a text that no importer takes what it is, as a sentence. */
export function saySource({ name, text }: Source): string {
  const head = text.slice(0, 8_192)
  const strange = strangeIn(text)
  if (strange !== undefined)
    return `${isBinary(head) ? 'This is no text' : 'Nothing was found in it that Surveyor reads'}: it has ${strange}.`
  return KINDS.find(({ test }) => test(head, name))?.sentence ?? NO_DESIGN
}
