/** What an HCL file says, before anything in it is computed. Lines are counted from 1. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[]
  readonly blocks: readonly HclBlock[]
}

export interface HclAttribute {
  readonly name: string
  readonly value: HclExpression
  readonly line: number
}

export interface HclBlock {
  readonly type: string
  readonly labels: readonly string[]
  readonly body: HclBody
  readonly line: number
}

interface Stands {
  readonly line: number
  /** As it is written, for a sentence. */
  readonly text: string
}

export type HclExpression = Stands &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'template'; readonly parts: readonly (string | HclExpression)[] }
    | { readonly kind: 'list'; readonly items: readonly HclExpression[] }
    | { readonly kind: 'object'; readonly entries: readonly HclEntry[] }
    /** A name and the steps that lead on from it: `var.topics["a"].partitions`. */
    | {
        readonly kind: 'path'
        readonly steps: readonly (string | HclExpression)[]
        readonly of?: HclExpression
      }
    /** `isSpread` where the last argument stands for all that is in it: `merge(local.maps...)`. */
    | {
        readonly kind: 'call'
        readonly name: string
        readonly args: readonly HclExpression[]
        readonly isSpread?: true
      }
    /** `kafka_topic.shards[*].name`: the steps from each of a list. */
    | {
        readonly kind: 'splat'
        readonly of: HclExpression
        readonly steps: readonly (string | HclExpression)[]
      }
    | { readonly kind: 'conditional'; readonly parts: readonly HclExpression[] }
    | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly HclExpression[] }
    | { readonly kind: 'for'; readonly loop: HclFor }
    /** What no importer needs. */
    | { readonly kind: 'other' }
  )

export interface HclEntry {
  readonly key: HclExpression
  readonly value: HclExpression
  readonly line: number
}

export interface HclFor {
  readonly names: readonly string[]
  readonly over: HclExpression
  /** Undefined where it makes a list. */
  readonly key: HclExpression | undefined
  readonly value: HclExpression
  readonly condition: HclExpression | undefined
  /** Whether values of one key are gathered in a list: `k => v...`. */
  readonly isGrouped?: true
}

export interface HclFile {
  readonly body: HclBody
  /** The lines at which the syntax is broken. */
  readonly faults: readonly number[]
}
