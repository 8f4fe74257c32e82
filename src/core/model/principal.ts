import type { Cluster } from './design'

/** Returns the principal that a name stands for: a comma or a line end would end it in Kafka's own tools. */
export const userOf = (name: string): string => `User:${name.replace(/[\s,;:=]+/gu, '-')}`

/** Returns a principal with its type, as of a user where it is written without one: `billing` is `User:billing`. */
export const withType = (principal: string): string =>
  /^[A-Za-z]+:/.test(principal) ? principal : `User:${principal}`

/** Returns whether an ACL of a principal is one of everybody. @see org.apache.kafka.metadata.authorizer.StandardAuthorizer.WILDCARD */
export const isEverybody = (principal: string): boolean => /^[A-Za-z]+:\*$/.test(principal)

/** What an application says of who it is. */
export interface Identity {
  readonly name: string
  readonly owner?: string | undefined
  readonly principal?: string | undefined
}

/**
 * Returns who an application is to the brokers: the principal that it states, else one after its owner where all of an
 * owner are one, else one after its name. Over mutual TLS without a rule of the brokers' own the principal is the
 * distinguished name of the certificate, which is taken to have a common name alone.
 *
 * @see org.apache.kafka.common.security.auth.KafkaPrincipal; ssl.principal.mapping.rules
 */
export function principalOf({ security }: Cluster, { name, owner, principal }: Identity): string {
  if (principal !== undefined) return withType(principal)
  const user = userOf(security?.principals === 'owner' && owner !== undefined ? owner : name)
  return security?.authentication === 'mtls' ? user.replace('User:', 'User:CN=') : user
}

/** Returns the name of a principal as the brokers know it, which is what quotas are of: what follows its type. */
export const nameOfPrincipal = (principal: string): string => principal.replace(/^[A-Za-z]+:/, '')

/** Returns the name that a principal logs in with: what follows its type, and of a distinguished name the common name. */
export const userName = (principal: string): string =>
  nameOfPrincipal(principal).replace(/^CN=([^,]*).*$/, '$1')
