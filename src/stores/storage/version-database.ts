/** The versions of designs: each a summary, which lists read, and the whole design as it was. */
import { type Reading, reading, under, type Writing, writing, written } from './database'

export interface VersionSummary {
  readonly id: string
  /** The stored design of which it is a state. */
  readonly designId: string
  readonly name: string
  /** The name of the design by then. */
  readonly designName: string
  readonly nodes: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whether somebody named it, or it is what a link of the design held. */
  readonly kind: 'named' | 'link'
}

/** A version as it lies in storage. */
export interface StoredVersion {
  readonly summary: VersionSummary
  /** What wrote it; see `check-stored.ts`. */
  readonly format: string
  readonly content: unknown
}

const summaryKey = (designId: string, id: string) => ['version', designId, id]
const contentKey = (designId: string, id: string) => ['version-content', designId, id]

const isText = (value: unknown): value is string => typeof value === 'string'

/** A stored summary as it can be shown; null where it names no version. */
function soundVersion(value: unknown): VersionSummary | null {
  const { id, designId, name, designName, nodes, at, kind } = (value ?? {}) as Partial<VersionSummary>
  if (!isText(id) || !isText(designId)) return null
  return {
    id,
    designId,
    name: isText(name) ? name : 'A version',
    designName: isText(designName) ? designName : '',
    nodes: Number.isInteger(nodes) ? Number(nodes) : 0,
    at: Number.isFinite(at) ? Number(at) : 0,
    kind: kind === 'link' ? 'link' : 'named',
  }
}

async function summariesUnder(...parts: string[]): Promise<readonly VersionSummary[]> {
  const found = await (await reading()).objectStore('contents').getAll(under('version', ...parts))
  const sound = found.map(soundVersion).filter((summary) => summary !== null)
  return sound.sort((one, other) => other.at - one.at)
}

/** The versions of one design, the latest first. */
export const loadVersions = (designId: string): Promise<readonly VersionSummary[]> => summariesUnder(designId)

/** What links held, of all designs, the latest first. */
export const loadLinkVersions = async (): Promise<readonly VersionSummary[]> =>
  (await summariesUnder()).filter(({ kind }) => kind === 'link')

const putInto = (transaction: Writing, { summary, format, content }: StoredVersion) => {
  const contents = transaction.objectStore('contents')
  const { designId, id } = summary
  return [
    contents.put(summary, summaryKey(designId, id)),
    contents.put({ format, content }, contentKey(designId, id)),
  ]
}

/** Stores versions, each in one piece. */
export async function putVersions(versions: readonly StoredVersion[]): Promise<void> {
  const transaction = await writing()
  await written(
    transaction,
    versions.flatMap((version) => putInto(transaction, version)),
  )
}

/** Gives a version another name; nothing where it is gone. */
export async function renameVersion(designId: string, id: string, name: string): Promise<void> {
  const transaction = await writing()
  const contents = transaction.objectStore('contents')
  const summary = soundVersion(await contents.get(summaryKey(designId, id)))
  if (summary) await written(transaction, [contents.put({ ...summary, name }, summaryKey(designId, id))])
}

async function readFrom(transaction: Reading, designId: string, id: string): Promise<StoredVersion | null> {
  const contents = transaction.objectStore('contents')
  const [summary, stored] = await Promise.all([
    contents.get(summaryKey(designId, id)),
    contents.get(contentKey(designId, id)),
  ])
  const sound = soundVersion(summary)
  const { format, content } = (stored ?? {}) as { readonly format?: unknown; readonly content?: unknown }
  return sound && content !== undefined
    ? { summary: sound, format: isText(format) ? format : '', content }
    : null
}

/** One version with its design; null where there is none of that id. */
export const loadVersion = async (designId: string, id: string): Promise<StoredVersion | null> =>
  readFrom(await reading(), designId, id)

/** Takes versions out of storage and returns them as they were, to be put back. */
export async function takeVersions(
  designId: string,
  ids?: readonly string[],
): Promise<readonly StoredVersion[]> {
  const all = ids ?? (await loadVersions(designId)).map(({ id }) => id)
  const transaction = await writing()
  const found = await Promise.all(all.map((id) => readFrom(transaction, designId, id)))
  const contents = transaction.objectStore('contents')
  await written(
    transaction,
    all.flatMap((id) => [
      contents.delete(summaryKey(designId, id)),
      contents.delete(contentKey(designId, id)),
    ]),
  )
  return found.filter((version) => version !== null)
}
