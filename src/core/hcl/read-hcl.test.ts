// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL writes its own expressions so
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Parser } from 'web-tree-sitter'
import type { HclExpression } from './hcl'
import { loadHcl } from './load-hcl'
import { readHcl } from './read-hcl'

let parser: Parser
beforeAll(async () => {
  parser = await loadHcl()
})

/** An expression in few words, for comparing. */
function shape(expression: HclExpression): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'template':
      return expression.parts.map((part) => (typeof part === 'string' ? part : { is: shape(part) }))
    case 'list':
      return expression.items.map(shape)
    case 'object':
      return { object: expression.entries.map(({ key, value }) => [shape(key), shape(value)]) }
    case 'path':
      return { path: expression.steps.map((step) => (typeof step === 'string' ? step : { is: shape(step) })) }
    case 'call':
      return { [expression.name]: expression.args.map(shape) }
    case 'conditional':
      return { if: expression.parts.map(shape) }
    case 'operation':
      return { [expression.operator]: expression.operands.map(shape) }
    case 'splat':
      return {
        each: shape(expression.of),
        steps: expression.steps.map((step) => (typeof step === 'string' ? step : shape(step))),
      }
    case 'for':
      return {
        for: expression.loop.names,
        in: shape(expression.loop.over),
        make: shape(expression.loop.value),
      }
    default:
      return { other: expression.text }
  }
}

const read = (text: string): unknown => {
  const [attribute] = readHcl(`x = ${text}\n`, parser).body.attributes
  return attribute && shape(attribute.value)
}

describe('HCL', () => {
  it.each([
    ['"a\\"b\\n"', 'a"b\n'],
    ['12', 12],
    ['-1', { '-': [1] }],
    ['9223372036854775807', '9223372036854775807'],
    ['null', null],
    ['["a", true]', ['a', true]],
    [
      '{ "k.a" = 1, b : 2, (local.z) = 3 }',
      {
        object: [
          ['k.a', 1],
          [{ path: ['b'] }, 2],
          [[{ is: { path: ['local', 'z'] } }], 3],
        ],
      },
    ],
    ['"x-${var.env}-$${y}"', ['x-', { is: { path: ['var', 'env'] } }, '-${y}']],
    ['var.t["a"].p[0]', { path: ['var', 't', { is: 'a' }, 'p', { is: 0 }] }],
    ['toset(["a"])', { toset: [['a']] }],
    ['var.a ? 1 : 2', { if: [{ path: ['var', 'a'] }, 1, 2] }],
    ['1 + 2 * 3', { '+': [1, { '*': [2, 3] }] }],
    [
      '[for t in var.ts : t.name if t.ok]',
      { for: ['t'], in: { path: ['var', 'ts'] }, make: { path: ['t', 'name'] } },
    ],
    ['aws.x.*.id', { each: { path: ['aws', 'x'] }, steps: ['id'] }],
    ['kafka_topic.y[*].name', { each: { path: ['kafka_topic', 'y'] }, steps: ['name'] }],
    [
      'local.n + -var.m[0].k',
      { '+': [{ path: ['local', 'n'] }, { '-': [{ path: ['var', 'm', { is: 0 }, 'k'] }] }] },
    ],
    [
      '"a%{ if x }b%{ endif } ${y} c"',
      ['a', { is: { if: [{ path: ['x'] }, ['b'], ['']] } }, ' ', { is: { path: ['y'] } }, ' c'],
    ],
    ['<<-EOT\n    a=1\n      b=2\n  EOT', ['a=1\n      b=2']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('reads blocks with their labels and lines', () => {
    const { body, faults } = readHcl(
      '# x\nresource "kafka_topic" "a" {\n  name = "a" // b\n\n  lifecycle { z = 1 }\n}\n',
      parser,
    )
    expect(faults).toEqual([])
    expect(body.blocks).toMatchObject([
      {
        type: 'resource',
        labels: ['kafka_topic', 'a'],
        line: 2,
        body: { attributes: [{ name: 'name', line: 3 }], blocks: [{ type: 'lifecycle', line: 5 }] },
      },
    ])
  })

  it('keeps what stands around a broken line', () => {
    const { body, faults } = readHcl('a = 1\nresource "x" "y" {\n  b = = 2\n  c = 3\n}\nd = 4\n', parser)
    expect(faults.length).toBeGreaterThan(0)
    expect(body.attributes.map(({ name }) => name)).toContain('a')
  })

  it('answers any text', () => {
    const bits = fc.constantFrom(
      'a',
      '=',
      '{',
      '}',
      '"',
      '${',
      '[',
      ']',
      '\n',
      'resource "x" "y" {',
      '<<E\n',
      'é',
      '(',
      ')',
      'for',
      '?',
      ':',
      '#',
    )
    fc.assert(
      fc.property(
        fc.array(bits).map((parts) => parts.join(' ')),
        (text) => {
          expect(readHcl(text, parser).body).toBeDefined()
        },
      ),
    )
    expect(readHcl(`a = ${'['.repeat(5_000)}`, parser).body).toBeDefined()
  })
})
