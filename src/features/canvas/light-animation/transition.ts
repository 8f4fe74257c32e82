/** What d3-zoom and React Flow use of d3-transition: a transition of one element that calls back each frame. */
import { selection } from 'd3-selection'

type Ease = (share: number) => number
type Step = (this: Element, share: number) => void
type Listener = (this: Element) => void

/** A selection as far as a transition needs it. React Flow's is always of the one element that takes gestures. */
interface Selected {
  node(): Element | null
}

const DURATION_MS = 250

/** Slow at both ends. */
const smooth: Ease = (share) => (share < 0.5 ? 4 * share ** 3 : 1 - 4 * (1 - share) ** 3)

const running = new WeakMap<Element, Transition>()

/** Begins with the next frame, unless it is interrupted before; then none of its listeners is called. */
class Transition {
  readonly #of: Selected
  readonly #node: Element | null
  readonly #listeners: { readonly event: string; readonly listener: Listener }[] = []
  readonly #tweens: (() => Step)[] = []
  #duration = DURATION_MS
  #ease = smooth
  #hasBegun = false
  #isOver = false

  constructor(of: Selected) {
    this.#of = of
    this.#node = of.node()
    if (!this.#node) return
    interrupt(this.#node)
    running.set(this.#node, this)
    requestAnimationFrame(this.#begin)
  }

  selection(): Selected {
    return this.#of
  }

  duration(milliseconds: number): this {
    this.#duration = milliseconds
    return this
  }

  ease(ease: Ease): this {
    this.#ease = ease
    return this
  }

  /** Names are events (start, end, interrupt), each with a dot and whose it is. */
  on(names: string, listener: Listener): this {
    for (const name of names.split(' ')) {
      const [event = name] = name.split('.')
      this.#listeners.push({ event, listener })
    }
    return this
  }

  tween(_name: string, make: (this: Element) => Step): this {
    const node = this.#node
    if (node) this.#tweens.push(() => make.call(node))
    return this
  }

  call<Further extends unknown[]>(act: (of: this, ...further: Further) => void, ...further: Further): this {
    act(this, ...further)
    return this
  }

  interrupt(): void {
    this.#end('interrupt')
  }

  #emit(what: string): void {
    for (const { event, listener } of this.#listeners)
      if (event === what && this.#node) listener.call(this.#node)
  }

  #end(how: 'end' | 'interrupt'): void {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#node && running.get(this.#node) === this) running.delete(this.#node)
    if (this.#hasBegun) this.#emit(how)
  }

  readonly #begin = (now: number): void => {
    if (this.#isOver) return
    this.#hasBegun = true
    this.#emit('start')
    if (!this.#isOver)
      this.#step(
        now,
        now,
        this.#tweens.map((make) => make()),
      )
  }

  #step(began: number, now: number, steps: readonly Step[]): void {
    if (this.#isOver || !this.#node) return
    const share = this.#duration > 0 ? Math.min(1, (now - began) / this.#duration) : 1
    for (const step of steps) step.call(this.#node, share < 1 ? this.#ease(share) : 1)
    if (share < 1) requestAnimationFrame((next) => this.#step(began, next, steps))
    else this.#end('end')
  }
}

/** Ends what an element is in the middle of, where it stands. */
export function interrupt(node: Element): void {
  running.get(node)?.interrupt()
}

Object.assign(selection.prototype, {
  interrupt(this: Selected) {
    const node = this.node()
    if (node) interrupt(node)
    return this
  },
  transition(this: Selected) {
    return new Transition(this)
  },
})
