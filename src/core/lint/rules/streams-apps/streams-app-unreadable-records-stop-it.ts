import { before, namedVersion } from '../../../kafka/versions'
import type { Cluster, StreamsApp } from '../../../model/design'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const HANDLER = 'deserialization.exception.handler'
const OLD_HANDLER = 'default.deserialization.exception.handler'
const CONTINUE = 'org.apache.kafka.streams.errors.LogAndContinueExceptionHandler'

/** Whether the library of the application, or where it is not stated the cluster, is of before the setting was renamed. @see KIP-1056 */
function isOlderThan40({ client }: StreamsApp, { kafkaVersion }: Cluster): boolean {
  const stated = client?.library === 'java' ? namedVersion(client.version ?? '') : undefined
  return before(stated ?? kafkaVersion, '4.0')
}

export const streamsAppUnreadableRecordsStopIt = defineRule({
  id: 'streams-app-unreadable-records-stop-it',
  title: 'One record that cannot be read stops the application',
  scope: 'streamsApp',
  severity: 'info',
  kind: 'advice',
  why: 'By default a record that cannot be deserialized stops its thread, the task moves to the next thread, meets the same record and stops that one too, until the whole application stands. Decide what such a record is worth: log it and go on, or write it to a topic of dead letters with a handler of your own.',
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
    const key = isOlderThan40(app, cluster) ? OLD_HANDLER : HANDLER
    report({
      message: `\`${name}\` stops at the first record that it cannot read`,
      field: `config.${key}`,
      evidence: [{ name: key, value: 'LogAndFailExceptionHandler, the default' }],
      fix: setConfig('streamsApp', name, { [key]: CONTINUE }, 'Log such records and go on'),
    })
  },
})
