import type { ConnectCluster, Design } from '../model/design'
import {
  connectClusters,
  connectLosses,
  connectorsOf,
  connectorTexts,
  slugsOf,
  workerTexts,
} from './connect-parts'
import type { ExportedFile, Exporter, ExportOption } from './exporter'
import { optionValues } from './option-values'
import { propertyComment, propertyLine } from './properties'
import { REACH_CARRIED, reachLossesOf, reachSettings } from './reach-cluster'
import { settingText } from './setting-text'
import { singleLine } from './single-line'

const OPTIONS = [
  {
    id: 'body',
    label: 'Body of a request',
    help: 'POST /connectors creates a connector by its name and settings; PUT /connectors/{name}/config takes the settings alone, again and again.',
    kind: 'choice',
    initial: 'create',
    choices: [
      { value: 'create', label: 'POST /connectors' },
      { value: 'config', label: 'PUT /connectors/{name}/config' },
    ],
  },
] as const satisfies readonly ExportOption[]

/**
 * The body of a request for each connector, and the properties of the workers of each Connect cluster.
 *
 * @see ConnectorsResource, DistributedConfig
 */
export const connectRest: Exporter = {
  options: OPTIONS,
  losses: (design) => [
    ...(connectClusters(design).length === 0 ? [] : reachLossesOf(design)),
    ...connectLosses(design, [], ['connect.principal', ...REACH_CARRIED]),
  ],
  export: (design, _, values) => {
    const { body } = optionValues(OPTIONS, values)
    const slugs = slugsOf(design.connectors)
    const clusters = connectClusters(design)
    const workers = slugsOf(clusters)
    return [
      ...design.connectors.map((connector): ExportedFile => {
        const config = Object.fromEntries(connectorTexts(connector))
        const request = body === 'config' ? config : { name: connector.name, config }
        return {
          path: `connectors/${slugs.get(connector.name)}.json`,
          text: `${JSON.stringify(request, null, 2)}\n`,
          language: 'json',
        }
      }),
      ...clusters.map((connect) => workersFile(design, connect, workers.get(connect.name) ?? '')),
      ...(clusters.length === 0 ? [NOTHING] : []),
    ]
  },
}

const NOTHING: ExportedFile = {
  path: 'connectors.txt',
  text: 'This design has no connectors.\n',
  language: 'plaintext',
}

function workersFile(design: Design, connect: ConnectCluster, slug: string): ExportedFile {
  const lines = [
    propertyComment(
      `Workers of the Connect cluster ${singleLine(connect.name)} in ${singleLine(design.name)}, for connect-distributed.sh`,
    ),
    propertyComment(
      connect.workers === undefined
        ? 'Every worker has the same settings'
        : `${connect.workers} workers, all with the same settings`,
    ),
    propertyLine('bootstrap.servers', 'localhost:9092'),
    ...workerTexts(connect, connectorsOf(design, connect)).map(([key, text]) => propertyLine(key, text)),
    ...reachLines(design, connect),
  ]
  return { path: `workers/${slug}.properties`, text: `${lines.join('\n')}\n`, language: 'properties' }
}

/** A worker logs in as itself, and as the clients that it makes for its connectors. */
const LOGINS = ['', 'producer.', 'consumer.', 'admin.'] as const

/** What a design sets of the workers stays as it is: of a key that stands twice Java takes the last. */
function reachLines(design: Design, connect: ConnectCluster): string[] {
  const reach = Object.entries(reachSettings(design, connect, connect.config, 'java'))
  if (reach.length === 0) return []
  const set = new Set(Object.keys(connect.config ?? {}))
  return [
    propertyComment('To reach the cluster as it is designed; put your own values here'),
    ...LOGINS.flatMap((login) =>
      reach
        .filter(([key]) => !set.has(`${login}${key}`))
        .map(([key, value]) => propertyLine(`${login}${key}`, settingText(value ?? ''))),
    ),
  ]
}
