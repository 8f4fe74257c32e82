import { afterEach, describe, expect, it, vi } from 'vitest'
import { analyse } from '@/core/analyse'
import type { Analysis } from '@/core/analysis'
import { renameNode } from '@/core/edits/rename-node'
import { setConfig } from '@/core/edits/set-config'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { faultyOnce } from '@/testing/faulty-once'
import { sessionStore } from '../session/session-store'
import { currentAnalysis, shownAnalysis, subscribeAnalysis } from './analysis-store'
import { dispatch, documentStore, openDesign, undo } from './document-store'

const design = (topics: number) => ({
  ...emptyDesign('Many'),
  topics: Array.from({ length: topics }, (_, at) => ({ name: `t${at}` })),
})

const message = (type: string) => ({ text: `syntax = "proto3";\nmessage Order {\n  ${type} total = 1;\n}\n` })

const incompatible: Design = {
  ...emptyDesign('Protobuf'),
  topics: [
    {
      name: 'orders',
      schema: { format: 'protobuf', types: [{ versions: [message('int64'), message('string')] }] },
    },
  ],
}

const found = ({ findings }: Analysis) => findings.map(({ rule }) => rule)

/** A busy machine is no failure. */
const PATIENT = { timeout: 60_000 }

describe('the analysis', () => {
  it('is there with the edit of a small design', () => {
    const heard = vi.fn()
    openDesign(design(1))
    const stop = subscribeAnalysis(heard)
    dispatch(renameNode('topic', 't0', 'orders'))
    stop()
    expect(heard).toHaveBeenCalledTimes(1)
    expect(Object.keys(currentAnalysis().views.topics)).toEqual(['orders'])
  })

  it('comes once after several edits of a large design, and at once where it is asked for', async () => {
    openDesign(design(3_000))
    currentAnalysis()
    const heard = vi.fn()
    const stop = subscribeAnalysis(heard)
    dispatch(setConfig('topic', 't0', 'retention.ms', 1))
    dispatch(setConfig('topic', 't1', 'retention.ms', 1))
    expect(heard).not.toHaveBeenCalled()
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), PATIENT)
    dispatch(renameNode('topic', 't0', 'orders'))
    expect(currentAnalysis().views.topics['orders']).toBeDefined()
    stop()
  })

  it('shows nothing of another document while that of a large one is made', async () => {
    openDesign({ ...design(1), topics: [{ name: 't0' }, { name: 'orders' }] })
    openDesign({ ...design(3_000), producers: [{ name: 'p', produces: [{ topic: 't0' }] }] })
    expect(shownAnalysis().views.topics).toEqual({})
    await vi.waitFor(() => expect(Object.keys(shownAnalysis().views.topics)).toHaveLength(3_000), PATIENT)
    expect(shownAnalysis()).toBe(currentAnalysis())
  })

  it('of a large design is that of its last state, whichever were begun before', async () => {
    openDesign(design(3_000))
    await vi.waitFor(() => expect(Object.keys(shownAnalysis().views.topics)).toHaveLength(3_000), PATIENT)
    dispatch(renameNode('topic', 't0', 'orders'))
    await new Promise((resolve) => setTimeout(resolve))
    dispatch(renameNode('topic', 't1', 'payments'))
    undo()
    await vi.waitFor(() => expect(shownAnalysis().views.topics['orders']).toBeDefined(), PATIENT)
    expect(shownAnalysis().views.topics['payments']).toBeUndefined()
    expect(shownAnalysis()).toBe(currentAnalysis())
  })

  it('stays as it was where it fails, says so once, and comes again with the next change', () => {
    openDesign(design(1))
    const before = currentAnalysis()
    const notices = () => sessionStore.getState().notices.length
    const said = notices()
    dispatch(faultyOnce('odd'))
    expect(documentStore.getState().design.topics).toHaveLength(2)
    expect(currentAnalysis()).toBe(before)
    dispatch(faultyOnce('odder'))
    expect(notices()).toBe(said + 1)
    dispatch(renameNode('topic', 't0', 'orders'))
    expect(Object.keys(currentAnalysis().views.topics)).toEqual(['orders', 'odd', 'odder'])
  })
})

describe('the rules', () => {
  afterEach(() => {
    vi.doUnmock('@/core/create-analyser')
    vi.doUnmock('@/core/schemas/read-protobuf-schema')
    vi.resetModules()
  })

  it('are loaded by the next call where their file did not come', async () => {
    vi.resetModules()
    vi.doMock('@/core/create-analyser', () => {
      throw new Error('no connection')
    })
    const { currentAnalysis, loadRules } = await import('./analysis-store')
    await expect(loadRules()).rejects.toThrow()
    expect(currentAnalysis().checklist).toEqual([])
    vi.doUnmock('@/core/create-analyser')
    await loadRules()
    expect(currentAnalysis().checklist.length).toBeGreaterThan(0)
  })

  it('look at schemas in Protobuf as soon as what reads them is there, as the core does by itself', async () => {
    vi.resetModules()
    const { currentAnalysis, loadRules, analyseAside } = await import('./analysis-store')
    const { openDesign } = await import('./document-store')
    await loadRules()
    expect(found(currentAnalysis())).toEqual([])
    openDesign(incompatible)
    await vi.waitFor(() => expect(found(currentAnalysis())).toEqual(found(analyse(incompatible))), PATIENT)
    expect(found(currentAnalysis())).toContain('topic-schema-version-incompatible')
    expect(found(analyseAside(incompatible))).toEqual(found(analyse(incompatible)))
  })

  it('say that Protobuf cannot be looked at where its parser does not come, and judge the rest', async () => {
    vi.resetModules()
    vi.doMock('@/core/schemas/read-protobuf-schema', () => {
      throw new Error('no connection')
    })
    const { currentAnalysis, loadRules } = await import('./analysis-store')
    const { openDesign } = await import('./document-store')
    const { sessionStore } = await import('../session/session-store')
    openDesign(incompatible)
    await loadRules()
    const texts = () => sessionStore.getState().notices.map(({ text }) => text)
    await vi.waitFor(() => expect(texts()).toHaveLength(1), PATIENT)
    expect(texts()[0]).toContain('Checking schemas in Protobuf did not work')
    const rest = found(analyse(incompatible)).filter((rule) => rule !== 'topic-schema-version-incompatible')
    expect(found(currentAnalysis())).toEqual(rest)
  })
})
