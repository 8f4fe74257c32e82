import { quoted } from '../code-text'

const IMPORTS = [
  'context',
  'errors',
  'fmt',
  'log/slog',
  'math',
  'time',
  '',
  'github.com/twmb/franz-go/pkg/kgo',
]

/** What code calls a package by: a version at the end of its path is no name. */
const nameOf = (path: string): string => path.replace(/\/v\d+$/, '').replace(/^.*\//, '')

/** A file with the imports that its code names. */
export function withImports(packageName: string, code: string, more: readonly string[] = IMPORTS): string {
  const used = more.filter(
    (path) => path === '' || new RegExp(`(?:\\b|^//go:)${nameOf(path)}(?:\\.|$)`, 'm').test(code),
  )
  const lines = used.map((path) => (path === '' ? '' : `\t${quoted(path)}`)).join('\n')
  return `package ${packageName}\n\nimport (\n${lines.trim() === '' ? '' : `${lines.replace(/^\n+|\n+$/g, '')}\n`})\n\n${code}\n`
}
