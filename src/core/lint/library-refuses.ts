/** What an application's own library refuses when the client is made, where that is not Java's. */

import { clientCatalogue } from '../kafka/client-catalogue'
import { isJavaClient, isLibrdkafka, libraryOf } from '../kafka/client-libraries'
import { type ClientRefusal, consumerRefusal, producerRefusal } from '../kafka/client-refusals'
import { isOfLibrdkafka, takenInstead } from '../kafka/librdkafka-values'
import type { KafkaVersion } from '../kafka/versions'
import type { Config, ConfigValue, ConsumerGroup, Producer } from '../model/design'
import type { Settings } from '../settings/settings'
import { SAFE } from './client-config'
import { setConfig } from './fixes'
import type { Report } from './rule'

const NODE_OF = { producer: 'producer', consumer: 'consumerGroup' } as const

interface Made {
  readonly kind: keyof typeof NODE_OF
  readonly node: Producer | ConsumerGroup
  /** What the node's own words imply, under what is written. */
  readonly intent: Config
  readonly settings: Settings
  readonly version: KafkaVersion
}

/** Set up in code beside the settings by the libraries around librdkafka. */
const IN_CODE = /(serializer|deserializer)$/

/** Reports why a library refuses to make the clients of one node, and values and names that it does not take. */
export function reportLibraryRefusal(made: Made, report: (report: Report) => void): void {
  const { kind, node, settings } = made
  if (isJavaClient(node.client)) return
  const { defaultsOf: label } = libraryOf(node.client)
  if (isLibrdkafka(node.client)) {
    reportValues(made, label, report)
    reportNames(made, label, report)
  }
  const refusal = refusalOf(made)
  if (refusal === undefined) return
  report({
    message: `\`${node.name}\` cannot start: ${refusal.what}`,
    field: `config.${refusal.keys[0]}`,
    why: `${label} compares these settings when the client is made, and ends with: ${refusal.says}.`,
    evidence: refusal.keys.map((key) => ({
      name: key,
      value:
        settings.origin(key) === 'default'
          ? `${settings.text(key) || 'not set'}, the default of ${label}`
          : settings.text(key),
    })),
    fix: setConfig(NODE_OF[kind], node.name, refusal.safe),
  })
}

/** Returns what a library that is not Java's has against the settings of one node together. */
function refusalOf({
  kind,
  node,
  intent,
}: Pick<Made, 'kind' | 'node' | 'intent'>): ClientRefusal | undefined {
  const { config, client } = node
  if (config === undefined || isJavaClient(client)) return undefined
  return (kind === 'producer' ? producerRefusal : consumerRefusal)(client, { ...intent, ...config })
}

function reportValues({ kind, node }: Made, label: string, report: (report: Report) => void): void {
  for (const [key, value] of Object.entries(node.config ?? {})) {
    const taken = takenInstead(key, value)
    if (taken === undefined) continue
    report({
      message: `\`${node.name}\` sets \`${key}\` to \`${shownOf(value)}\`, with which it cannot start`,
      cause: 'value',
      field: `config.${key}`,
      why: `${label} takes ${taken} for ${key}, and makes no client with anything else.`,
      evidence: [
        { name: key, value: shownOf(value) },
        { name: `taken by ${label}`, value: taken },
      ],
      fix: setConfig(NODE_OF[kind], node.name, { [key]: SAFE[key] }),
    })
  }
}

/** A name of Java's alone: a client is refused with it, so that the files that are exported leave it out. */
function reportNames({ kind, node, version }: Made, label: string, report: (report: Report) => void): void {
  const javas = Object.keys(node.config ?? {}).filter(
    (key) =>
      !IN_CODE.test(key) &&
      !isOfLibrdkafka(key) &&
      clientCatalogue.definition(kind, key, version) !== undefined,
  )
  const [first, ...rest] = javas
  if (first === undefined) return
  report({
    message: `\`${node.name}\` sets \`${first}\`${rest.length === 0 ? '' : ` and ${rest.length} more`}, which ${label} does not have`,
    severity: 'warning',
    cause: 'name',
    field: `config.${first}`,
    why: `It is a setting of Java’s client. ${label} makes no client with a name that it does not know: “No such configuration property”. What Surveyor exports for it leaves such a name out.`,
    evidence: javas.map((key) => ({ name: key, value: shownOf(node.config?.[key] ?? null) })),
    fix: setConfig(NODE_OF[kind], node.name, Object.fromEntries(javas.map((key) => [key, undefined]))),
  })
}

const shownOf = (value: ConfigValue): string => (value === null || value === '' ? 'nothing' : String(value))
