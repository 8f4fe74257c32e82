import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const HANDLER = 'deserialization.exception.handler'
const OLD_HANDLER = 'default.deserialization.exception.handler'
const CONTINUE = 'org.apache.kafka.streams.errors.LogAndContinueExceptionHandler'

export const streamsAppUnreadableRecordsStopIt = defineRule({
  id: 'streams-app-unreadable-records-stop-it',
  title: 'One record that cannot be read stops the application',
  scope: 'streamsApp',
  severity: 'info',
  kind: 'advice',
  why: 'By default a record that cannot be deserialized stops its thread, the task moves to the next thread, meets the same record and stops that one too, until the whole application stands. Decide what such a record is worth: log it and go on, or write it to a topic of dead letters with a handler of your own.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#deserialization-exception-handler'),
  examples: () => ({
    bad: [withSoundApp({ config: { [HANDLER]: undefined } })],
    good: [withSoundApp()],
  }),
  check({ app, name, reads, cluster }, report) {
    const { config = {} } = app
    if (reads.length === 0 || cluster.environment !== 'production') return
    if (config[HANDLER] !== undefined || config[OLD_HANDLER] !== undefined) return
    report({
      message: `\`${name}\` stops at the first record that it cannot read`,
      field: `config.${HANDLER}`,
      evidence: [{ name: HANDLER, value: 'LogAndFailExceptionHandler, the default' }],
      fix: setConfig('streamsApp', name, { [HANDLER]: CONTINUE }, 'Log such records and go on'),
    })
  },
})
