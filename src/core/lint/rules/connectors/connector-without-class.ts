import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

export const connectorWithoutClass = defineRule({
  id: 'connector-without-class',
  title: 'A connector without a class',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'connector.class says which plugin a connector is: without it Connect refuses the request to create one. The class also decides how many tasks it can have, what it does with a record that comes twice, and which settings it takes: without it none of that can be judged here.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [withSoundSink({ class: undefined }), withSoundSource({ class: undefined })],
    good: [withSoundSink(), withSoundSink({ class: undefined }, { cluster: { environment: 'development' } })],
  }),
  check({ connector: { name, class: plugin, system }, cluster }, report) {
    if (plugin !== undefined || cluster.environment === 'development') return
    report({
      message: `Which plugin \`${name}\` runs is not stated`,
      notStated: 'class',
      field: 'class',
      evidence: [
        { name: 'connector.class', value: 'not stated' },
        { name: 'other end', value: system?.type ?? system?.name ?? 'not stated' },
      ],
    })
  },
})
