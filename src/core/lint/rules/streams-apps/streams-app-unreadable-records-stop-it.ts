import { before } from '../../../kafka/versions'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'
import { streamsVersion } from '../../streams-version'

const HANDLER = 'deserialization.exception.handler'
const OLD_HANDLER = 'default.deserialization.exception.handler'
const CONTINUE = 'org.apache.kafka.streams.errors.LogAndContinueExceptionHandler'

export const streamsAppUnreadableRecordsStopIt = defineRule({
  id: 'streams-app-unreadable-records-stop-it',
  title: 'One record that cannot be read stops the application',
  scope: 'streamsApp',
  severity: 'info',
  kind: 'advice',
  why: 'By default a record that cannot be deserialized is an error, and unless an uncaught exception handler says otherwise the instance that meets it shuts down. Its tasks go to another instance, which meets the same record and shuts down as well, until none is left. Decide what such a record is worth: with LogAndContinueExceptionHandler it is logged and skipped, and from 4.2 on errors.dead.letter.queue.topic.name also keeps it in a topic.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#deserialization-exception-handler'),
  examples: () => ({
    bad: [
      withSoundApp({ config: { [HANDLER]: undefined } }),
      withSoundApp({ config: { [HANDLER]: undefined } }, { cluster: { kafkaVersion: '3.9' } }),
    ],
    good: [withSoundApp()],
  }),
  check({ app, name, reads, cluster }, report) {
    const { config = {} } = app
    if (reads.length === 0 || cluster.environment !== 'production') return
    if (config[HANDLER] !== undefined || config[OLD_HANDLER] !== undefined) return
    // @see KIP-1056
    const key = before(streamsVersion(app, cluster), '4.0') ? OLD_HANDLER : HANDLER
    report({
      message: `\`${name}\` stops at the first record that it cannot read`,
      field: `config.${key}`,
      evidence: [{ name: key, value: 'LogAndFailExceptionHandler, the default' }],
      fix: setConfig('streamsApp', name, { [key]: CONTINUE }, 'Log such records and go on'),
    })
  },
})
