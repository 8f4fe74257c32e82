import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { typescriptStarter } from '@/core/exporters/starter/typescript/ts-starter'
import type { Design } from '@/core/model/design'
import { run } from '../support/leavings'
import { writeProjects } from './runner'

const PACKAGES = [
  '@confluentinc/kafka-javascript@1.10.1',
  '@confluentinc/schemaregistry@1.10.1',
  '@types/node@22.19.3',
  '@bufbuild/protobuf@2.17.0',
  '@bufbuild/protoc-gen-es@2.17.0',
  '@bufbuild/buf@1.75.0',
]

const OPTIONS = {
  target: 'es2023',
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
}

/** What makes JavaScript of a program, with the names of its files as Node.js reads them. */
export const SOURCES = [
  '--noEmit',
  'false',
  '--allowImportingTsExtensions',
  'false',
  '--rewriteRelativeImportExtensions',
]

/** Installs the packages of the client below a folder, without what they fetch; false where they are not to be had. */
export async function installTypescript(folder: string): Promise<boolean> {
  try {
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder]
    await run('npm', ['install', ...quiet, ...PACKAGES], { timeoutMs: 240_000 })
  } catch {
    return false
  }
  return existsSync(join(folder, 'node_modules/@types/node'))
}

/** Makes the types of Protobuf of a project as its `npm run generate` does, with the packages of another folder. */
export async function makeTypescriptTypes(packages: string, project: string): Promise<void> {
  const bin = join(packages, 'node_modules/.bin')
  await run('sh', ['-c', 'cd "$1" && buf generate', 'sh', project], {
    env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
  })
}

/** Returns how many programs have the types of the client, in one check; undefined where its package is not to be had. */
export async function checkTypes(folder: string, designs: readonly Design[]): Promise<number | undefined> {
  if (!(await installTypescript(folder))) return undefined
  const files = designs.flatMap((design, at) => {
    const own = join(folder, `design-${at}`)
    mkdirSync(own)
    return writeProjects(own, typescriptStarter, design, () => undefined)
  })
  for (const file of files.filter((path) => path.endsWith('/buf.gen.yaml')))
    await makeTypescriptTypes(folder, dirname(file))
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const config = join(folder, 'tsconfig.json')
  writeFileSync(config, JSON.stringify({ compilerOptions: OPTIONS, files: sources }))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await run('node', [resolve('node_modules/typescript/bin/tsc'), '-p', config])
  return sources.filter((file) => file.endsWith('/main.ts')).length
}
