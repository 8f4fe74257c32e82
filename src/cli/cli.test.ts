import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeShareLink } from '@/core/share/share-link'
import { createProgram } from './program'

const HERE = join(import.meta.dirname, 'fixtures')
let folder = ''
const root = process.cwd()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'surveyor-command-'))
  process.chdir(HERE)
})
afterAll(() => {
  process.chdir(root)
  rmSync(folder, { recursive: true })
})

async function run(...words: string[]) {
  return runWith('', ...words)
}

/** Runs the command line as a terminal would: what it printed, and its status. */
async function runWith(input: string, ...words: string[]) {
  let [out, err, status] = ['', '', -1]
  const io = {
    stdin: Readable.from([Buffer.from(input)]),
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
  }
  const program = createProgram(io, (ended) => {
    status = ended
  })
  program.exitOverride()
  for (const command of program.commands) command.exitOverride()
  await program.parseAsync(words, { from: 'user' }).catch((error: { exitCode?: number }) => {
    status = error.exitCode ?? 3
  })
  return { out, err, status }
}

describe('files', () => {
  it('are those of a pattern that no shell has read, and a pattern without any is a fault', async () => {
    const below = join(folder, 'patterned')
    mkdirSync(join(below, 'deep', 'node_modules'), { recursive: true })
    for (const [path, name] of [
      ['one.yaml', 'one'],
      ['deep/two.yaml', 'two'],
      ['deep/two.txt', 'text'],
      ['deep/node_modules/three.yaml', 'three'],
    ] as const)
      writeFileSync(join(below, path), `topics: [{ name: ${name}, partitions: 3 }]\n`)
    const { out, status } = await run('import', `${below}/**/*.yaml`)
    expect(status).toBe(0)
    expect([...out.matchAll(/- name: (\w+)/g)].map(([, name]) => name).sort()).toEqual(['one', 'two'])
    const none = await run('check', `${below}/*.tf`)
    expect([none.status, none.err]).toEqual([2, `No file is like ${below}/*.tf.\n`])
  })
})

describe('check', () => {
  it.each(['text', 'json', 'sarif', 'junit'])('prints %s as it was reviewed', async (format) => {
    const { out, status } = await run('check', 'before', '--format', format)
    await expect(
      out.replaceAll(/"(semanticVersion|surveyor)": "[^"]+"/g, '"$1": "VERSION"'),
    ).toMatchFileSnapshot(`fixtures/golden/check.${format}.txt`)
    expect(status).toBe(1)
  })

  it('ends with 1 by the severity that is asked for', async () => {
    expect((await run('check', 'before', '--fail-on', 'warning')).status).toBe(1)
    expect((await run('check', 'before', '--fail-on', 'never')).status).toBe(0)
  })

  it('accepts what a baseline has, and fails by what is new', async () => {
    const baseline = join(folder, 'accepted.json')
    expect((await run('check', 'before', '--write-baseline', baseline)).status).toBe(0)
    const again = await run('check', 'before', '--baseline', baseline, '--fail-on', 'info')
    expect(again.status).toBe(0)
    expect(again.out).toContain('accepted by the baseline')
    const after = await run('check', 'after', '--baseline', baseline, '--fail-on', 'warning')
    expect(after.status).toBe(1)
    expect(after.out).toContain('orders_dlq')
    expect(after.out).not.toMatch(/warning: .*\borders\b(?!_dlq)/)
  })

  it('points at the line of a design of its own', async () => {
    const { out } = await runWith(
      'surveyor: 1\nname: x\ntopics:\n  - name: orders\n    config:\n      cleanup.policy: tidy\n',
      ...['check', '-', '--format', 'json'],
    )
    const { findings } = JSON.parse(out)
    expect(
      findings.find((finding: { field?: string }) => finding.field === 'config.cleanup.policy'),
    ).toMatchObject({
      file: 'stdin',
      line: 6,
    })
  })
})

describe('what cannot be done', () => {
  it.each([
    [['check', 'nowhere.yaml'], 'There is no file or folder nowhere.yaml.'],
    [['export', 'before', '--to', 'paper'], 'There is no format paper'],
    [['export', 'before', '--to', 'strimzi', '--set', 'colour=red'], 'There is no option colour'],
    [['diff', 'before', 'after', '--target', 'paper'], 'There is no target paper'],
    [['check', 'before', '--baseline', 'before/topics.yaml'], 'is no baseline'],
  ])('%j', async (words, sentence) => {
    const { err, status } = await run(...words)
    expect(err).toContain(sentence)
    expect(status).toBe(2)
  })

  it('is said by file and line where a text is no design', async () => {
    const { err, status } = await runWith('surveyor: 1\nname: x\ntopics: 7\n', 'check', '-')
    expect(err).toMatch(/^stdin:3: topics: /)
    expect(status).toBe(2)
  })

  it('is said with the way to help where the words are wrong', async () => {
    const { err, status } = await run('chek')
    expect(err).toContain('(Did you mean check?)')
    expect(status).toBe(1)
  })
})

