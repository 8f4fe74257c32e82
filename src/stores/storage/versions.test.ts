import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { updateCluster } from '@/core/edits/update-cluster'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { dispatch, documentStore, openDesign, undo } from '../document/document-store'
import { sessionStore } from '../session/session-store'
import { flush, startAutosave } from './autosave'
import { deleteDesign } from './manage-designs'
import { loadLinkVersions, loadVersions } from './version-database'
import {
  deleteVersion,
  goBackTo,
  keepLinkVersion,
  keepVersion,
  nameVersion,
  readVersion,
  refreshVersions,
} from './versions'

const shop = (...topics: string[]): Design => ({
  ...emptyDesign('shop'),
  topics: topics.map((name) => ({ name })),
})

const names = async () => (await loadVersions(documentStore.getState().documentId)).map(({ name }) => name)

const first = async () => {
  const [version] = await refreshVersions(documentStore.getState().documentId)
  if (!version) throw new Error('no version')
  return version
}

const pressPutBack = async () => {
  sessionStore.getState().notices.at(-1)?.action?.run()
  await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('versions', () => {
  beforeEach(() => openDesign(shop('orders')))

  it('are kept by name, told apart by design, renamed, and read as they were', async () => {
    expect(await keepVersion('before the sale')).toBeNull()
    dispatch({ label: 'more', apply: (design) => ({ ...design, topics: [{ name: 'other' }] }) })
    const version = await first()
    expect(version).toMatchObject({ name: 'before the sale', designName: 'shop', nodes: 1, kind: 'named' })
    expect(await readVersion(version)).toEqual(shop('orders'))
    await nameVersion(version, 'as it was')
    expect(await names()).toEqual(['as it was'])
    openDesign(shop('mine'))
    expect(await names()).toEqual([])
  })

  it('going back is one step to undo', async () => {
    await keepVersion('one')
    dispatch(updateCluster((cluster) => ({ ...cluster, brokers: 9 }), 'Brokers'))
    const { design } = documentStore.getState()
    await goBackTo(await first())
    expect(documentStore.getState().design).toEqual(shop('orders'))
    undo()
    expect(documentStore.getState().design).toEqual(design)
  })

  it('one that was deleted can be put back', async () => {
    await keepVersion('one')
    await deleteVersion(await first())
    expect(await names()).toEqual([])
    await pressPutBack()
    expect(await names()).toEqual(['one'])
  })

  it('go with their design, and come back with it', async () => {
    startAutosave()
    await keepVersion('one')
    dispatch(updateCluster((cluster) => ({ ...cluster, brokers: 5 }), 'Brokers'))
    await flush()
    const { documentId } = documentStore.getState()
    await deleteDesign(documentId)
    expect(await loadVersions(documentId)).toEqual([])
    await pressPutBack()
    expect((await loadVersions(documentId)).map(({ name }) => name)).toEqual(['one'])
  })

  it('of links there is one for the same, and no more than eight', async () => {
    const { documentId } = documentStore.getState()
    for (let at = 0; at < 10; at += 1) {
      await keepLinkVersion(documentId, shop(`t${at}`), 'sent')
      await keepLinkVersion(documentId, shop(`t${at}`), 'sent')
    }
    expect((await loadLinkVersions()).filter(({ designId }) => designId === documentId)).toHaveLength(8)
  })

  it('a full disk is said, and nothing of it stays', async () => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    try {
      expect(await keepVersion('one')).toBe('full')
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await names()).toEqual([])
  })
})
