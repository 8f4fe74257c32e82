import { isOlderThan } from '../../../kafka/client-libraries'
import { CLIENT_TOO_OLD_PAGE, CLIENT_TOO_OLD_WHY, reportTooOld } from '../../client-too-old'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const PROTOCOL = 'group.protocol'
/** The first release of kafka-streams with streams groups ready for production (KIP-1071). */
const STREAMS_GROUPS = '4.2'

const GUARANTEE = 'processing.guarantee'
/** The first release that takes the name (KIP-732); from 2.6 on it was exactly_once_beta. */
const V2_NAMED = '3.0'

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
    const V2 = { [GUARANTEE]: 'exactly_once_v2' }
    const groups = { [PROTOCOL]: 'streams', 'num.standby.replicas': undefined }
    return {
      bad: [built('2.0.1'), built('4.0.0', groups), built('2.8.1', V2)],
      good: [built('3.9'), built('4.2.0', groups), built('3.0.0', V2)],
    }
  },
  check({ app, name, cluster, settings }, report) {
    const { client } = app
    reportTooOld({ kind: 'streamsApp', name, client, cluster }, report)
    if (client?.library !== 'java' || client.version === undefined) return
    if (settings.text(GUARANTEE) === 'exactly_once_v2' && isOlderThan(client.version, V2_NAMED))
      report({
        message: `\`${name}\` cannot start: kafka-streams ${client.version} does not know \`exactly_once_v2\``,
        field: `config.${GUARANTEE}`,
        stopsStart: true,
        why: 'StreamsConfig takes exactly_once_v2 from 3.0 on (KIP-732). From 2.6 on the same was called exactly_once_beta, and before there was exactly_once alone, with a producer for each task; 4.0 removed both names.',
        cause: GUARANTEE,
        evidence: [
          { name: GUARANTEE, value: 'exactly_once_v2' },
          { name: 'kafka-streams', value: client.version },
        ],
        fix: changeNode('streamsApp', name, `Plan for kafka-streams ${V2_NAMED}`, (node) => ({
          ...node,
          client: { library: 'java', version: V2_NAMED },
        })),
      })
    if (settings.text(PROTOCOL).toLowerCase() !== 'streams') return
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
