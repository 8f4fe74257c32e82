import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const KEY = 'auto.offset.reset'
const OVERRIDE = `consumer.override.${KEY}`

export const connectorOffsetResetLoses = defineRule({
  id: 'connector-offset-reset-loses',
  title: 'A sink that begins at the end of its topics',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'Connect starts a sink at the earliest record where it has no offset yet. With latest it starts at the end: what is in the topics before the first start never gets to the other system, nor what is written to a partition that is added later before the sink sees it, nor anything after the offsets have expired.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [withSoundSink({ config: { [OVERRIDE]: 'latest' } })],
    good: [withSoundSink({ config: { [OVERRIDE]: 'earliest' } })],
  }),
  check({ connector: { name, config }, consumer, reads }, report) {
    if (!consumer || reads.length === 0 || consumer.text(KEY).toLowerCase() !== 'latest') return
    report({
      message: `\`${name}\` skips what is in a partition before it first reads it`,
      field: `config.${OVERRIDE}`,
      evidence: [{ name: OVERRIDE, value: String(config?.[OVERRIDE] ?? 'latest, of its workers') }],
      fix: setConfig('connector', name, { [OVERRIDE]: 'earliest' }),
    })
  },
})
