import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const TYPE = 'message.timestamp.type'
const AHEAD = 'message.timestamp.after.max.ms'
const BEHIND = 'message.timestamp.before.max.ms'
const UNBOUNDED = '9223372036854775807'
/** Machines that keep their clocks by NTP may be off by so much. */
const OFF_MS = MINUTE_MS
/** Machines whose clock nobody keeps, and no page that somebody counts. */
const DEVICES = /(^|[._-])(devices?|sensors?|meters?|phones?|handsets?|vehicles?)([._-]|$)/i
/** They, and what people carry. */
const OWN_CLOCK =
  /(^|[._-])(devices?|sensors?|meters?|mobiles?|phones?|handsets?|browsers?|iot|vehicles?|trackers?|terminals?)([._-]|$)/i

export const topicTimestampsOfClients = defineRule({
  id: 'topic-timestamps-of-clients',
  title: 'Timestamps from clocks that nobody sets',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'A record carries the timestamp of the client that made it, and Kafka deletes and rolls segments by these timestamps. A clock that is ahead keeps a whole segment, and all after it, until that time and the retention have passed. A clock that is behind has records deleted soon after they arrive. By default nothing before 4.0 bounds how far ahead a timestamp may be; from 4.0 on a batch with a timestamp more than an hour ahead is refused. Where devices write, let the broker set the timestamp, or carry the device’s time in the value.',
  reference: topicConfigDocs(TYPE),
  examples: () => {
    const producer = { name: 'devices' }
    return {
      bad: [
        soundDesign({ producer, cluster: { kafkaVersion: '3.9' } }),
        soundDesign({ producer }),
        soundDesign({ topic: { config: { [AHEAD]: UNBOUNDED } } }),
        soundDesign({ topic: { config: { [BEHIND]: 60_000 } } }),
        soundDesign({
          cluster: {
            config: { 'auto.create.topics.enable': false, 'log.message.timestamp.before.max.ms': 60_000 },
          },
        }),
        soundDesign({ topic: { config: { [AHEAD]: 100 } } }),
        soundDesign({
          cluster: {
            config: { 'auto.create.topics.enable': false, 'log.message.timestamp.after.max.ms': 100 },
          },
        }),
      ],
      good: [
        soundDesign({ producer, topic: { config: { [AHEAD]: DAY_MS } } }),
        soundDesign({
          producer,
          cluster: { kafkaVersion: '3.9' },
          topic: { config: { [TYPE]: 'LogAppendTime' } },
        }),
        soundDesign({ cluster: { kafkaVersion: '3.9' } }),
      ],
    }
  },
  check({ topic, settings, writers, cluster }, report) {
    if (settings.text(TYPE) !== 'CreateTime' || cluster.environment === 'development') return
    if (!settings.text('cleanup.policy').includes('delete') || settings.number('retention.ms') < 0) return
    if (settings.number(BEHIND) < HOUR_MS) {
      report({
        message: `\`${topic.name}\` refuses records that are older than ${formatDuration(settings.number(BEHIND))}: those that waited for a broker, or are sent again`,
        severity: 'warning',
        cause: BEHIND,
        field: `config.${BEHIND}`,
        evidence: [
          { name: TYPE, value: 'CreateTime' },
          { name: BEHIND, value: formatDuration(settings.number(BEHIND)) },
        ],
        fix: setConfig('topic', topic.name, {
          [BEHIND]: topic.config?.[BEHIND] === undefined ? UNBOUNDED : undefined,
        }),
      })
    }
    if (settings.number(AHEAD) < OFF_MS) {
      const isOwn = topic.config?.[AHEAD] !== undefined
      report({
        message: `\`${topic.name}\` refuses records whose time is more than ${formatDuration(settings.number(AHEAD))} ahead of the broker’s clock`,
        severity: 'warning',
        cause: `${AHEAD} ${isOwn ? topic.name : 'of the brokers'}`,
        field: `config.${AHEAD}`,
        why: 'The clocks of two machines are never quite alike, even where both keep them by NTP. A client that is ahead by more than message.timestamp.after.max.ms gets InvalidTimestampException for its whole batch, which is not sent again. Leave room for clocks: the default is an hour.',
        evidence: [
          { name: TYPE, value: 'CreateTime' },
          { name: AHEAD, value: formatDuration(settings.number(AHEAD)) },
        ],
        fix: setConfig('topic', topic.name, { [AHEAD]: isOwn ? undefined : HOUR_MS }),
      })
      return
    }
    const owner = writers.find(({ producer }) => OWN_CLOCK.test(producer.name))
    if (
      owner &&
      DEVICES.test(owner.producer.name) &&
      settings.number(AHEAD) <= HOUR_MS &&
      settings.origin(AHEAD) === 'default'
    ) {
      report({
        message: `\`${topic.name}\` refuses what \`${owner.producer.name}\` sends with a clock that is more than ${formatDuration(settings.number(AHEAD))} ahead`,
        field: `config.${TYPE}`,
        evidence: [
          { name: TYPE, value: 'CreateTime' },
          { name: AHEAD, value: `${formatDuration(settings.number(AHEAD))}, the default since 4.0` },
        ],
        fix: setConfig('topic', topic.name, { [TYPE]: 'LogAppendTime' }, 'Let the broker set the timestamp'),
      })
      return
    }
    if (settings.number(AHEAD) < 2 ** 53) return
    // Somebody who lifts the bound of 4.0 has clocks in mind that are ahead.
    const isLifted = settings.origin(AHEAD) === 'user'
    const writer = isLifted ? writers[0] : owner
    if (writer === undefined) return
    report({
      message: `\`${topic.name}\` takes any time that \`${writer.producer.name}\` puts on a record: one far ahead stops deletion`,
      field: `config.${TYPE}`,
      evidence: [
        { name: TYPE, value: 'CreateTime' },
        { name: AHEAD, value: 'unbounded' },
        { name: 'retention.ms', value: settings.text('retention.ms') },
      ],
      choices: [
        asChoice(
          setConfig('topic', topic.name, { [TYPE]: 'LogAppendTime' }, 'Let the broker set the timestamp'),
        ),
        asChoice(
          setConfig(
            'topic',
            topic.name,
            { [AHEAD]: HOUR_MS },
            `Refuse what is ${formatDuration(HOUR_MS)} ahead`,
          ),
        ),
      ],
    })
  },
})
