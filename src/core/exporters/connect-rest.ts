import type { ConnectCluster, Design } from '../model/design'
import { connectClusters, connectLosses, connectorTexts, slugsOf, workerTexts } from './connect-parts'
import type { ExportedFile, Exporter, ExportOption } from './exporter'
import { optionValues } from './option-values'
import { propertyComment, propertyLine } from './properties'
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
  losses: (design) => connectLosses(design),
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
    ...workerTexts(connect).map(([key, text]) => propertyLine(key, text)),
  ]
  return { path: `workers/${slug}.properties`, text: `${lines.join('\n')}\n`, language: 'properties' }
}
