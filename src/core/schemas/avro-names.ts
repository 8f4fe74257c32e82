/**
 * Returns whether Avro takes a name: letters and digits of any script, each of them one `char`; what Java has in two is
 * neither to it. @see org.apache.avro.NameValidator of 1.12.1
 */
export const isName = (text: string): boolean =>
  /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(text) && !/[\u{10000}-\u{10ffff}]/u.test(text)

/** Returns whether Avro takes a name with its namespace. */
export const isFullName = (text: string): boolean => text.split('.').every(isName)

/** Returns what follows the namespace in a full name. */
export const lastOf = (fullName: string): string => fullName.slice(fullName.lastIndexOf('.') + 1)

/** Returns the namespace of a full name; empty where it has none. */
export const spaceOf = (fullName: string): string => fullName.slice(0, Math.max(fullName.lastIndexOf('.'), 0))

/** Returns a name with its namespace, the one around it where it says none; one that begins with a dot is in none. */
export function fullNameOf(name: string, namespace: string): string {
  if (name.lastIndexOf('.') === 0) return name.slice(1)
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`
}
