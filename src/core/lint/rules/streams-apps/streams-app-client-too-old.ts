import { isOlderThan } from '../../../kafka/client-libraries'
import { CLIENT_TOO_OLD_PAGE, CLIENT_TOO_OLD_WHY, reportTooOld } from '../../client-too-old'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const PROTOCOL = 'group.protocol'
/** The first release of kafka-streams with streams groups ready for production (KIP-1071). */
const STREAMS_GROUPS = '4.2'

const TOO_OLD_FOR_GROUPS =
  'Whether brokers assign the tasks is settled by both sides: kafka-streams has group.protocol=streams from 4.1 on, as early access, and ready for production from 4.2 on (KIP-1071). An older release does not know the setting and goes on as before, or takes part in what is not finished, whatever the brokers can do.'

export const streamsAppClientTooOld = defineRule({
  id: 'streams-app-client-too-old',
  title: 'A Streams application whose library is too old',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: CLIENT_TOO_OLD_WHY,
  reference: kafkaDocs(CLIENT_TOO_OLD_PAGE),
  examples: () => {
    const built = (version: string, config: Readonly<Record<string, string | undefined>> = {}) =>
      withSoundApp({ client: { library: 'java', version }, config })
    const groups = { [PROTOCOL]: 'streams', 'num.standby.replicas': undefined }
    return {
      bad: [built('2.0.1'), built('4.0.0', groups)],
      good: [built('3.9'), built('4.2.0', groups)],
    }
  },
  check({ app, name, cluster, settings }, report) {
    const { client } = app
    reportTooOld({ kind: 'streamsApp', name, client, cluster }, report)
    if (settings.text(PROTOCOL).toLowerCase() !== 'streams') return
    if (client?.library !== 'java' || client.version === undefined) return
    if (!isOlderThan(client.version, STREAMS_GROUPS)) return
    report({
      message: `\`${name}\` wants a streams group, and kafka-streams ${client.version} ${isOlderThan(client.version, '4.1') ? 'has none' : 'has it as early access'}`,
      field: 'client.version',
      why: TOO_OLD_FOR_GROUPS,
      cause: 'streams groups',
      evidence: [
        { name: PROTOCOL, value: 'streams' },
        { name: 'kafka-streams', value: client.version },
      ],
      choices: [
        asChoice(
          changeNode('streamsApp', name, `Plan for kafka-streams ${STREAMS_GROUPS}`, (node) => ({
            ...node,
            client: { library: 'java', version: STREAMS_GROUPS },
          })),
        ),
        asChoice(setConfig('streamsApp', name, { [PROTOCOL]: undefined }, 'Use the classic protocol')),
      ],
    })
  },
})
