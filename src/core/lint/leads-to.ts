/**
 * What a fix of a rule may lead to: rules that may then have something to say that had nothing before. Each is a
 * decision that the fix cannot make for a person, as who reads a topic that it draws, or a fact that it makes visible.
 * Before a fix is applied the screen says what follows in this design; of a design too large to be analysed twice it
 * says what may. Held true by `what-follows.test.ts`: nothing
 * follows that is not here.
 */
export const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  'access-plain-without-tls': ['cluster-no-encryption'],
  'cluster-internal-topics-not-created': ['cluster-internal-topics-unsafe'],
  'connector-errors-dropped': ['topic-dead-letter-unread'],
  'connector-mirror-topic-named-otherwise': ['connector-mirror-leaves-out'],
  'connector-topic-not-drawn': ['topic-no-schema', 'topic-unwritten'],
  'connector-writes-other-topics': ['topic-no-schema', 'topic-unread', 'topic-unwritten'],
  'consumer-group-described-otherwise': [
    'consumer-group-everything-forgotten',
    'consumer-group-poll-interval-too-short',
    'consumer-group-slower-than-traffic',
    'topic-unwritten',
  ],
  'consumer-group-everything-written-by-all': ['consumer-group-auto-commit-with-processing'],
  'consumer-group-range-skew': ['consumer-group-slower-than-peak'],
  'consumer-group-retries-without-end': ['topic-dead-letter-unread'],
  'consumer-group-retries-without-order': ['topic-unread', 'topic-unwritten'],
  'consumer-group-settings-refused': ['consumer-group-offset-reset-loses'],
  'consumer-group-share-dead-letters-half-set': ['consumer-group-topic-not-drawn', 'topic-unwritten'],
  'consumer-group-topic-not-drawn': ['topic-no-schema', 'topic-unwritten'],
  'producer-config-invalid-value': ['producer-config-rejected'],
  'producer-config-rejected': [
    'consumer-group-read-uncommitted',
    'delivery-at-most-once-for-business',
    'producer-acks-not-all',
    'producer-transactional-id-shared',
    'topic-order-at-risk',
  ],
  'producer-topic-not-drawn': ['topic-no-schema', 'topic-unread'],
  'producer-transactional-without-id': ['consumer-group-read-uncommitted'],
  'streams-app-cannot-be-built': ['streams-app-generated-names'],
  'streams-app-global-table-too-large': ['streams-app-generated-names', 'streams-app-state-does-not-fit'],
  'streams-app-topic-not-drawn': ['topic-no-schema', 'topic-unwritten'],
  'topic-dead-letter-loop': [
    'consumer-group-reads-nothing',
    'consumer-group-slower-than-traffic',
    'topic-dead-letter-unread',
    'topic-partitions-too-few',
    'topic-unwritten',
  ],
  'topic-event-log-compacted': ['cluster-too-few-brokers', 'topic-retention-endless'],
  'topic-min-insync-replicas-one': ['topic-min-insync-replicas-above-replication-factor'],
  'topic-no-schema': ['connector-converter-against-schema'],
  'topic-partitions-too-few': ['consumer-group-slower-than-peak', 'topic-partitions-far-outside-usual'],
  'topic-retention-endless': ['connector-schema-history-unsafe', 'topic-dead-letter-retention-shorter'],
  'topic-retention-shorter-than-group-stop': ['cluster-too-few-brokers'],
  'topic-retention-undecided': ['topic-dead-letter-retention-shorter'],
  'topic-retry-read-by-others': ['consumer-group-reads-nothing', 'topic-unwritten'],
  'topic-size-limits-chain': ['topic-dead-letters-too-large'],
  'topic-size-limits-disagree': ['topic-dead-letters-too-large'],
  'topic-time-in-seconds': ['cluster-too-few-brokers', 'topic-dead-letter-retention-shorter'],
}
