import { nodeId } from '../../model/node-id'
import { ABOUT_CARRIED } from '../about'
import { type Carried, notCarried } from '../carried'
import type { Exporter } from '../exporter'
import { fileName } from '../file-name'
import { emptySettings } from '../not-carried'
import { REACH_CARRIED, reachLosses } from '../reach-cluster'
import { uniqueSlugs } from '../unique-slugs'
import { streamsSettingsFile } from './streams-settings-file'

const CARRIED: Carried = {
  cluster: REACH_CARRIED,
  nodes: {
    streamsApp: [
      ...ABOUT_CARRIED,
      'principal',
      'applicationId',
      'config',
      'processing.stream',
      'processing.table',
    ],
  },
  instead: {
    producer: 'take the producer properties for them',
    consumerGroup: 'take the consumer properties for them',
  },
}

/** A properties file for each Streams application, the same for all its instances. */
export const streamsProperties: Exporter = {
  options: [],
  losses: (design) => [
    ...design.streamsApps.flatMap(({ name, config }) => emptySettings(nodeId('streamsApp', name), config)),
    ...(design.streamsApps.length > 0
      ? [
          {
            at: 'design' as const,
            field: '',
            sentence: 'The default serdes are those for text; put in those of your schemas.',
          },
        ]
      : []),
    ...reachLosses(design),
    ...notCarried(design, CARRIED),
  ],
  export: (design) => {
    const files = uniqueSlugs(
      design.streamsApps.map(({ name }) => name),
      fileName,
    )
    return design.streamsApps.map((app) => ({
      path: `streams/${files.get(app.name)}.properties`,
      text: streamsSettingsFile(app, design),
      language: 'properties',
    }))
  },
}
