import { connectorClass } from '../../../kafka/connector-classes'
import { nearestWithin } from '../../../kafka/nearest'
import { settingsOfClass } from '../../../kafka/settings-of-class'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

/** More letters than that apart is another setting, of another release or of a plugin of one's own. */
const LETTERS = 2
/** These are of clients, and of what is plugged in under a name of its own. */
const OTHERS =
  /^(?:producer|consumer|admin)\.override\.|^(?:key|value|header)\.converter\.(?!schemas?\.)|^(?:transforms|predicates)\./

/** A class whose settings are not listed may well have one of these that ends otherwise: many sources write to their `topic`. */
const MEANT_BY_OTHERS: ReadonlySet<string> = new Set(['topics', 'topics.regex'])

export const connectorSettingUnknown = defineRule({
  id: 'connector-setting-unknown',
  title: 'A connector setting that does not exist',
  scope: 'connector',
  severity: 'warning',
  kind: 'silent',
  why: 'Connect takes a connector with settings that neither it nor the class knows, since a plugin may read some of its own, and does not even say so. What a misspelled setting was to do is then not done: the default stands, and nobody notices until it matters.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      withSoundSink({ config: { 'behaviour.on.null.values': 'delete' } }),
      withSoundSink({ config: { 'errors.retry.timeouts': 60_000 } }),
      withSoundSource({ config: { 'heartbeat.intervall.ms': 10_000 } }),
    ],
    good: [
      withSoundSink({ config: { 'errors.retry.timeout': 60_000, 'retry.policy.of.ours': 'slow' } }),
      withSoundSource({ config: { 'heartbeat.interval.ms': 10_000 } }),
      withSoundSource({
        class: 'com.github.jcustenborder.kafka.connect.spooldir.SpoolDirCsvSourceConnector',
        config: { topic: 'shop.customers' },
      }),
    ],
  }),
  check({ connector }, report) {
    const { config, name, class: plugin } = connector
    if (config === undefined) return
    const of = connectorClass(plugin)
    let known: readonly string[] | undefined
    for (const key of Object.keys(config)) {
      if (OTHERS.test(key)) continue
      known ??= settingsOfClass(of)
      if (known.includes(key)) continue
      const meant = nearestWithin(key, known, LETTERS)
      if (meant === undefined || (of?.family === undefined && MEANT_BY_OTHERS.has(meant))) continue
      report({
        message: `\`${name}\` sets \`${key}\`, which does not exist; probably \`${meant}\` is meant`,
        field: `config.${key}`,
        cause: key,
        evidence: [
          { name: key, value: String(config[key]) },
          { name: 'nearest', value: meant },
        ],
        fix: changeNode('connector', name, `Rename it to ${meant}`, (node) => {
          const { [key]: value = null, ...rest } = node.config ?? {}
          return { ...node, config: Object.hasOwn(rest, meant) ? rest : { ...rest, [meant]: value } }
        }),
      })
    }
  },
})
