import { analyse } from '@/core/analyse'
import { consumerProperties } from '@/core/exporters/consumer-properties'
import type { Exporter } from '@/core/exporters/exporter'
import { producerProperties } from '@/core/exporters/producer-properties'
import { configDefinition, configKeys } from '@/core/kafka/catalogue'
import { isJavaClient } from '@/core/kafka/client-libraries'
import { parseConfigValue } from '@/core/kafka/config-value'
import { type Validation, type ValidationKind, validateConfig } from '@/core/kafka/validate-config'
import type { Design } from '@/core/model/design'
import { consumerGroupSettings, producerSettings } from '@/core/settings/resolve-settings'
import type { Settings } from '@/core/settings/settings'
import { templates } from '@/core/templates'
import { inPlainText } from '../proofs/proof'
import { thrownBy } from '../support/driver'
import { generatedDesigns } from '../support/generated-design'
import type { KafkaTest } from '../support/kafka-test'
import { texts } from '../support/legal-config'

const VERSION = '4.3'

interface Client {
  readonly kind: 'producer' | 'consumer'
  readonly name: string
  readonly properties: string
  readonly settings: Settings
}

/** The export's own, or what Kafka makes up where nothing is set. */
const NOT_SHOWN = /^(bootstrap\.servers|client\.id|group\.id|.*serializer)$/

/** Every exported properties file starts the real client, with the settings in effect that Surveyor shows. */
export async function constructClients({ driver, report, one, seed }: KafkaTest): Promise<void> {
  const designs = [
    ...(await Promise.all(templates.map((template) => template.design()))),
    ...generatedDesigns(seed),
  ]
  let compared = 0
  let refused = 0
  const counts = { producer: 0, consumer: 0 }
  for (const client of designs.flatMap(clientsOf)) {
    const { kind, name, properties, settings } = client
    const args = { properties, instead: { 'bootstrap.servers': one.bootstrap } }
    const refusal = refusalOf(kind, properties)
    const asked = driver.call<Record<string, string | null>>(`${kind}Effective`, args)
    const thrown = await thrownBy(asked)
    refused += refusal === undefined ? 0 : 1
    const isForetold = report.check(
      thrown?.type === refusal,
      `whether ${name} starts`,
      () => `${thrown?.message ?? 'It starts'} (${thrown?.causes}); ${refusal} was foretold\n${properties}`,
    )
    if (!isForetold || thrown) continue
    const kafka = await asked
    counts[kind] += 1
    const wrong: string[] = []
    const changed = adjusted(kind, properties)
    for (const key of configKeys(kind, VERSION)) {
      if (NOT_SHOWN.test(key)) continue
      compared += 1
      const shown = canonical(kind, key, changed[key] ?? settings.text(key))
      if (shown !== canonical(kind, key, kafka[key] ?? ''))
        wrong.push(`${key}: Kafka ${kafka[key]}, shown ${shown}`)
    }
    report.check(
      wrong.length === 0,
      `settings in effect of ${name}`,
      () => `${wrong.join('\n    ')}\n${properties}`,
    )
  }
  report.figure('real producers started from their exported properties', String(counts.producer))
  report.figure('real consumers started from their exported properties', String(counts.consumer))
  report.note(
    `${refused} of the templates' clients are meant to be refused, and were, by the exception foretold`,
  )
  report.figure('client settings in effect as Surveyor shows them', String(compared))
}

function clientsOf(design: Design): Client[] {
  const analysis = analyse(design)
  const files = (exporter: Exporter) => exporter.export(design, analysis).map(({ text }) => inPlainText(text))
  const producers = files(producerProperties)
  const consumers = files(consumerProperties)
  const isJava = ({ client }: Design['producers'][number]) => isJavaClient(client)
  return [
    ...design.producers.filter(isJava).map(
      (producer, index): Client => ({
        kind: 'producer',
        name: `${design.name}: ${producer.name}`,
        properties: producers[index] ?? '',
        settings: producerSettings(producer, VERSION),
      }),
    ),
    ...design.consumerGroups.map(
      (group, index): Client => ({
        kind: 'consumer',
        name: `${design.name}: ${group.name}`,
        properties: consumers[index] ?? '',
        settings: consumerGroupSettings(group, VERSION),
      }),
    ),
  ]
}

const JUDGES = {
  producer: ['producer', 'producer-constructor'],
  consumer: ['consumer'],
} as const satisfies Record<Client['kind'], readonly ValidationKind[]>

const judgements = (kind: Client['kind'], properties: string): Validation[] =>
  JUDGES[kind].map((judge) => validateConfig(judge, settingsIn(properties), VERSION))

/** The settings that the file has, without those that need unescaping and so decide nothing here. */
const settingsIn = (properties: string): Record<string, string> =>
  Object.fromEntries(
    properties
      .split('\n')
      .filter((line) => /^[a-z.]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

/** The exception that the core foretells, if any. */
function refusalOf(kind: Client['kind'], properties: string): string | undefined {
  for (const judged of judgements(kind, properties)) if (!judged.ok) return judged.errorClass
  return undefined
}

/** What the core says that Kafka changes silently, by the file's settings together. */
function adjusted(kind: Client['kind'], properties: string): Record<string, string> {
  const changed: Record<string, string> = {}
  for (const judged of judgements(kind, properties))
    if (judged.ok) Object.assign(changed, texts(judged.effective))
  return changed
}

/** One text for values that are the same to Kafka. */
function canonical(kind: Client['kind'], key: string, text: string): string {
  const definition = configDefinition(kind, key, VERSION)
  const parsed = definition && parseConfigValue(definition, text)
  return parsed?.ok ? String(parsed.value ?? '').replaceAll('class ', '') : text
}
