/** Catches a script of which a part is lost in silence, or on which the import hangs. */
import { describe, expect, it } from 'vitest'
import { braced, cutOff } from './shell-blocks'
import { shellCommands } from './shell-words'

const commandsOf = (text: string): readonly string[] =>
  shellCommands(text).map(({ words }) => words.join(' '))

const openOf = (text: string): readonly string[] => {
  const open: string[] = []
  shellCommands(text, 1, { onOpen: (word, line) => open.push(`${word} in line ${line}`) })
  return open
}

describe('cutting off the ends of a text', () => {
  it.each([
    ['orders:6:3', '%', ':*', 'orders:6'],
    ['orders:6:3', '%%', ':*', 'orders'],
    ['orders:6:3', '#', '*:', '6:3'],
    ['orders:6:3', '##', '*:', '3'],
    ['orders.v12', '%', '.v??', 'orders'],
    ['orders.v1', '%', '.v??', 'orders.v1'],
    ['orders', '%%', '*', ''],
    ['orders', '%', '*', 'orders'],
    ['a.b', '#', 'a.', 'b'],
    ['axb', '#', 'a.', 'axb'],
    ['orders', '#', '"or"', 'ders'],
    ['päck', '##', '*?ä', 'ck'],
  ])('%s without what matches %s%s is %s', (text, sign, pattern, left) => {
    expect(cutOff(text, { sign, pattern })).toBe(left)
  })

  it('answers a pattern of many stars', () => {
    const pattern = `${'*a'.repeat(12)}*b`
    for (const sign of ['%', '%%', '#', '##']) {
      const text = 'a'.repeat(900)
      expect(cutOff(text, { sign, pattern })).toBe(text)
      expect(cutOff(`${text}b`, { sign, pattern })).toBe(sign === '%' ? 'a'.repeat(888) : '')
    }
  })
})

it('makes no more words of braces than are read', () => {
  expect(braced('{a,b}-{0..2}.v1')).toEqual(['a-0.v1', 'a-1.v1', 'a-2.v1', 'b-0.v1', 'b-1.v1', 'b-2.v1'])
  expect(braced('{a,b}'.repeat(60))).toHaveLength(1_000)
})

describe('blocks of a script', () => {
  it.each(['echo if needed', 'echo only if needed', 'echo wait for it', 'echo while you wait', 'echo { a'])(
    '%s opens none',
    (line) => {
      const inner = `${line}\nrun inner`
      const blocks = [
        `if true; then\n${inner}\nfi`,
        `for x in 1; do\n${inner}\ndone`,
        `made() {\n${inner}\n}\nmade`,
      ]
      for (const block of blocks) {
        expect(commandsOf(`${block}\nrun after`).filter((one) => one.startsWith('run'))).toEqual([
          'run inner',
          'run after',
        ])
        expect(openOf(`${block}\nrun after`)).toEqual([])
      }
    },
  )

  it.each([
    'if true; then if true; then run a; fi; run b; fi',
    'if false; then run x; else if true; then run a; fi; run b; fi',
    'if true; then { if true; then run a; fi; run b; }; fi',
    'if true; then ! if true; then run a; fi; run b; fi',
    'if true; then case x in x) if true; then run a; fi; run b;; esac; fi',
    'made() { if true; then run a; fi; run b; }; made',
    'function made { if true; then run a; fi; run b; }; made',
    'for x in 1; do for y in 1; do run a; done; run b; done',
  ])('%s is closed where it ends', (text) => {
    expect(commandsOf(`${text}\nrun c`).filter((one) => /run [abcx]$/.test(one))).toEqual(
      ['a', 'b', 'c'].map((name) => expect.stringMatching(`run ${name}$`)),
    )
    expect(openOf(`${text}\nrun c`)).toEqual([])
  })

  it.each([
    ['if false; then\nrun a\nrun b', 'if in line 1'],
    ['run a\nif true; then\nif true; then\nrun b\nfi', 'if in line 2'],
    ['case x in\ny) run a;;', 'case in line 1'],
    ['for x in; do\nrun a', 'for in line 1'],
    ['made() {\nrun a', 'made in line 1'],
  ])('says of %j which is never closed', (text, said) => {
    expect(openOf(text)).toEqual([said])
  })
})
