import { isLinkText } from '../share/find-link'
import {
  detectClientProperties,
  detectMicronaut,
  detectQuarkus,
  detectSpring,
} from './applications/detect-application'
import { detectAsyncApi } from './asyncapi/detect-asyncapi'
import { detectAws } from './aws/detect-aws'
import { detectCamel } from './camel/detect-camel'
import { detectScript } from './commands/detect-script'
import { detectCompose } from './compose/detect-compose'
import { detectConsole } from './consoles/detect-console'
import { detectJulie, detectKafkaGitops, detectTopicctl } from './gitops/detect-gitops'
import type { ImporterEntry } from './importer'
import { detectJikkou, detectNs4kafka, detectStrimzi } from './kubernetes/detect-resources'
import { detectListing } from './listings/detect-listing'
import { detectMetrics } from './metrics/detect-metrics'
import { detectAvro, detectJsonSchema, detectProtobuf, detectRegistry } from './schemas/detect-schemas'
import { detectStreams } from './streams/detect-streams'
import { detectCsv } from './tables/detect-csv'
import { detectTopicsList } from './tables/detect-topics-list'
import { detectPlan, detectTerraform } from './terraform/detect-terraform'
import { detectTraces } from './traces/detect-traces'

const loadSchemas = (language: 'avro' | 'protobuf' | 'json-schema') =>
  import('./schemas/read-schema-files').then(({ loadSchemaFiles }) => loadSchemaFiles(language))

/**
 * Every format to bring a design in from. To add one: add its file and its line; of two that are equally sure, the
 * first reads the text. What each reads is loaded when a text is taken for it.
 */
