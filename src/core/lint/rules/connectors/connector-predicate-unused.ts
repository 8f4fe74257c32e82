import type { Config } from '../../../model/design'
import { conditionOf, predicatesOf } from '../../../model/transform-predicates'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const SETTING = /^predicates\.([^.]+)\./
const TOMBSTONE = 'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone'
const DROP = { type: 'org.apache.kafka.connect.transforms.Filter', config: { predicate: 'gone' } }

/** The settings without a predicate. */
function without(config: Config, alias: string): Config {
  const rest = Object.entries(config).filter(([key]) => SETTING.exec(key)?.[1] !== alias)
  const others = predicatesOf({ config }).filter((one) => one !== alias)
  return Object.fromEntries(
    rest.flatMap(([key, value]) =>
      key !== 'predicates' ? [[key, value]] : others.length > 0 ? [[key, others.join(',')]] : [],
    ),
  )
}

export const connectorPredicateUnused = defineRule({
  id: 'connector-predicate-unused',
  title: 'A predicate that no transform uses',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A predicate does nothing by itself: a transform works on the records of which it holds only where that transform names it in `transforms.<name>.predicate`. Connect builds a predicate that nobody names and says nothing, and a transform that was meant to be held to it works on every record. Settings of a predicate that is not listed in `predicates` are not even read.',
  reference: kafkaDocs('kafka-connect/user-guide/#predicates'),
  examples: () => ({
    bad: [
      withSoundSink({ config: { predicates: 'gone', 'predicates.gone.type': TOMBSTONE } }),
      withSoundSink({ config: { 'predicates.gone.type': TOMBSTONE } }),
    ],
    good: [
      withSoundSink({
        config: { predicates: 'gone', 'predicates.gone.type': TOMBSTONE },
        transforms: [{ name: 'drop', ...DROP }],
      }),
    ],
  }),
  check({ connector }, report) {
    const { name, config = {}, transforms = [] } = connector
    const listed = predicatesOf(connector)
    const aliases = new Set(listed)
    for (const key of Object.keys(config)) {
      const alias = SETTING.exec(key)?.[1]
      if (alias !== undefined) aliases.add(alias)
    }
    if (aliases.size === 0 || config['transforms'] !== undefined) return
    const used = new Set(transforms.map((transform) => conditionOf(connector, transform)?.alias))
    for (const alias of aliases) {
      // A transform that names one which is not listed is refused: that is told as such.
      if (used.has(alias)) continue
      const isListed = listed.includes(alias)
      report({
        message: isListed
          ? `No transform of \`${name}\` uses the predicate \`${alias}\`: it decides nothing`
          : `\`${name}\` has settings of the predicate \`${alias}\`, which its \`predicates\` do not list: they are not read`,
        field: 'config.predicates',
        cause: alias,
        evidence: [
          { name: 'predicates', value: listed.length > 0 ? listed.join(', ') : 'none listed' },
          {
            name: 'used by transforms',
            value: [...used].filter((one) => one !== undefined).join(', ') || 'none',
          },
        ],
        fix: changeNode('connector', name, `Take ${alias} away`, (node) => ({
          ...node,
          config: without(node.config ?? {}, alias),
        })),
      })
    }
  },
})
