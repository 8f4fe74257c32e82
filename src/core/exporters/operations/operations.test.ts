/** Lag is looked for under the id that the brokers know a group by, and only where a group commits offsets. */
import { expect, it } from 'vitest'
import { analyse } from '../../analyse'
import type { Design } from '../../model/design'
import { emptyDesign } from '../../model/empty-design'
import type { Exporter } from '../exporter'
import { burrow } from './burrow'
import { grafana } from './grafana'
import { lagExporters } from './lag-exporters'
import { prometheusAlerts } from './prometheus-alerts'

const design: Design = {
  ...emptyDesign('Shop'),
  topics: [{ name: 'orders' }],
  consumerGroups: [
    { name: 'billing', groupId: 'billing-eu', consumes: [{ topic: 'orders' }] },
    { name: 'jobs', reads: 'share', consumes: [{ topic: 'orders' }] },
    { name: 'caches', reads: 'everything', consumes: [{ topic: 'orders' }] },
  ],
}

it.each<[string, Exporter]>([
  ['Prometheus', prometheusAlerts],
  ['Grafana', grafana],
  ['KMinion', lagExporters],
  ['Burrow', burrow],
])('%s asks for the group of the brokers, and says whom it leaves out', (_, exporter) => {
  const text = exporter
    .export(design, analyse(design))
    .map((file) => file.text)
    .join('')
  expect(text).toContain('billing-eu')
  expect(text).not.toMatch(/jobs|caches/)
  const leftOut = exporter.losses(design).filter(({ sentence }) => sentence.startsWith('Left out'))
  expect(leftOut.map(({ at }) => at)).toEqual(['consumerGroup:jobs', 'consumerGroup:caches'])
})

it('labels the alerts of a group with its owner, as plain text', () => {
  const owned = (owner: string) => ({
    ...design,
    consumerGroups: design.consumerGroups.map((group) => ({ ...group, owner })),
  })
  const textOf = (owner: string) =>
    prometheusAlerts.export(owned(owner), analyse(owned(owner)))[0]?.text ?? ''
  expect(textOf('team-billing')).toContain('          owner: "team-billing"\n')
  expect(textOf('team {{ . }}')).not.toContain('{{')
  expect(prometheusAlerts.export(design, analyse(design))[0]?.text).not.toContain('owner:')
})
