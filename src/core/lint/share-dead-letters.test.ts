/** Dead letters of share groups, which the brokers write from 4.4 on where all that it takes is there. @see KIP-1191 */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConsumerGroup, Design } from '../model/design'
import { DEAD_LETTERS_PREFIX, DEAD_LETTERS_TO, TAKES_DEAD_LETTERS } from '../settings/share-group'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from './sound-design'

const RULES = ['consumer-group-no-dead-letter-topic', 'consumer-group-share-dead-letters-half-set']

const share = (
  group: Partial<ConsumerGroup>,
  cluster: Partial<Design['cluster']> = {},
  takes: Readonly<Record<string, boolean>> = {},
): Design =>
  soundDesign({
    cluster: { kafkaVersion: '4.4', ...cluster },
    topic: IN_ANY_ORDER,
    deadLetterTopic: { config: takes },
    group: { ...SOUND_SHARE, ...group },
  })

const named = (topic: string) => ({ groupConfig: { ...SOUND_SHARE.groupConfig, [DEAD_LETTERS_TO]: topic } })

const found = (design: Design) =>
  analyse(design)
    .findings.filter(({ rule, at }) => RULES.includes(rule) && !at.endsWith('-repair'))
    .map(({ message }) => message)

describe('dead letters of a share group', () => {
  it('are lost before 4.4 where no topic is drawn, whatever the group names', () => {
    const design = share({ deadLetter: undefined, ...named('dlq.orders') }, { kafkaVersion: '4.3' })
    expect(found(design)).toContain('`billing` loses a record that was delivered 5 times in vain')
  })

  it('go from 4.4 on to the topic that the group names, drawn or not', () => {
    expect(found(share({ deadLetter: undefined, ...named('dlq.orders') }))).toEqual([
      'The brokers write the dead letters of `billing` to `dlq.orders`, which the drawing does not say',
    ])
  })

  it('go nowhere where its name is not as the brokers ask for', () => {
    const refused =
      'The brokers write no dead letters of `billing` to `orders.dlq`: its name does not begin with `dlq.`'
    expect(found(share(named('orders.dlq')))).toContain(refused)
    const any = { config: { [DEAD_LETTERS_PREFIX]: '' } }
    expect(found(share(named('orders.dlq'), any))).not.toContain(refused)
    expect(found(share(named('__orders')))).toEqual([
      'The brokers write no dead letters of `billing` to `__orders`, a name of their own',
    ])
  })

  it('are written by the brokers once the fix is applied', () => {
    const design = share({})
    const finding = analyse(design).findings.find(({ rule }) => rule === RULES[1])
    const fixed = finding?.fix?.(design) ?? design
    expect(found(fixed)).toEqual([])
    expect(fixed.cluster.config).toMatchObject({ [DEAD_LETTERS_PREFIX]: '' })
    expect(fixed.topics.find(({ name }) => name === 'orders.dlq')?.config).toMatchObject({
      [TAKES_DEAD_LETTERS]: true,
    })
  })
})
