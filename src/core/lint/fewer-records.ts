import { formatCountOf } from '../shared/format'
import type { FixChoice } from './finding'
import { asChoice, setConfig } from './fixes'

/** Returns the way to have a group take at most so many records at a time; none where that is less than one. */
export const fewerRecords = ({ name }: { readonly name: string }, most: number): readonly FixChoice[] =>
  most < 1
    ? []
    : [
        asChoice(
          setConfig(
            'consumerGroup',
            name,
            { 'max.poll.records': most },
            `Take ${formatCountOf(most, 'record')} at a time`,
          ),
        ),
      ]
