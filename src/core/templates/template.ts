import type { Design } from '../model/design'

/** A design to begin from. Each is loaded when it is chosen. */
export interface Template {
  readonly id: string
  readonly title: string
  /** One sentence: what it shows. */
  readonly summary: string
  design(): Promise<Design>
}
