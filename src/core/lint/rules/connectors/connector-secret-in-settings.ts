import { isRefusedSecret, withoutSecret } from '../../../model/connect-secrets'
import type { Config, ConfigValue, Connector } from '../../../model/design'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

export const connectorSecretInSettings = defineRule({
  id: 'connector-secret-in-settings',
  title: 'A secret among the settings',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: `Settings of a connector stand in a topic of Kafka, in the answers of Connect’s REST interface and in every file that is made of them. Write a reference instead, as \${env:NAME} or \${file:/path:key}: the worker that runs the task looks it up, and the topic holds the reference alone. A design with a secret in it is not saved and not shared.`,
  reference: kafkaDocs('kafka-connect/user-guide/#common-worker-configs'),
  examples: () => ({
    bad: [
      withSoundSource({ config: { 'database.password': 'a-secret' } }),
      withSoundSource({ config: { 'database.password': `a-secret\${env:REST}` } }),
    ],
    good: [
      withSoundSource({ config: { 'database.password': `\${env:SHOP_PASSWORD}` } }),
      withSoundSource(
        { config: { 'database.password': `\${file:/opt/connect/shop.properties:password}` } },
        {},
        {},
        {
          config: {
            'config.providers': 'file',
            'config.providers.file.class': 'org.apache.kafka.common.config.provider.FileConfigProvider',
          },
        },
      ),
    ],
  }),
  check({ connector: { name, config } }, report) {
    const keys = Object.keys(config ?? {}).filter((key) => isRefusedSecret(key, config?.[key] ?? null))
    const [first] = keys
    if (first === undefined) return
    report({
      message: `\`${first}\` of \`${name}\` may hold a secret`,
      field: `config.${first}`,
      evidence: keys.map((key) => ({ name: key, value: 'not shown' })),
      fix: changeNode(
        'connector',
        name,
        'Put references in their place',
        (node): Connector => ({
          ...node,
          config: withoutSecrets(name, node.config ?? {}),
        }),
      ),
    })
  },
})

const withoutSecrets = (name: string, config: Config): Config =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]): [string, ConfigValue] => [
      key,
      withoutSecret(name, key, value),
    ]),
  )
