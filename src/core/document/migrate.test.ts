import { describe, expect, it } from 'vitest'
import { DOCUMENT_VERSION } from '../model/document-version'
import { migrate } from './migrate'
import { type Migration, migrations } from './migrations/index'

/** As a real one would be: version 0 called a topic a queue. */
const fromQueues: Migration = {
  to: 1,
  name: '0001-call-queues-topics',
  up(old) {
    const { queues, ...rest } = old
    if (!Array.isArray(queues)) throw new Error('version 0 has queues')
    return { ...rest, topics: queues }
  },
}
const toTwo: Migration = { to: 2, name: '0002-note-the-way', up: (old) => ({ ...old, came: 'by 2' }) }

describe('bringing a document to the current version', () => {
  it('leaves a current one as it is', () => {
    const document = { surveyor: 1, name: 'x' }
    const migrated = migrate(document)
    expect(migrated.ok && migrated.value).toBe(document)
  })

  it('walks every step from an older one, and does not touch what it was given', () => {
    const document = Object.freeze({ surveyor: 0, name: 'x', queues: Object.freeze([{ name: 'orders' }]) })
    expect(migrate(document, [fromQueues, toTwo], 2)).toEqual({
      ok: true,
      value: { surveyor: 2, name: 'x', topics: [{ name: 'orders' }], came: 'by 2' },
    })
  })

  it.each([
    ['too-new', { surveyor: 2 }],
    ['not-a-design', { surveyor: '1' }],
    ['not-a-design', { surveyor: 0.5 }],
    ['not-a-design', {}],
    ['not-a-design', []],
    ['not-a-design', null],
    ['not-a-design', 'surveyor: 1'],
    ['migration-failed', { surveyor: 0, queues: 'none' }],
  ])('says %s', (kind, document) => {
    expect(migrate(document, [fromQueues], 1)).toMatchObject({ ok: false, error: { kind } })
  })

  it('says so where a version is older than any step', () => {
    expect(migrate({ surveyor: 0 }, [], 1)).toMatchObject({ ok: false, error: { kind: 'migration-failed' } })
  })
})

it('has a step to every version after the first, in order', () => {
  const versions = Array.from({ length: DOCUMENT_VERSION - 1 }, (_, at) => at + 2)
  expect(migrations.map(({ to }) => to)).toEqual(versions)
})
