/** On which records a transform works: those of which its predicate holds, or all others where that is negated. */
import { wholeNameTest } from '../shared/quick-pattern'
import type { Config, Connector, Transform } from './design'

/** The condition of a transform, as `transforms.<name>.predicate` and `.negate` say it. */
export interface Condition {
  readonly alias: string
  /** Its class; undefined where no such predicate is listed, so that Connect refuses the connector. */
  readonly type: string | undefined
  readonly isNegated: boolean
  /** Setting of the predicate, without `predicates.<alias>.` before it. */
  setting(key: string): string | undefined
}

const textOf = (config: Config | undefined, key: string): string | undefined => {
  const value = config?.[key]
  return value === undefined || value === null || String(value).trim() === ''
    ? undefined
    : String(value).trim()
}

/** Returns the predicates that a connector lists, by their aliases. */
export const predicatesOf = ({ config }: Pick<Connector, 'config'>): readonly string[] =>
  (textOf(config, 'predicates') ?? '')
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '')

/** Returns the condition of a transform; undefined of one that works on every record. @see TransformationStage; KIP-585 */
export function conditionOf(
  connector: Pick<Connector, 'config'>,
  { config }: Pick<Transform, 'config'>,
): Condition | undefined {
  const alias = textOf(config, 'predicate')
  if (alias === undefined) return undefined
  const isListed = predicatesOf(connector).includes(alias)
  return {
    alias,
    type: isListed ? textOf(connector.config, `predicates.${alias}.type`) : undefined,
    isNegated: textOf(config, 'negate')?.toLowerCase() === 'true',
    setting: (key) => textOf(connector.config, `predicates.${alias}.${key}`),
  }
}

const labelOf = (type: string): string => type.slice(type.lastIndexOf('.') + 1)

/** Returns on which records a transform works, as the end of a sentence: `those of topics that match …, and no others`. */
export function sayCondition({ alias, type, isNegated, setting }: Condition): string {
  if (type === undefined)
    return `\`${alias}\` is not among its \`predicates\` with a type: Connect refuses the connector`
  const of = (which: string) => (isNegated ? `all records but ${which}` : `${which}, and no others`)
  switch (labelOf(type)) {
    case 'TopicNameMatches':
      return of(`those of topics that match \`${setting('pattern') ?? ''}\``)
    case 'RecordIsTombstone':
      return of('tombstones')
    case 'HasHeaderKey':
      return of(`those with the header \`${setting('name') ?? ''}\``)
    default:
      return of(`those of which \`${alias}\` holds (${labelOf(type)})`)
  }
}

/** Whether a transform works on the records of a topic; on some where what they hold decides. */
export function worksOn(
  connector: Pick<Connector, 'config'>,
  transform: Pick<Transform, 'config'>,
  topic: string,
): 'all' | 'some' | 'none' {
  const condition = conditionOf(connector, transform)
  if (!condition) return 'all'
  const { type = '', isNegated, setting } = condition
  const pattern = setting('pattern')
  if (labelOf(type) !== 'TopicNameMatches' || pattern === undefined) return 'some'
  const fits = wholeNameTest(pattern)
  if (!fits) return 'some'
  return fits(topic) === isNegated ? 'none' : 'all'
}

/** Returns the transforms of a connector that work on records of a topic, on all or on some. */
export const transformsOn = (connector: Connector, topic: string): readonly Transform[] =>
  (connector.transforms ?? []).filter((transform) => worksOn(connector, transform, topic) !== 'none')
