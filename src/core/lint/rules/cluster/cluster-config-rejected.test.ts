/**
 * What brokers refuse only after they have read their settings, which KafkaConfig alone does not show. Catches a
 * refusal that is said in production alone, or beside advice about the same setting.
 */
import { expect, it } from 'vitest'
import { analyse } from '../../../analyse'
import type { Cluster } from '../../../model/design'
import { soundDesign } from '../../sound-design'

const foundOf = (cluster: Partial<Cluster>) =>
  analyse(soundDesign({ cluster })).findings.filter(({ rule }) =>
    ['cluster-config-rejected', 'cluster-setting-of-a-laptop'].includes(rule),
  )

it.each([
  ['/data/a,/data/a', 'KafkaException'],
  ['/tmp/a, /tmp/a/', 'KafkaException'],
])('says once, in any environment, that %s names a folder twice', (dirs, errorClass) => {
  for (const environment of ['production', 'development'] as const) {
    const found = foundOf({ environment, config: { 'log.dirs': dirs } })
    expect(found.map(({ severity, errorClass, field }) => ({ severity, errorClass, field }))).toEqual([
      { severity: 'error', errorClass, field: 'config.log.dirs' },
    ])
    const fixed = found[0]?.fix?.(soundDesign({ cluster: { environment, config: { 'log.dirs': dirs } } }))
    expect(fixed?.cluster.config?.['log.dirs']).toBe(dirs.split(',')[0])
  }
})

it('finds nothing in folders that differ', () => {
  expect(foundOf({ config: { 'log.dirs': '/data/a,/data/b' } })).toEqual([])
})

it('refuses an authorizer of ZooKeeper from 4.0 on, and not before', () => {
  const config = { 'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer' }
  expect(foundOf({ environment: 'staging', kafkaVersion: '4.0', config })).toMatchObject([
    { severity: 'error', errorClass: 'ClassNotFoundException' },
  ])
  expect(foundOf({ environment: 'staging', kafkaVersion: '3.9', config })).toEqual([])
})
