import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'surveyor-tarball-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const npm = (cwd: string, ...words: string[]) =>
  execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: 'pipe' })

it('installs from its tarball without a network, and runs', () => {
  npm(process.cwd(), 'pack', '--pack-destination', folder, '--silent')
  npm(folder, 'init', '--yes', '--silent')
  npm(folder, 'install', './surveyor-0.1.0.tgz', '--offline', '--no-audit', '--no-fund', '--silent')
  const run = (...words: string[]) =>
    execFileSync(join(folder, 'node_modules/.bin/surveyor'), words, { cwd: folder, encoding: 'utf8' })
  const fixtures = join(import.meta.dirname, 'fixtures')
  expect(run('--help')).toContain('check [options] <files...>')
  expect(run('check', join(fixtures, 'before'), '--fail-on', 'never')).toContain('2 nodes, 1 error')
  expect(run('import', join(fixtures, 'orders.tf'))).toContain('name: orders')
  expect(run('complete', 'bash')).toContain('complete')
  expect(run('complete', '--', 'diff', '--target', 'terra')).toContain('terraform-confluent')
  expect(run('complete', '--', 'export', '--to', 'kafka')).toContain('kafkajs')
  // 1 is for what was found; what cannot be done is 2, whatever keeps it from being done.
  const status = (...words: string[]) =>
    spawnSync(join(folder, 'node_modules/.bin/surveyor'), words, { cwd: folder, encoding: 'utf8' }).status
  expect(status('--help')).toBe(0)
  expect(status('--version')).toBe(0)
  expect(status('check', join(fixtures, 'before'))).toBe(1)
  for (const words of [['check'], ['chekc'], ['check', 'nothing.yaml'], ['check', '--format', 'xml', 'x']])
    expect([words, status(...words)]).toEqual([words, 2])
  expect(status('import', join(fixtures, 'orders.tf'), '--output', '/dev/null/x.yaml')).toBe(2)
})
