import { consumerInStreams, isExactlyOnce } from '../../../model/inside-streams'
import { abortedRecords } from '../../aborted-records'
import { asChoice, setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const KEY = 'isolation.level'
const OWN = `consumer.${KEY}`
const IN_TRANSACTIONS = {
  producer: { delivery: 'exactly-once' },
  group: { config: { [KEY]: 'read_committed' } },
} as const

export const streamsAppReadUncommitted = defineRule({
  id: 'streams-app-read-uncommitted',
  title: 'Streams processes records of aborted transactions',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'The records of a transaction are in the topic before it commits, and stay there when it is aborted. An application with processing.guarantee=at_least_once, the default, reads them all: its counts and joins contain what never happened. With exactly_once_v2 Streams reads committed records only, and with consumer.isolation.level=read_committed it does so without transactions of its own.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [withSoundApp({}, IN_TRANSACTIONS)],
    good: [withSoundApp({ config: { [OWN]: 'read_committed' } }, IN_TRANSACTIONS), withSoundApp()],
  }),
  check({ app, name, reads }, report) {
    if (isExactlyOnce(app)) return
    const stated = consumerInStreams(app).config?.[KEY]
    if (String(stated ?? 'read_uncommitted').trim() !== 'read_uncommitted') return
    const aborted = abortedRecords(reads)
    if (aborted === undefined) return
    const { topic, writer } = aborted
    report({
      message: `\`${name}\` also reads aborted records of \`${topic}\`: it is not \`read_committed\``,
      field: `config.${OWN}`,
      evidence: [
        { name: OWN, value: stated === undefined ? 'read_uncommitted, the default' : String(stated) },
        {
          name: `transactional.id of ${writer.producer.name}`,
          value: writer.settings.text('transactional.id'),
        },
      ],
      along: [writer.id, `topic:${topic}`, `streamsApp:${name}`],
      choices: [
        asChoice(setConfig('streamsApp', name, { [OWN]: 'read_committed' })),
        asChoice(setConfig('streamsApp', name, { 'processing.guarantee': 'exactly_once_v2' })),
      ],
    })
  },
})
