/**
 * What of the settings of a connector or of its worker is a secret. Such a value is never kept: a reference that
 * Connect resolves by itself, as `${env:ORDERS_DATABASE_PASSWORD}`, stands in its place.
 *
 * @see org.apache.kafka.common.config.ConfigTransformer; EnvVarConfigProvider, since Kafka 3.5
 */
import { isSecretKey } from '../shared/secret-key'

type ConfigValue = string | number | boolean | null

/** A reference to what stands elsewhere, which is no secret itself: `${env:NAME}`, `${file:/opt/connect/db.properties:password}`. */
const REFERENCES = /\$\{[^{}]+\}/g
/** A user with a password before a host, or either among the parameters of an address. */
const CREDENTIALS =
  /:\/\/(?!:?@)[^/?#\s]*@|^jdbc:oracle:\w+:(?!\/?@)[^@\s]+@|[?&;](?:user(?:name)?|(?:[\w.-]*[._-])?(?:[a-z]*pass(?:word|wd)?|pwd|secret|token|api_?key)|(?:shared)?access_?key|account_?key|sig)=[^&;\s]/i
const CREDENTIAL_PARTS = new RegExp(CREDENTIALS.source.replaceAll('=[^&;\\s]', '=([^&;\\s]+)'), 'gi')
/** These name a class or a way to find a secret, or are secret by what their value holds. */
const NO_SECRET = /\.(?:class|class\.name|provider|source|enabled?|type)$|(?:^|\.)connection\.ur[il]$/
/** What is left of a secret where references stand for all of it: nothing, `user:password`, or a login module of JAAS. */
const ALL_ELSEWHERE =
  /^[\s:]*$|^\s*[\w.]+\s+(?:required|requisite|sufficient|optional)(?:\s+\w+\s*=\s*(?:"\s*"|''|true|false|(?=[\s;]|$)))*\s*;?\s*$/

/** Returns whether the value of a setting of Connect must not be kept: it is a secret, or has one in it. */
export function isConnectSecret(key: string, value: ConfigValue): boolean {
  if (value === null || typeof value === 'boolean') return false
  const text = String(value)
  if (text.trim() === '') return false
  // Some settings take a path, or what would stand in the file: the key of a service account, or one in PEM.
  if (/"private_key"|-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) return true
  const rest = text.replace(REFERENCES, '')
  if (CREDENTIALS.test(rest)) return true
  return isSecretKey(key) && !NO_SECRET.test(key) && (rest === text || !ALL_ELSEWHERE.test(rest))
}

const NAMES_A_USER = /(?:^|[._-])(?:user|user[._]?name|login)$/i

/**
 * Returns whether a document that states the setting is refused. The name of a user alone is not: whoever writes it by
 * hand means it, though what is imported or typed into the form gets a reference in its place.
 */
export const isRefusedSecret = (key: string, value: ConfigValue): boolean =>
  isConnectSecret(NAMES_A_USER.test(key) ? 'name' : key, value)

/** Returns what stands for a secret of a node: the name of an environment variable of the workers. */
export const secretReference = (node: string, key: string): string =>
  `\${env:${`${node}.${key}`
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 200)}}`

/**
 * Returns a setting as it may be kept: the value itself, or a reference where it is a secret. Of an address only the user
 * with the password, and what is secret among its parameters, become references: its host and its path stay.
 */
export function withoutSecret(node: string, key: string, value: ConfigValue): ConfigValue {
  if (!isConnectSecret(key, value)) return value
  const address = withoutCredentials(node, key, String(value))
  return address !== value && !isConnectSecret(key, address) ? address : secretReference(node, key)
}

/** An address with references for its credentials, one for each. */
const withoutCredentials = (node: string, key: string, address: string): string =>
  address.replace(CREDENTIAL_PARTS, (part: string, secret: string | undefined) => {
    if (secret === undefined) {
      const [, before = ''] = /^(jdbc:oracle:\w+:|:\/\/)/i.exec(part) ?? []
      return `${before}${secretReference(node, `${key}.user.info`)}@`
    }
    if (secret.replace(REFERENCES, '') === '') return part
    const [sign = '', name = ''] = part.split(/(?<=^[?&;])|=/, 2)
    return `${sign}${name}=${secretReference(node, `${key}.${name}`)}`
  })

/** Returns the providers that a value asks for, as `env` in `${env:NAME}`. */
export const providersIn = (value: ConfigValue): readonly string[] =>
  typeof value === 'string'
    ? [...value.matchAll(/\$\{([A-Za-z][\w-]*):[^}]*\}/g)].map(([, provider = '']) => provider)
    : []

/** A user before the host of an address, with a password or without. */
const USER_INFO = /:\/\/(?!:?@)([^/?#\s]*)@/g

/** Returns a text with no users and passwords in its addresses; those that are nothing but references stay. */
export const withoutUserInfo = (text: string): string =>
  text.includes('://')
    ? text.replace(USER_INFO, (part: string, user: string) =>
        /^:?$/.test(user.replace(REFERENCES, '')) ? part : '://',
      )
    : text
