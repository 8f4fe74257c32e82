import type { Quota } from '../../../access/quotas'
import type { Design } from '../../../model/design'
import { userName } from '../../../model/principal'
import type { ExportedFile } from '../../exporter'
import { uniqueSlugs } from '../../unique-slugs'
import type { Grant } from '../rights-by'

/** One principal with what it is allowed and how much it may take. */
export interface Declared {
  /** As `User:billing`. */
  readonly principal: string
  /** Different for each, fit for a name in any tool. */
  readonly slug: string
  /** What it logs in with. */
  readonly user: string
  readonly grants: readonly Grant[]
  readonly quota: Quota
}

/** Prints what principals of a design are allowed, for one tool. */
export type PrintDeclared = (design: Design, all: readonly Declared[]) => readonly ExportedFile[]

/** Returns the principals with what they are allowed, in the order in which they are needed. */
export function declaredOf(
  grants: ReadonlyMap<string, readonly Grant[]>,
  quotas: ReadonlyMap<string, Quota>,
): readonly Declared[] {
  const slugs = uniqueSlugs(
    [...grants.keys()],
    (principal) =>
      userName(principal)
        .replace(/[^A-Za-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'user',
  )
  return [...grants].map(([principal, allowed]) => ({
    principal,
    slug: slugs.get(principal) ?? 'user',
    user: userName(principal),
    grants: allowed,
    quota: quotas.get(principal) ?? {},
  }))
}

/** Returns a quota as Kafka’s settings of a user, in bytes a second; empty where no traffic is known. */
export const quotaSettings = ({
  writes,
  reads,
}: Quota): readonly (readonly [key: string, bytes: number])[] => [
  ...(writes ? [['producer_byte_rate', writes.value] as const] : []),
  ...(reads ? [['consumer_byte_rate', reads.value] as const] : []),
]

/** Kafka's words in capitals: `TRANSACTIONAL_ID`. */
export const inCapitals = (word: string): string => word.toUpperCase().replaceAll('-', '_')
