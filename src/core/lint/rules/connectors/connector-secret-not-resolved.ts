import { connectOf, groupIdOf } from '../../../model/connect-cluster'
import { providersIn } from '../../../model/connect-secrets'
import type { Design } from '../../../model/design'
import { setWorkerSettings } from '../../connect-fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const PROVIDERS = 'config.providers'
/** @see KIP-297, KIP-421, KIP-887: the providers that Kafka brings along */
const CLASSES: Readonly<Record<string, string>> = {
  env: 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
  file: 'org.apache.kafka.common.config.provider.FileConfigProvider',
  directory: 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
}

const listOf = (text: unknown): readonly string[] =>
  String(text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const connectorSecretNotResolved = defineRule({
  id: 'connector-secret-not-resolved',
  title: 'A reference that no worker resolves',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: `A reference as \${env:NAME} is looked up by a provider that the workers must name in config.providers, each with its class. Where there is none of that name the text stays as it is: the connector tries to log in with the reference itself, and the other end refuses it.`,
  reference: kafkaDocs('kafka-connect/user-guide/#common-worker-configs'),
  examples: () => ({
    bad: [
      withSoundSource({}, {}, {}, { config: { [PROVIDERS]: undefined } }),
      withSoundSource({}, {}, {}, { config: { [PROVIDERS]: 'file' } }),
    ],
    good: [
      withSoundSource(
        { config: { 'database.password': undefined } },
        {},
        {},
        { config: { [PROVIDERS]: undefined } },
      ),
    ],
  }),
  check({ connector, connect }, report) {
    const asked = new Set(Object.values(connector.config ?? {}).flatMap(providersIn))
    if (asked.size === 0) return
    const known = listOf(connect.config?.[PROVIDERS])
    const missing = [...asked].filter((provider) => !known.includes(provider))
    const [first] = missing
    if (first === undefined) return
    const classes = missing.flatMap((provider) => {
      const name = CLASSES[provider]
      return name === undefined ? [] : [[`${PROVIDERS}.${provider}.class`, name] as const]
    })
    // Whoever writes down what the workers keep in Kafka has not said which providers they name.
    const isStated = connect.config?.[PROVIDERS] !== undefined
    report({
      message: isStated
        ? `\`${connector.name}\` takes settings from the config provider \`${first}\`, which the workers of \`${groupIdOf(connect)}\` do not have`
        : `\`${connector.name}\` takes settings from the config provider \`${first}\`, and which providers its workers have is not stated`,
      ...(!isStated && { severity: 'info' as const, notStated: 'providers of secrets' }),
      field: 'config',
      evidence: [
        { name: 'asked', value: missing.join(', ') },
        { name: PROVIDERS, value: known.join(', ') || 'none' },
      ],
      ...(classes.length === missing.length && {
        fix: setWorkerSettings(
          (design: Design) => connectOf(design.cluster, connector),
          { [PROVIDERS]: [...known, ...missing].join(','), ...Object.fromEntries(classes) },
          'Name the provider at the workers',
        ),
      }),
    })
  },
})
