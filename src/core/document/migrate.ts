import { DOCUMENT_VERSION } from '../model/document-version'
import type { Result } from '../shared/result'
import { err, ok } from '../shared/result'
import { type Migration, migrations as registered } from './migrations/index'

/** Why a document cannot be brought to the current version, as a sentence for whoever opened it. */
export interface MigrationFailure {
  readonly kind: 'too-new' | 'not-a-design' | 'migration-failed'
  readonly message: string
}

type Fields = Readonly<Record<string, unknown>>

const isMapping = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Brings a parsed document of any older version to the current one, step by step. Refuses what is no
 * design, what a newer Surveyor wrote, and an old document that a step cannot read. The value is not
 * changed; one of the current version comes back as it is.
 */
export function migrate(
  document: unknown,
  migrations: readonly Migration[] = registered,
  current: number = DOCUMENT_VERSION,
): Result<Fields, MigrationFailure> {
  if (!isMapping(document)) return fail('not-a-design', NO_DESIGN)
  const version = Object.hasOwn(document, 'surveyor') ? document['surveyor'] : undefined
  if (version === undefined) return fail('not-a-design', NO_VERSION)
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return fail(
      'not-a-design',
      `\`surveyor\` must be the version of the file's format, as in \`surveyor: ${current}\`.`,
    )
  }
  if (version > current) {
    return fail('too-new', `This file is of version ${version}; this Surveyor reads up to ${current}.`)
  }
  let fields: Fields = document
  for (let next = version + 1; next <= current; next += 1) {
    const migration = migrations.find(({ to }) => to === next)
    if (!migration) {
      return fail('migration-failed', `This file is of version ${version}, which Surveyor no longer reads.`)
    }
    try {
      fields = { ...migration.up(fields), surveyor: next }
    } catch {
      return fail(
        'migration-failed',
        `This file says that it is of version ${version}, but it is not written as that version was.`,
      )
    }
  }
  return ok(fields)
}

/** What is said of a text that is something else. */
export const NO_DESIGN =
  'This is not a Surveyor design: a design is a mapping of fields that begins with `surveyor: 1`.'
const NO_VERSION = 'This is not a Surveyor design: it has no field `surveyor` that says its version.'

const fail = (kind: MigrationFailure['kind'], message: string): Result<never, MigrationFailure> =>
  err({ kind, message })
