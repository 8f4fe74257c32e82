import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

/** zod looks once in the life of a page, so that this is the first and only load of it in this file. */
it('lets no schema try to compile code, which the page forbids and some browsers report', async () => {
  const compile = vi.fn()
  vi.stubGlobal(
    'Function',
    class extends Function {
      constructor(...code: string[]) {
        super(...code)
        compile(code)
      }
    },
  )
  const { validateDesign } = await import('../document/validate-design')
  expect(validateDesign({ surveyor: 1 }).ok).toBe(false)
  expect(compile).not.toHaveBeenCalled()
})
