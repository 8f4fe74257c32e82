/** Catches findings that leave a person without a line, a fix or the reason of a number. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import type { WrittenStep } from '../streams/processing'
import { withSoundSink } from './sound-connect'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign, withSoundApp } from './sound-design'

const found = (design: Design, rule: string) => analyse(design).findings.filter((one) => one.rule === rule)

describe('a program that cannot be built', () => {
  const app = (steps: readonly WrittenStep[]) => withSoundApp({ processing: [{ stream: 'orders', steps }] })

  it('says what to write, on which line, and writes it', () => {
    const design = app(['groupByKey', 'count', { op: 'to', topic: 'order-counts' }])
    const [finding] = found(design, 'streams-app-cannot-be-built')
    expect(finding?.message).toContain('line 4: to is no operation of a table: write toStream before it')
    const fixed = finding?.fix?.(design)
    expect(fixed?.streamsApps?.[0]?.processing?.[0]?.steps?.[2]).toBe('toStream')
    expect(fixed && found(fixed, 'streams-app-cannot-be-built')).toEqual([])
  })

  it('writes several steps where one is not enough', () => {
    const design = app(['count', 'peek', { op: 'to', topic: 'order-counts' }])
    const [finding] = found(design, 'streams-app-cannot-be-built')
    expect(finding?.fixLabel).toBe('Write groupByKey at line 2, toStream at line 4')
  })

  it('offers nothing where no step would do', () => {
    const [finding] = found(app(['toStream']), 'streams-app-cannot-be-built')
    expect(finding?.message).toContain('it is a stream already')
    expect(finding?.fix).toBeUndefined()
  })
})

describe('names of internal topics', () => {
  const RULE = 'cluster-internal-topic-name-illegal'

  it('are refused of an application by its name too', () => {
    const design = withSoundApp({ applicationId: undefined })
    const named = {
      ...design,
      streamsApps: design.streamsApps?.map((one) => ({ ...one, name: 'order counter' })) ?? [],
    }
    const [finding] = found(named, RULE)
    expect(finding).toMatchObject({ kind: 'rejected', errorClass: 'InvalidTopicException' })
    const fixed = finding?.fix?.(named)
    expect(fixed?.streamsApps?.[0]?.applicationId).toBe('order-counter')
  })

  it('are refused of Connect’s workers', () => {
    expect(found(withSoundSink({}, {}, { groupId: 'my workers' }), RULE)).not.toEqual([])
  })
})

it('does not ask a share group how it commits', () => {
  const design = soundDesign({ topic: IN_ANY_ORDER, group: SOUND_SHARE })
  const only = {
    ...design,
    consumerGroups: (design.consumerGroups ?? []).filter(({ reads }) => reads === 'share'),
  }
  const item = analyse(only).checklist.find(({ id }) => id === 'consumers')
  expect(item?.state).toBe('excused')
  expect(item?.excuse).toContain('share groups')
})
