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
    test: (head, name) =>
      /(?:^|[\\/.-])values[^\\/]*\.ya?ml$/i.test(name) ||
      /^(?:replicaCount|image|nameOverride|fullnameOverride):/m.test(head),
    sentence: `This is a Helm values file. ${TOPICS_IN} the templates of its chart, once they are rendered: \`helm template\`.`,
  },
  {
    test: (head, name) => /(?:^|[\\/])Chart\.ya?ml$/.test(name) || /^appVersion:/m.test(head),
    sentence: `This describes a Helm chart. ${TOPICS_IN} its templates: \`helm template\` prints them.`,
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
  (head.match(/[\uFFFD\p{Cc}]/gu)?.filter((one) => one > '~' || one < '\t').length ?? 0) > head.length / 50

/** Says of a text that no importer takes what it is, as a sentence. */
export function saySource({ name, text }: Source): string {
  const head = text.slice(0, 8_192)
  return KINDS.find(({ test }) => test(head, name))?.sentence ?? NO_DESIGN
}
