import { durationText, joinWindowText, optionsText, quoted, storeText, windowText } from './chain-words'
import { type Branch, type Chain, type Step, stepOf, type WrittenStep } from './processing'

const names = (list: readonly string[]): string => list.map(quoted).join(', ')

const branchText = ({ id, named, share }: Branch): string =>
  `${quoted(id)}${named === undefined ? '' : ` named ${quoted(named)}`}${share === undefined ? '' : ` share ${share}`}`

function operands(step: Step): string {
  switch (step.op) {
    case 'to':
      return ` ${quoted(step.topic)}`
    case 'merge':
      return ` ${quoted(step.with)}`
    case 'cogroup':
      return step.with === undefined ? '' : ` ${names(step.with)}`
    case 'split':
      return ` ${[
        ...step.branches.map(branchText),
        ...(step.defaultBranch ? [`else ${branchText(step.defaultBranch)}`] : []),
      ].join(', ')}`
    case 'windowedBy':
      return ` ${windowText(step.window)}`
    case 'suppress':
      return `${step.until === undefined ? '' : ` until ${step.until}`}${step.timeLimitMs === undefined ? '' : ` every ${durationText(step.timeLimitMs)}`}`
    case 'repartition':
      return step.partitions === undefined ? '' : ` ${step.partitions}`
    case 'process':
    case 'processValues':
      return step.stores === undefined ? '' : ` stores ${names(step.stores)}`
    case 'join':
    case 'leftJoin':
    case 'outerJoin':
      return ` ${quoted(step.with)}${step.window ? joinWindowText(step.window) : ''}${
        step.foreignKey === undefined ? '' : step.foreignKey ? ' foreign key' : ''
      }${step.graceMs === undefined ? '' : ` grace ${durationText(step.graceMs)}`}`
    default:
      return ''
  }
}

/** A step as it is typed. */
export function printStep(written: WrittenStep): string {
  const step = stepOf(written)
  const store = 'store' in step ? storeText(step.store) : ''
  // What is said of a split comes first: its branches have words of the same names.
  return step.op === 'split'
    ? `split${optionsText(step)}${optionsText(step) === '' ? '' : ' :'}${operands(step)}`
    : `${step.op}${operands(step)}${store}${optionsText(step)}`
}

function beginning(chain: Chain): string {
  const { stream, pattern, table, globalTable, from } = chain
  if (stream !== undefined) return `stream ${names(typeof stream === 'string' ? [stream] : stream)}`
  if (table !== undefined) return `table ${quoted(table)}`
  if (globalTable !== undefined) return `globalTable ${quoted(globalTable)}`
  if (pattern !== undefined) return `pattern ${JSON.stringify(pattern)}`
  return from === undefined ? 'nowhere' : `from ${quoted(from)}`
}

/** A program as it is typed: a line for where each chain begins, and one for each of its steps. */
export const printChains = (chains: readonly Chain[]): string =>
  chains
    .map((chain) =>
      [
        `${chain.id === undefined ? '' : `${quoted(chain.id)} = `}${beginning(chain)}${storeText(chain.store)}${optionsText(
          chain.named === undefined ? {} : { named: chain.named },
        )}`,
        ...(chain.steps ?? []).map((step) => `  ${printStep(step)}`),
      ].join('\n'),
    )
    .join('\n')
