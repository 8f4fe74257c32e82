import { expect, test } from 'vitest'
import { openDialog } from './session-store'
import { isTextDialogWanted, keepTyped, takeTyped } from './typed-ahead'

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

test('only dialogs that begin with a field take it', () => {
  openDialog('open')
  expect(isTextDialogWanted()).toBe(true)
  for (const name of ['share', 'shortcuts', null] as const) {
    openDialog(name)
    expect(isTextDialogWanted()).toBe(false)
  }
})
