/** What follows the drawing: the numbers, and then the rules that judge them. */

type AnalysisStore = typeof import('./analysis-store')

let loading: Promise<AnalysisStore> | undefined

function load(): Promise<AnalysisStore> {
  loading ??= import('./analysis-store')
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** Has the browser fetch the numbers, and not run them: asked for while the drawing is made, they are there when it stands. */
export const fetchNumbers = (): void =>
  globalThis.document?.querySelector('link[rel=numbers]')?.setAttribute('rel', 'modulepreload')

/** Loads the numbers and shows them. Rejects where they cannot be loaded; the next call tries again. */
export const loadNumbers = (): Promise<unknown> => load()

/** Loads the numbers and the rules, and checks the design with them. Rejects as `loadNumbers` does. */
export const loadRules = async (): Promise<void> => (await load()).loadRules()
