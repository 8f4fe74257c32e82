import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { memoryStorage } from '@/testing/memory-storage'
import { writeJournal } from './journal'
import { dropJournal, readJournal } from './left-journal'
import { summaryOf } from './save-document'

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()))
afterEach(() => vi.unstubAllGlobals())

const write = (name: string, sequence: number) => {
  const design = emptyDesign(name)
  return writeJournal(summaryOf({ documentId: 'id', design, revision: 1 }, sequence), design)
}
const names = () => readJournal().map(({ summary }) => summary.name)

it('drops an entry as it was read, never what its tab wrote since', () => {
  write('First', 1)
  const read = readJournal()
  write('Second', 2)
  read.forEach(dropJournal)
  expect(names()).toEqual(['Second'])
  readJournal().forEach(dropJournal)
  expect(names()).toEqual([])
})

it('says that it is full, and keeps what it had', () => {
  vi.stubGlobal('localStorage', memoryStorage(1_000))
  expect(write('First', 1)).toBe(true)
  expect(write('Second'.repeat(1_000), 2)).toBe(false)
  expect(names()).toEqual(['First'])
})

it('drops what cannot be read', () => {
  localStorage.setItem('surveyor.journal.tab.id', '{"summary":')
  expect(names()).toEqual([])
  expect(localStorage.length).toBe(0)
})
