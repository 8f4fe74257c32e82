/** Catches a share group whose members are called idle, and readers of everything that are counted as if they shared. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { parseDesign } from '../document/parse-document'
import type { ConsumerGroup, Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { withReading } from '../model/with-reading'

const designOf = (group: Partial<ConsumerGroup>): Design => ({
  ...emptyDesign('reading'),
  producers: [{ name: 'jobs', produces: [{ topic: 'jobs', recordsPerSecond: { average: 50, peak: 60 } }] }],
  topics: [
    { name: 'jobs', partitions: 6, replicationFactor: 3, record: { averageBytes: 1000 } },
    { name: 'done', replicationFactor: 3 },
  ],
  consumerGroups: [
    { name: 'workers', consumes: [{ topic: 'jobs' }], processingMsPerRecord: 200, members: 24, ...group },
  ],
})

const of = (group: Partial<ConsumerGroup>) => {
  const analysis = analyse(designOf(group))
  const workers = analysis.sizing.consumerGroups['workers']
  const jobs = analysis.sizing.topics['jobs']
  if (!workers || !jobs) throw new Error('no sizing')
  const rules = analysis.findings.flatMap(({ rule, at }) => (at === 'consumerGroup:workers' ? [rule] : []))
  return { ...analysis, workers, jobs, rules }
}

describe('a share group', () => {
  it('has every member at work, however few the partitions, and no partition for each', () => {
    const { workers, jobs, rules } = of({ reads: 'share' })
    expect(workers.idleMembers).toBe(0)
    expect(workers.capacity.value).toBeCloseTo(120, 9)
    expect(workers.busiest.value).toBeCloseTo(2.5, 9)
    expect(workers.lagGrowth.value).toBe(0)
    expect(jobs.partitions.bounds.members.value).toBe(0)
    expect(jobs.partitions.bounds.processing.value).toBe(0)
    expect(rules).not.toContain('consumer-group-wider-than-partitions')
    expect(of({}).rules).toContain('consumer-group-wider-than-partitions')
  })

  it('falls behind by what is beyond all members, and keeps up with more of them', () => {
    expect(of({ reads: 'share', members: 10 }).workers.lagGrowth.value).toBeCloseTo(10, 9)
    expect(of({ reads: 'share', members: 10 }).rules).toContain('consumer-group-slower-than-peak')
  })

  it('has no more records at work than may be locked', () => {
    const { workers } = of({ reads: 'share', groupConfig: { 'share.partition.max.record.locks': 2 } })
    expect(workers.capacity.value).toBeCloseTo(60, 9)
    expect(workers.idleMembers).toBe(12)
  })
})

describe('members that each read everything', () => {
  const all = of({ reads: 'everything', members: 30, processingMsPerRecord: 5 })

  it('multiply what leaves the brokers', () => {
    const [once, thirty] = [of({ members: 30 }), all].map(({ jobs }) => jobs.networkOut.value)
    const copies = 60_000 * 2
    expect((thirty ?? 0) - copies).toBeCloseTo(30 * ((once ?? 0) - copies), 3)
    expect(all.traffic.consumerGroups['workers']?.reads[0]?.rate.peakRecords).toBe(1800)
  })

  it('are each as busy as with all of it, and none is idle', () => {
    expect(all.workers.busy.value).toBeCloseTo(0.3, 9)
    expect(all.workers.capacity.value).toBeCloseTo(200, 9)
    expect(all.workers.idleMembers).toBe(0)
    expect(all.jobs.partitions.bounds.members.value).toBe(0)
    const slow = of({ reads: 'everything', members: 30, processingMsPerRecord: 20 })
    expect(slow.workers.lagGrowth.value).toBeCloseTo(10, 9)
  })

  it('write what they make of it once for each', () => {
    const { traffic } = of({ reads: 'everything', members: 3, produces: [{ topic: 'done' }] })
    expect(traffic.topics['done']?.peakRecords).toBe(180)
    expect(traffic.consumerGroups['workers']?.writes?.[0]?.rate.peakRecords).toBe(180)
  })
})

describe('how a group reads', () => {
  it('stands in the document, refused where it is none', () => {
    const text = 'surveyor: 1\nname: a\nconsumerGroups: [{ name: g, reads: broadcast }]\n'
    const opened = parseDesign(text)
    expect(opened.ok ? '' : opened.error[0]?.message).toMatch(/group.*share.*everything/)
  })

  it('takes settings along that its members would not start with', () => {
    const group: ConsumerGroup = {
      name: 'g',
      config: { 'isolation.level': 'read_committed', 'max.poll.records': 5 },
      groupConfig: { 'consumer.session.timeout.ms': 50_000 },
    }
    const sharing = withReading(group, 'share')
    expect(sharing).toEqual({
      ...group,
      reads: 'share',
      config: { 'max.poll.records': 5 },
      groupConfig: { ...group.groupConfig, 'share.isolation.level': 'read_committed' },
    })
    const { reads: _, ...back } = sharing
    expect(withReading({ ...sharing, groupConfig: { 'share.delivery.count.limit': 3 } }, undefined)).toEqual({
      name: back.name,
      config: back.config,
    })
  })
})
