// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL writes its own expressions so
import { beforeAll, describe, expect, it } from 'vitest'
import type { Parser } from 'web-tree-sitter'
import { loadHcl } from '../../hcl/load-hcl'
import { readHcl } from '../../hcl/read-hcl'
import { evaluate } from './evaluate'
import { deepPlain, objectOf, Unknown } from './values'

let parser: Parser
beforeAll(async () => {
  parser = await loadHcl()
})

const known = objectOf([
  ['env', 'prod'],
  ['n', 3],
  ['names', ['b', 'a']],
  [
    'sizes',
    objectOf([
      ['b', 2],
      ['a', 1],
    ]),
  ],
])

/** The value of an expression where `local` is known and all else is not. */
function value(text: string): unknown {
  const [attribute] = readHcl(`x = ${text}\n`, parser).body.attributes
  if (!attribute) throw new Error(`no expression: ${text}`)
  const made = evaluate(attribute.value, {
    find: ([root]) => (root === 'local' ? { value: known, taken: 1 } : undefined),
  })
  return made instanceof Unknown ? 'unknown' : deepPlain(made)
}

describe('an expression of Terraform', () => {
  it.each([
    ['local.env == "prod" ? 3 : 1', 3],
    ['!(local.n > 2) || local.n % 2 == 1', true],
    ['-local.n + 2 * local.n', 3],
    ['7 * 24 * local.n', 504],
    ['local.names[*]', ['b', 'a']],
    ['[for i, s in local.names : "${i}${s}"]', ['0b', '1a']],
    ['[for k, v in local.sizes : "${k}${v}"]', ['a1', 'b2']],
    ['{ for s in local.names : length(s) => s... }', { 1: ['b', 'a'] }],
    ['merge([for s in local.names : { (s) = 1 }]...)', { a: 1, b: 1 }],
    [
      'setproduct(local.names, [1])',
      [
        ['b', 1],
        ['a', 1],
      ],
    ],
    ['format("%s-%03d-%5.1f%%", local.env, 7, 1.25)', 'prod-007-  1.3%'],
    ['"%{ if local.n > 2 }x${local.env}%{ else }y%{ endif } z"', 'xprod z'],
    ['"%{ for s in local.names ~} ${s}, %{ endfor ~} !"', 'b, a, !'],
    ['"${local.env} ${local.n}"', 'prod 3'],
    ['coalesce(null, "", local.env)', 'prod'],
    ['try(local.absent, 5)', 5],
    ['can(local.absent)', false],
    ['lookup(local.sizes, "c", 9)', 9],
    ['tostring(local.n)', '3'],
    ['local.names == null', false],
    ['element(range(1, 7, 2), 4)', 3],
    ['setsubtract(local.names, ["a"])', ['b']],
    ['trimsuffix(substr("orders-v1", 0, -1), "-v1")', 'orders'],
    ['var.any ? 3 : 3', 3],
  ])('%s is %j', (text, expected) => {
    expect(value(text)).toEqual(expected)
  })

  it.each([
    'var.x',
    'coalesce(var.x, 1)',
    'try(var.x, 1)',
    'var.x ? 1 : 2',
    'local.n > 2 ? var.x : 1',
    'local.n + var.x',
    'regex("a+", "aaa")',
    'md5("a")',
    '1 / 0',
    'tonumber("")',
    'lookup(var.x, "a", 1)',
    '[for a in var.x : 1]',
    'setproduct(range(500), range(500))',
  ])('%s is not known', (text) => {
    expect(value(text)).toBe('unknown')
  })

  it('keeps of merged mappings what nothing unknown can change', () => {
    expect(JSON.stringify(value('merge({ a = 1 }, var.x, { b = 2 })'))).toMatch(/"a":"[^1]+".*"b":2/)
  })
})
