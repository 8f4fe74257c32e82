/** What Kafka's brokers offer to clients that prove who they are over SASL, the one taken where none is stated first. */
export const SASL_MECHANISMS = ['SCRAM-SHA-512', 'SCRAM-SHA-256', 'PLAIN', 'OAUTHBEARER', 'GSSAPI'] as const

export type SaslMechanism = (typeof SASL_MECHANISMS)[number]
