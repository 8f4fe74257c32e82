/** What roles of Confluent allow on topics and groups, as operations of access lists; managing is no reading or writing. */
export const OPERATIONS_OF_ROLE: Readonly<Record<string, readonly string[]>> = {
  DeveloperRead: ['READ'],
  DeveloperWrite: ['WRITE'],
  DeveloperManage: [],
  ResourceOwner: ['ALL'],
}

/** The end of a Confluent Resource Name: what a role is on, whatever stands for its cluster before that. */
const RESOURCE = /\/(topic|group|transactional-id)=([^/]+)$/

/** Returns what a Confluent Resource Name is of, where that is a topic, a group or a transactional id; its name may end in `*`. */
export function resourceOfCrn(
  pattern: string,
): { readonly type: string; readonly name: string; readonly isPrefix: boolean } | undefined {
  const [, type, name] = RESOURCE.exec(pattern) ?? []
  if (type === undefined || name === undefined) return undefined
  const isPrefix = name !== '*' && name.endsWith('*')
  return { type, name: isPrefix ? name.slice(0, -1) : name, isPrefix }
}
