import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ClientLibraryId } from '../kafka/client-libraries'
import { soundDesign } from '../lint/sound-design'
import type { ConsumerGroup, Design } from '../model/design'
import { consumerGroup } from '../model/kinds/consumer-group'
import { setClient } from './set-client'
import { setReading } from './set-reading'

const KEY = 'partition.assignment.strategy'
const preset = consumerGroup.create('billing').config[KEY]

const drawn = (group: Partial<ConsumerGroup> = {}): Design =>
  soundDesign({ group: { config: { [KEY]: preset }, ...group } })

const groupOf = (design: Design) => design.consumerGroups.find(({ name }) => name === 'billing')

const builtWith = (library: ClientLibraryId, design = drawn()): Design =>
  setClient('consumerGroup', 'billing', { library }).apply(design)

describe('the client of a group', () => {
  it.each([
    ['kafkajs', undefined],
    ['sarama', undefined],
    ['franz-go', undefined],
    ['librdkafka', 'cooperative-sticky'],
    ['confluent-python', 'cooperative-sticky'],
    ['spring', preset],
  ] as const)('%s takes the assignor that the group was drawn with as it can', (library, assignor) => {
    const design = builtWith(library)
    expect(groupOf(design)?.client).toEqual({ library })
    expect(groupOf(design)?.config?.[KEY]).toBe(assignor)
    expect(analyse(design).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('has it in the words of Java again', () => {
    const back = setClient('consumerGroup', 'billing', undefined).apply(builtWith('librdkafka'))
    expect(groupOf(back)).toEqual(groupOf(drawn()))
  })

  it('leaves what somebody chose, and what stands beside it', () => {
    const config = { [KEY]: 'org.apache.kafka.clients.consumer.RangeAssignor', 'max.poll.records': 5 }
    expect(groupOf(builtWith('kafkajs', drawn({ config })))?.config).toMatchObject(config)
    const beside = drawn({ config: { ...config, [KEY]: preset } })
    const left = groupOf(builtWith('kafkajs', beside))?.config
    expect(left).toMatchObject({ 'max.poll.records': 5 })
    expect(left).not.toHaveProperty([KEY])
  })
})

describe('a group whose members read everything', () => {
  const reading = (design: Design) => groupOf(setReading('billing', 'everything').apply(design))

  it('has no preset assignor', () => {
    expect(reading(drawn())?.config).not.toHaveProperty([KEY])
    expect(reading(builtWith('librdkafka'))?.config).not.toHaveProperty([KEY])
  })

  it('keeps one that somebody chose', () => {
    const config = { [KEY]: 'org.apache.kafka.clients.consumer.RangeAssignor' }
    expect(reading(drawn({ config }))?.config).toMatchObject(config)
  })
})
