import type { Field } from '../reading/field'

/** What Compose itself needs of a service. */
export const OF_SERVICE = [
  'ports', 'expose', 'hostname', 'container_name', 'depends_on', 'links', 'volumes', 'networks', 'restart', 'healthcheck',
  'extra_hosts', 'ulimits', 'user', 'logging', 'labels', 'platform', 'profiles', 'network_mode', 'stop_grace_period',
  'env_file', 'working_dir', 'tty', 'stdin_open', 'privileged', 'mem_limit', 'cpus', 'security_opt', 'sysctls', 'init',
  'build', 'pull_policy', 'external_links', 'tmpfs', 'cap_add', 'dns', 'domainname', 'ipc', 'secrets', 'configs', 'extends',
] // biome-ignore format: a list of words

/** A variable of a service's environment. */
export interface Variable {
  readonly key: string
  readonly field: Field
  /** Its value; asking for it is what counts as reading it. */
  value(): unknown
}

/** The environment of a service in both forms: a mapping, and a list of `NAME=value`. */
export function environmentOf(field: Field | undefined): Variable[] {
  if (!field?.isList) {
    return (field?.entries() ?? []).map(([key, inner]) => ({ key, field: inner, value: () => inner.value() }))
  }
  return field.items().map((inner) => {
    const text = inner.text() ?? ''
    const equals = text.indexOf('=')
    const value = equals < 0 ? undefined : text.slice(equals + 1)
    return { key: equals < 0 ? text : text.slice(0, equals), field: inner, value: () => value }
  })
}

/** `connect.group.id` for `GROUP_ID`: a setting's name as images take it out of a variable's. */
export const settingOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/___/g, '\u0001')
    .replace(/__/g, '\u0002')
    .replaceAll('_', '.')
    .replaceAll('\u0001', '-')
    .replaceAll('\u0002', '_')
