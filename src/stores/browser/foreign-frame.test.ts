import { expect, it } from 'vitest'
import { isInForeignFrame } from './foreign-frame'

type Frame = { origin: string | null; parent?: Frame }

/** A window in windows; one without an origin does not let its address be read. */
function windowOf({ origin, parent }: Frame): Window {
  const self = {
    get location() {
      if (origin === null) throw new DOMException('', 'SecurityError')
      return { origin }
    },
    parent: null as unknown,
  }
  self.parent = parent ? windowOf(parent) : self
  return self as unknown as Window
}

const OURS = 'https://ours.example'

it.each<[string, Frame, boolean]>([
  ['by itself', { origin: OURS }, false],
  ['in a frame of its own site', { origin: OURS, parent: { origin: OURS } }, false],
  ['in a frame of another site', { origin: OURS, parent: { origin: null } }, true],
  [
    'whose site may be read although it is another',
    { origin: OURS, parent: { origin: 'https://a.example' } },
    true,
  ],
  [
    'in another site, which is in its own',
    { origin: OURS, parent: { origin: null, parent: { origin: OURS } } },
    true,
  ],
  [
    'in its own site, which is in another',
    { origin: OURS, parent: { origin: OURS, parent: { origin: null } } },
    true,
  ],
])('a page %s', (_, frame, expected) => {
  expect(isInForeignFrame(windowOf(frame))).toBe(expected)
})
