import { describe, expect, it } from 'vitest'
import { chainsOfDescription, descriptionOf } from './chains-of-description'
import { printChains } from './print-chains'
import { readChains } from './read-chains'

function foundAgain(program: string): string | null {
  const read = readChains(program)
  if (!read.ok) throw new Error('The program does not read.')
  const description = descriptionOf({ name: 'app', processing: read.value })
  const found = description && chainsOfDescription(description)
  return found && printChains(found.processing)
}

describe('a description of which names were given', () => {
  it.each([
    'stream logins | groupByKey | count named counted store per-user | toStream | to alarms',
    'stream logins | groupByKey named users | count named counted store per-user | filter | toStream | to alarms',
    'stream logins | groupByKey | windowedBy tumbling 5 min | count named counted store per-user | suppress until windowCloses | toStream | to alarms',
  ])('is of a count, though neither its name nor that of its store says so: %s', (program) => {
    expect(foundAgain(program)).toContain('count store per-user named counted')
  })

  it('is of a stream made a table, where the numbers of others say so', () => {
    const program =
      'users = stream users | toTable store users-store named users-table\nfrom users | filter | toStream | to known'
    expect(foundAgain(program)).not.toBeNull()
  })

  it.each([
    'stream raw | repartition named spread | groupByKey | count store c | toStream | to counts',
    'stream raw | filter | repartition 12 | repartition named spread | groupByKey | count | toStream | to counts',
  ])('is of a repartition that is counted right away: %s', (program) => {
    expect(foundAgain(program)).toContain('repartition named spread')
  })

  it('is of a processor that looks into the store of a table, and of no join with it', () => {
    const found = foundAgain(
      'limits = table limits store limits-store\nstream payments | processValues stores limits-store named check | to checked',
    )
    expect(found).toContain('processValues stores limits-store named check')
    expect(
      foundAgain(
        'limits = table limits store limits-store\nstream payments | join limits named check | to checked',
      ),
    ).toContain('join limits named check')
  })

  it.each(['named priced', ''])('is of a stream that waits for a versioned table %s', (named) => {
    const found = foundAgain(
      `p = table prices store prices history 1 d\nstream orders | join p grace 5 min ${named} | to priced-orders`,
    )
    expect(found).toContain('history 1 d')
    expect(found).toContain('grace 1 min')
  })
})