describe('the other commands', () => {
  it('size prints what is needed', async () => {
    const { out, status } = await run('size', 'before')
    expect(out).toMatch(/^Brokers +3 drawn/)
    expect(out).toMatch(/\norders +12 +3 /)
    expect(status).toBe(0)
    expect(Object.keys(JSON.parse((await run('size', 'before', '-f', 'json')).out).topics)).toEqual([
      'orders',
      'clicks',
    ])
  })

  it('import, export and import again keep the topics', async () => {
    const file = join(folder, 'design.yaml')
    expect((await run('import', 'before', '--output', file)).status).toBe(0)
    const { out, err } = await run('export', file, '--to', 'strimzi', '--set', 'api-version=v1beta2')
    expect(out).toContain('apiVersion: kafka.strimzi.io/v1beta2')
    expect(err.match(/not carried/g)).toHaveLength(1)
    writeFileSync(join(folder, 'again.yaml'), out)
    const again = await run('diff', file, join(folder, 'again.yaml'), '--fail-on', 'change')
    expect(again.out).toContain('Nothing changes.')
    expect(again.status).toBe(0)
  })

  it('export takes one option at a time, so that files may follow', async () => {
    const { out, status } = await run('export', '--to', 'strimzi', '--set', 'api-version=v1beta2', 'before')
    expect(status).toBe(0)
    expect(out).toContain('apiVersion: kafka.strimzi.io/v1beta2')
  })

  it('export writes several files into a folder only', async () => {
    const design = 'surveyor: 1\nname: x\nproducers: [{ name: a }, { name: b }]\n'
    expect((await runWith(design, 'export', '-', '--to', 'producer-properties')).status).toBe(2)
    const out = join(folder, 'properties')
    expect((await runWith(design, 'export', '-', '--to', 'producer-properties', '-o', out)).status).toBe(0)
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.properties'),
    )
    expect(files).toHaveLength(2)
  })

  it.each(['text', 'json', 'markdown'])('diff prints %s as it was reviewed', async (format) => {
    const { out } = await run('diff', 'before', 'after', '--target', 'terraform', '--format', format)
    await expect(out).toMatchFileSnapshot(`fixtures/golden/diff.${format}.txt`)
  })

  it('diff ends with 1 by what a step does', async () => {
    const status = async (target: string, failOn: string) =>
      (await run('diff', 'before', 'after', '--target', target, '--fail-on', failOn)).status
    expect(await status('terraform', 'loss')).toBe(1)
    expect(await status('strimzi', 'refused')).toBe(1)
    expect(await status('strimzi', 'never')).toBe(0)
  })

  it('diff lays a listing of the cluster under a design, of which it says only what it lists', async () => {
    const listing = join(folder, 'topics.txt')
    const design = join(folder, 'later.yaml')
    writeFileSync(
      listing,
      'Topic: orders\tTopicId: PQn1B9aKTEy3zFX8l2pL2Q\tPartitionCount: 1\tReplicationFactor: 2\tConfigs: \n\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2\tIsr: 1,2\nTopic: old\tTopicId: PQn1B9aKTEy3zFX8l2pL2R\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: \n\tTopic: old\tPartition: 0\tLeader: 3\tReplicas: 3\tIsr: 3\n',
    )
    writeFileSync(
      design,
      'surveyor: 1\nname: Shop\ntopics: [{ name: orders, partitions: 4, replicationFactor: 3 }]\nconsumerGroups: [{ name: billing, consumes: [{ topic: orders }] }]\n',
    )
    const text = await run('diff', listing, design)
    expect(text.out).toContain('replication factor 2 → 3')
    expect(text.out).not.toContain('Start billing')
    const over = await run('diff', listing, design, '--hand-over', 'orders')
    expect(over.out).toContain('billing: read orders.v2 instead of orders')
    expect(over.out).not.toContain('1 → 4 partitions')
    expect((await run('diff', listing, design, '--hand-over', 'nothing')).status).toBe(2)
    const first = await run('diff', '--hand-over', 'orders', listing, design)
    expect([first.status, first.out]).toEqual([0, over.out])
    const stays = await run('diff', '--hand-over', 'orders', ...['--format', 'reassignment'], listing, design)
    expect([stays.status, stays.out]).toEqual([2, ''])
    expect(stays.err).toContain('No topic gets another replication factor in its place')
    const moved = await run('diff', listing, design, '--format', 'reassignment')
    expect(JSON.parse(moved.out)).toEqual({
      version: 1,
      partitions: [{ topic: 'orders', partition: 0, replicas: [1, 2, 3] }],
    })
    expect(moved.err).toContain('--throttle')
    const none = await run('diff', 'before', 'after', '--format', 'reassignment')
    expect([none.status, none.out]).toEqual([2, ''])
  })

  it('diff says of a named topic that it has no safer way, and hands over the others', async () => {
    const [one, two] = [join(folder, 'one.yaml'), join(folder, 'two.yaml')]
    const topics = (partitions: number, replicas: number) =>
      `surveyor: 1\nname: Shop\ntopics: [{ name: orders, partitions: ${partitions} }, { name: clicks, replicationFactor: ${replicas} }]\n`
    writeFileSync(one, topics(2, 2))
    writeFileSync(two, topics(4, 3))
    const { out, err, status } = await run(
      'diff',
      ...['--hand-over', 'orders', '--hand-over', 'clicks'],
      ...[one, two],
    )
    expect(status).toBe(0)
    expect(out).toContain('Create orders.v2')
    expect(err).toContain('clicks is not handed over: with ')
    expect(err).not.toContain('orders is not')
    expect((await run('diff', '--hand-over', '*', one, two)).err).toBe('')
  })

  it('link opens as the design that was read', async () => {
    const { out } = await run('link', 'before', '--at', 'https://kafka.example/surveyor/')
    expect(out).toMatch(/^https:\/\/kafka\.example\/surveyor\/#v/)
    const opened = await decodeShareLink(out.trim())
    expect(opened.ok && opened.value.topics.map(({ name }) => name)).toEqual(['orders', 'clicks'])
  })

  it('schema says what a new version breaks, in which modes it is taken, and who goes first', async () => {
    const [one, two] = [join(folder, 'v1.avsc'), join(folder, 'v2.avsc')]
    const schema = (...fields: unknown[]) => JSON.stringify({ type: 'record', name: 'Order', fields })
    writeFileSync(one, schema({ name: 'id', type: 'string' }))
    writeFileSync(two, schema({ name: 'id', type: 'string' }, { name: 'total', type: 'long' }))
    const { out, status } = await run('schema', two, '--after', one)
    expect(status).toBe(1)
    expect(out).toContain('the field total was not written, and the reader has no default for it')
    expect(out).toContain(
      'Incompatible by BACKWARD; taken by FORWARD, FORWARD_TRANSITIVE, NONE. Upgrade the writers first',
    )
    expect((await run('schema', two, '--after', one, '--mode', 'FORWARD')).status).toBe(0)
  })

  it.each([
    ['json', '{"type":"object","properties":{"id":{"type":"string"}}}', '{"type":"object","properties":{"id":{"type":"integer"}}}', '/properties/id'],
    ['proto', 'syntax = "proto3"; message Order { string id = 1; }', 'syntax = "proto3"; message Order { int32 id = 1; }', '/Order/1'],
  ])('schema knows a .%s by its name', async (ending, older, newer, at) => {
    const [one, two] = [join(folder, `v1.${ending}`), join(folder, `v2.${ending}`)]
    writeFileSync(one, older)
    writeFileSync(two, newer)
    const { out, status } = await run('schema', two, '--after', one)
    expect(status).toBe(1)
    expect(out).toContain(at)
    expect(out).toContain('Incompatible by BACKWARD; taken by NONE. Neither order works')
  }) // biome-ignore format: a table
})

describe('upgrade', () => {
  it('says what changes on the way to a release, in four formats', async () => {
    const { out, status } = await run('upgrade', 'before', '--to', '3.7')
    expect(status).toBe(0)
    expect(out).toMatch(/^(From Kafka|Nothing changes)/)
    const csv = await run('upgrade', 'before', '--to', '3.7', '--format', 'csv')
    expect(csv.out).toMatch(/^kind,node,change,setting,before,after,from,to,reference\r\n/)
    const json = await run('upgrade', 'before', '--to', '3.7', '--format', 'json')
    expect(JSON.parse(json.out)).toMatchObject({ to: '3.7' })
    const markdown = await run('upgrade', 'before', '--to', '3.7', '--format', 'markdown')
    expect(markdown.out).toMatch(/^# /)
  })

  it('asks for a release that the catalogue has', async () => {
    expect((await run('upgrade', 'before', '--to', '9.9')).status).not.toBe(0)
  })
})
