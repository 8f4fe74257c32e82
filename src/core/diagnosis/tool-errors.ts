/** What the errors mean that Kafka's tools print instead of a listing. */

const ERRORS: readonly (readonly [RegExp, string])[] = [
  [
    /CoordinatorNotAvailable/,
    'The tool found no coordinator: the partition of __consumer_offsets that the group belongs to has no leader (often a single replica on a broker that is down), and no member can commit or join.',
  ],
  [
    /CoordinatorLoadInProgress/,
    'The coordinator reads back the offsets of its partition just now, as after the loss of a broker: try again in a few seconds.',
  ],
  [
    /Timed out waiting for a node assignment|DisconnectException|TimeoutException/,
    'The tool got no answer: check the address, what the listener demands (security.protocol in --command-config), and whether advertised.listeners can be reached from there.',
  ],
  [
    /GroupAuthorization/,
    'Whoever ran the tool may not see the group: it needs Describe on the group, and on the topics for their ends.',
  ],
  [
    /TopicAuthorization/,
    'Whoever ran the tool may not see a topic of the group: it needs Describe on it, else its end is not listed.',
  ],
  [
    /SaslAuthentication|SslAuthentication|SSLHandshake/,
    'The tool could not log in: its credentials or certificates are wrong for this listener.',
  ],
]

/** Returns what an error of a tool means; undefined where a line is none, or one that nobody knows. */
export const meaningOf = (text: string): string | undefined =>
  /Exception|Error|Timed out/.test(text) ? ERRORS.find(([pattern]) => pattern.test(text))?.[1] : undefined
