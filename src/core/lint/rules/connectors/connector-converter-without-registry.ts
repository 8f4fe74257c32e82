import { connectOf, groupIdOf } from '../../../model/connect-cluster'
import type { Connector } from '../../../model/design'
import {
  convertersWithoutRegistry,
  EXAMPLE_REGISTRY,
  type LacksRegistry,
  registryOf,
  registrySetting,
} from '../../../model/registry-converters'
import { setWorkerSettings } from '../../connect-fixes'
import { type LabelledFix, setConfig } from '../../fixes'
import { CONVERTERS_OF_REGISTRY } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

export const connectorConverterWithoutRegistry = defineRule({
  id: 'connector-converter-without-registry',
  title: 'A converter without its schema registry',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'The converters of Avro, Protobuf and JSON Schema keep schemas in a registry, and must be told where it is. Without schema.registry.url Connect refuses the connector: Missing required configuration. A converter that a connector names takes only the settings that stand under its own name at that connector; what the workers have is for the converters of the workers.',
  reference: CONVERTERS_OF_REGISTRY,
  examples: () => ({
    bad: [
      withSoundSink({ config: { 'value.converter.schema.registry.url': undefined } }),
      withSoundSink({
        keyConverter: { class: 'io.confluent.connect.protobuf.ProtobufConverter' },
        valueConverter: undefined,
      }),
      withSoundSink(
        { valueConverter: undefined },
        {},
        { config: { 'value.converter': 'io.confluent.connect.json.JsonSchemaConverter' } },
      ),
    ],
    good: [
      withSoundSink(
        { valueConverter: undefined, config: { 'value.converter.schema.registry.url': undefined } },
        {},
        {
          config: {
            'value.converter': 'io.confluent.connect.avro.AvroConverter',
            'value.converter.schema.registry.url': 'https://registry:8081',
          },
        },
      ),
    ],
  }),
  check({ connector, connect }, report) {
    for (const lacks of convertersWithoutRegistry(connector, connect)) {
      const { half, of, converter } = lacks
      const whose =
        of === 'connector'
          ? `\`${connector.name}\` converts ${half}s`
          : `\`${connector.name}\` converts ${half}s as the workers of \`${groupIdOf(connect)}\` do,`
      report({
        message: `${whose} with ${converter.split('.').at(-1)}, and no schema registry is named`,
        field: `config.${registrySetting(half)}`,
        evidence: [
          { name: `${half}.converter${of === 'workers' ? ` of ${connect.name}` : ''}`, value: converter },
          { name: registrySetting(half), value: 'not stated' },
        ],
        cause: half,
        fix: nameRegistry(connector, lacks),
      })
    }
  },
})

/** Where the registry is follows from the design at hand when it is fixed. */
const nameRegistry = (connector: Connector, { half, of }: LacksRegistry): LabelledFix => ({
  label: `Name the registry of the design, else ${EXAMPLE_REGISTRY}`,
  apply: (design) => {
    const settings = { [registrySetting(half)]: registryOf(design, connector) ?? EXAMPLE_REGISTRY }
    const fix =
      of === 'connector'
        ? setConfig('connector', connector.name, settings)
        : setWorkerSettings((now) => connectOf(now.cluster, connector), settings, '')
    return fix.apply(design)
  },
})
