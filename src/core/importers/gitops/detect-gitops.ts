const at = (head: string, key: string): boolean => new RegExp(`^["']?${key}["']?[ \\t]*:`, 'm').test(head)
const below = (head: string, key: string): boolean =>
  new RegExp(`^[ \\t]+(?:- )?["']?${key}["']?[ \\t]*:`, 'm').test(head)

/** How likely a text is of topicctl: documents of `meta` and `spec`, and no kind. */
export const detectTopicctl = (head: string): number => {
  if (at(head, 'kind') || at(head, 'apiVersion') || !at(head, 'meta')) return 0
  return at(head, 'spec') &&
    (below(head, 'replicationFactor') ||
      below(head, 'acls') ||
      below(head, 'bootstrapAddrs') ||
      below(head, 'partitions'))
    ? 0.95
    : isMeta(head)
      ? 0.5
      : 0
}

/** Whether `meta` says what topicctl's does: whose name, and of which cluster. */
function isMeta(head: string): boolean {
  const inside = /^meta[ \t]*:[^\n]*\n((?:[ \t#][^\n]*\n|\n)*)/m.exec(`${head}\n`)?.[1] ?? ''
  return (
    below(inside, 'name') && (below(inside, 'cluster') || below(inside, 'environment') || at(head, 'spec'))
  )
}

/** How likely a text is of JulieOps, as YAML or JSON: a context with projects, or with nothing but the platform. */
export function detectJulie(head: string): number {
  const has = (key: string) =>
    at(head, key) || new RegExp(`^[ \\t]*(?:\\{[ \\t]*)?"${key}"[ \\t]*:`, 'm').test(head)
  if (has('kind') || has('apiVersion')) return 0
  if (!has('context'))
    return at(head, 'projects') && /\bprincipal["']?[ \t]*:/.test(head) && below(head, 'topics') ? 0.7 : 0
  return has('projects') || has('special_topics') || has('platform') ? 0.95 : 0
}

/** Topics in a list, where kafka-gitops has them by name. */
const IS_LIST = /^["']?topics["']?[ \t]*:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*- /m

/** How likely a text is of kafka-gitops: topics by name with `replication`, services, users. */
export function detectKafkaGitops(head: string): number {
  if (/"(?:topicPlans|aclPlans)"\s*:/.test(head)) return 0.95
  if (at(head, 'kind') || at(head, 'asyncapi') || at(head, 'surveyor')) return 0
  if (at(head, 'customServiceAcls') || at(head, 'customUserAcls')) return 0.95
  if (at(head, 'topics') && below(head, 'replication') && !IS_LIST.test(head)) return 0.85
  const isServices =
    at(head, 'services') &&
    /^[ \t]+type[ \t]*:[ \t]*["']?(?:application|kafka-connect|kafka-streams)/m.test(head)
  if (isServices && (below(head, 'produces') || below(head, 'consumes') || below(head, 'principal')))
    return 0.9
  const isSettings = at(head, 'settings') && (below(head, 'ccloud') || below(head, 'blacklist'))
  return isSettings || (at(head, 'users') && below(head, 'principal') && below(head, 'roles')) ? 0.7 : 0
}
