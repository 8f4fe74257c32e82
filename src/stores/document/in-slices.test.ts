import { expect, it, vi } from 'vitest'
import type { Pieces } from '@/core/shared/pieces'
import { inSlices } from './in-slices'

function* counting(pieces: number, onPiece: () => void): Pieces<number> {
  for (let piece = 0; piece < pieces; piece += 1) {
    onPiece()
    yield
  }
  return pieces
}

const ends = () => ({ done: vi.fn(), failed: vi.fn(), late: vi.fn(), lateAfter: 5 })

/** A piece that takes a while, so that a slice holds few of them. */
function busy(): void {
  const until = performance.now() + 3
  while (performance.now() < until);
}

it('lets others run between its slices, and says how long it takes', async () => {
  const heard = ends()
  let ticks = 0
  const ticking = setInterval(() => {
    ticks += 1
  }, 1)
  inSlices(counting(30, busy), heard)
  expect(heard.done).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(heard.done).toHaveBeenCalledWith(30), { timeout: 60_000 })
  clearInterval(ticking)
  expect(ticks).toBeGreaterThan(1)
  expect(heard.late).toHaveBeenCalledTimes(1)
})

it('calls nothing after it was given up', async () => {
  const heard = ends()
  const stop = inSlices(counting(30, busy), heard)
  await new Promise((resolve) => setTimeout(resolve))
  stop()
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(heard.done).not.toHaveBeenCalled()
  expect(heard.late).not.toHaveBeenCalled()
})

it('tells a fault, and ends', async () => {
  const heard = ends()
  const fault = new Error('odd')
  inSlices(
    counting(3, () => {
      throw fault
    }),
    heard,
  )
  await vi.waitFor(() => expect(heard.failed).toHaveBeenCalledWith(fault))
  expect(heard.done).not.toHaveBeenCalled()
})
