import { type ComponentType, lazy, Suspense } from 'react'
import { afterDrawing } from './first-drawing'

/** What could not be fetched; the cause says why, and a network may fix it. */
export class LoadError extends Error {
  /** How often it could not be fetched by now. */
  readonly times: number

  constructor(cause: unknown, times = 1) {
    super('It could not be loaded', { cause })
    this.name = 'LoadError'
    this.times = times
  }
}

const failed = new Set<() => void>()

/** Lets every part that could not be loaded be fetched anew when it is next shown. */
export function forgetFailedLoads(): void {
  for (const renew of failed) renew()
  failed.clear()
}

/**
 * A component that loads when it is first shown. React keeps a failed load for good; this one can be
 * tried again after `forgetFailedLoads`, as a region does when it is asked to.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let times = 0
  const begin = () =>
    lazy(() =>
      load().then(
        (component) => ({ default: component }),
        (cause: unknown) => {
          failed.add(() => {
            Part = begin()
          })
          times += 1
          throw new LoadError(cause, times)
        },
      ),
    )
  let Part = begin()
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, when its module loads
  return function LazyPart(props: Props) {
    return <Part {...props} />
  }
}

/** The same for one of many things beside each other: until it is loaded its place is empty, and what is around it stays. */
export function lazyInPlace<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazyPart(load)
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, when its module loads
  return function LazyInPlace(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}

/** A component that is no part of the drawing: it loads when it is first shown, and not before the drawing stands. */
export const laterPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => lazyPart(() => afterDrawing().then(load))
