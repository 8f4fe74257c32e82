import { withoutUserInfo } from '../../model/connect-secrets'

/** Returns whatever is given with no users and passwords in the addresses of its texts; the same where it has none. */
export function allWithoutUserInfo<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutUserInfo(value) as Value
  if (Array.isArray(value)) {
    const parts = value.map(allWithoutUserInfo)
    return parts.some((part, at) => part !== value[at]) ? (parts as Value) : value
  }
  if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set)
    return value
  const fields = Object.entries(value).map(
    ([key, one]) => [withoutUserInfo(key), allWithoutUserInfo(one)] as const,
  )
  const before = Object.entries(value)
  return fields.some(([key, one], at) => key !== before[at]?.[0] || one !== before[at]?.[1])
    ? (Object.fromEntries(fields) as Value)
    : value
}