export const importers: readonly ImporterEntry[] = [
  {
    id: 'surveyor',
    label: 'Surveyor document',
    files: ['.yaml', '.yml', '.json'],
    detect: (head) =>
      /^[ \t]{0,20}surveyor[ \t]{0,20}:/m.test(head) || /"surveyor"\s{0,20}:/.test(head) ? 1 : 0,
    load: () => import('./surveyor/document').then(({ surveyorDocument }) => surveyorDocument),
  },
  {
    id: 'share-link',
    label: 'Link to a design',
    files: ['.txt', '.eml'],
    detect: (head) => (isLinkText(head) ? 1 : 0),
    load: () => import('./surveyor/share-link').then(({ shareLink }) => shareLink),
  },
  {
    id: 'kafka-listing',
    label: 'Listing of Kafka’s tools',
    files: ['.txt', '.log', '.out'],
    detect: detectListing,
    load: () => import('./listings/read-listing').then(({ kafkaListing }) => kafkaListing),
  },
  {
    id: 'streams-topology',
    label: 'Topology of Kafka Streams',
    files: ['.txt', '.log'],
    detect: detectStreams,
    load: () => import('./streams/read-streams').then(({ streamsTopologies }) => streamsTopologies),
  },
  {
    id: 'strimzi',
    label: 'Strimzi or another operator of Kubernetes',
    files: ['.yaml', '.yml', '.json', '.tpl'],
    detect: detectStrimzi,
    load: () => import('./kubernetes/read-resources').then(({ resources }) => resources),
  },
  {
    id: 'jikkou',
    label: 'jikkou',
    files: ['.yaml', '.yml', '.tpl'],
    detect: detectJikkou,
    load: () => import('./kubernetes/read-resources').then(({ resources }) => resources),
  },
  {
    id: 'ns4kafka',
    label: 'ns4kafka',
    files: ['.yaml', '.yml'],
    detect: detectNs4kafka,
    load: () => import('./kubernetes/read-resources').then(({ resources }) => resources),
  },
  {
    id: 'terraform',
    label: 'Terraform',
    files: ['.tf', '.tfvars', '.hcl'],
    detect: detectTerraform,
    load: () => import('./terraform/read-terraform').then(({ loadTerraform }) => loadTerraform()),
  },
  {
    id: 'terraform-plan',
    label: 'Plan or state of Terraform',
    files: ['.json', '.tfstate'],
    detect: detectPlan,
    load: () => import('./terraform/read-plan').then(({ terraformPlan }) => terraformPlan),
  },
  {
    id: 'topicctl',
    label: 'topicctl',
    files: ['.yaml', '.yml'],
    detect: detectTopicctl,
    load: () => import('./gitops/topicctl').then(({ topicctl }) => topicctl),
  },
  {
    id: 'julie',
    label: 'JulieOps',
    files: ['.yaml', '.yml'],
    detect: detectJulie,
    load: () => import('./gitops/julie').then(({ julie }) => julie),
  },
  {
    id: 'kafka-gitops',
    label: 'kafka-gitops',
    files: ['.yaml', '.yml'],
    detect: detectKafkaGitops,
    load: () => import('./gitops/kafka-gitops').then(({ kafkaGitops }) => kafkaGitops),
  },
  {
    id: 'connect',
    label: 'Connector of Kafka Connect',
    files: ['.json', '.properties'],
    detect: (head) =>
      /(?:^|["'\s{])connector\.class\\?["']?\s{0,20}[:=]/.test(head) &&
      !/^[ \t-]*apiVersion:|^services[ \t]*:|resource "/m.test(head)
        ? 0.9
        : /^[ \t]{0,20}(?:config\.storage\.topic|[\w-]{1,100}->[\w-]{1,100}\.enabled)\s{0,20}=/m.test(head) &&
            !/^services[ \t]*:/m.test(head)
          ? 0.9
          : 0,
    load: () => import('./connect/read-connect').then(({ connect }) => connect),
  },
  {
    id: 'asyncapi',
    label: 'AsyncAPI',
    files: ['.yaml', '.yml', '.json'],
    detect: detectAsyncApi,
    load: () => import('./asyncapi/read-asyncapi').then(({ asyncapi }) => asyncapi),
  },
  {
    id: 'avro-schema',
    label: 'Avro schema',
    files: ['.avsc', '.json'],
    detect: detectAvro,
    load: () => loadSchemas('avro'),
  },
  {
    id: 'protobuf-schema',
    label: 'Protobuf schema',
    files: ['.proto'],
    detect: detectProtobuf,
    load: () => loadSchemas('protobuf'),
  },
  {
    id: 'json-schema',
    label: 'JSON Schema',
    files: ['.json'],
    detect: detectJsonSchema,
    load: () => loadSchemas('json-schema'),
  },
  {
    id: 'schema-registry',
    label: 'JSON of a schema registry',
    files: ['.json', '.jsonl', '.ndjson', '.txt'],
    detect: detectRegistry,
    load: () => import('./schemas/read-registry').then(({ loadRegistry }) => loadRegistry()),
  },
  {
    id: 'docker-compose',
    label: 'Docker Compose',
    files: ['.yaml', '.yml'],
    detect: detectCompose,
    load: () => import('./compose/read-compose').then(({ dockerCompose }) => dockerCompose),
  },
  {
    id: 'kafka-script',
    label: 'Script with Kafka’s tools',
    files: ['.sh', '.bash', '.txt'],
    detect: detectScript,
    load: () => import('./commands/read-script').then(({ kafkaScript }) => kafkaScript),
  },
  {
    id: 'spring',
    label: 'Settings of Spring',
    files: ['.yaml', '.yml', '.properties'],
    detect: detectSpring,
    load: () => import('./applications/read-application').then(({ application }) => application),
  },
  {
    id: 'quarkus',
    label: 'Settings of Quarkus',
    files: ['.properties', '.yaml', '.yml'],
    detect: detectQuarkus,
    load: () => import('./applications/read-application').then(({ application }) => application),
  },
  {
    id: 'micronaut',
    label: 'Settings of Micronaut',
    files: ['.yaml', '.yml', '.properties'],
    detect: detectMicronaut,
    load: () => import('./applications/read-application').then(({ application }) => application),
  },
  {
    id: 'client-properties',
    label: 'Properties of a client or a broker',
    files: ['.properties', '.conf'],
    detect: detectClientProperties,
    load: () => import('./applications/read-application').then(({ application }) => application),
  },
  {
    id: 'metrics',
    label: 'Metrics of kafka_exporter or KMinion',
    files: ['.txt', '.prom', '.metrics'],
    detect: detectMetrics,
    load: () => import('./metrics/read-metrics').then(({ metrics }) => metrics),
  },
  {
    id: 'traces',
    label: 'Traces of OpenTelemetry, Jaeger or Zipkin',
    files: ['.json', '.jsonl', '.ndjson'],
    detect: detectTraces,
    load: () => import('./traces/read-traces').then(({ traces }) => traces),
  },
  {
    id: 'console',
    label: 'JSON of kafbat, AKHQ or another console',
    files: ['.json'],
    detect: detectConsole,
    load: () => import('./consoles/read-console').then(({ consoles }) => consoles),
  },
  {
    id: 'topics-csv',
    label: 'Table of topics',
    files: ['.csv', '.tsv', '.txt'],
    detect: detectCsv,
    load: () => import('./tables/read-csv').then(({ topicsTable }) => topicsTable),
  },
  {
    id: 'amazon-msk',
    label: 'Amazon MSK, by CloudFormation or its command line',
    files: ['.yaml', '.yml', '.json', '.template'],
    detect: detectAws,
    load: () => import('./aws/read-aws').then(({ amazonMsk }) => amazonMsk),
  },
  {
    id: 'camel',
    label: 'Routes of Apache Camel',
    files: ['.yaml', '.yml', '.xml', '.java'],
    detect: detectCamel,
    load: () => import('./camel/read-camel').then(({ camel }) => camel),
  },
  {
    id: 'topics-list',
    label: 'List of topics',
    files: ['.yaml', '.yml', '.json'],
    detect: detectTopicsList,
    load: () => import('./tables/read-topics-list').then(({ topicsList }) => topicsList),
  },
]
