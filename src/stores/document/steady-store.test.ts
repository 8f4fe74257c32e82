import { afterEach, expect, it, vi } from 'vitest'
import { createSteadyStore } from './steady-store'

afterEach(() => vi.restoreAllMocks())

it('calls every listener, reports the one that fails, and never throws at who made the change', () => {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const store = createSteadyStore({ count: 0 })
  const fault = new Error('a listener that fails')
  const heard = vi.fn()
  store.subscribe(() => {
    throw fault
  })
  store.subscribe(heard)
  store.setState({ count: 1 })
  expect(heard).toHaveBeenCalledWith({ count: 1 }, { count: 0 })
  expect(reported).toHaveBeenCalledExactlyOnceWith(fault)
})
