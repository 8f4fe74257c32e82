import { expect, test } from 'vitest'
import { openDialog, startRenaming } from './session-store'
import { keepTyped, takeTyped, textWanted } from './typed-ahead'

test('what is typed ahead is given once, without what was taken back', () => {
  openDialog('commands')
  for (const key of ['a', '😀', 'Backspace', 'b', ' ', 'c']) keepTyped(key)
  expect(takeTyped()).toBe('ab c')
  expect(takeTyped()).toBe('')
})

test('another dialog starts with nothing', () => {
  openDialog('commands')
  keepTyped('a')
  openDialog('open')
  expect(takeTyped()).toBe('')
})

test('only dialogs that begin with a field take it, and the name of a node', () => {
  openDialog('open')
  expect(textWanted()).toBe('dialog')
  for (const name of ['share', 'shortcuts', null] as const) {
    openDialog(name)
    expect(textWanted()).toBe(null)
  }
  startRenaming('topic:orders')
  expect(textWanted()).toBe('name')
  keepTyped('a')
  startRenaming(null)
  expect(textWanted()).toBe(null)
  expect(takeTyped()).toBe('')
})
