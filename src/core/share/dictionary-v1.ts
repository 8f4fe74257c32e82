/**
 * What the compression of a link of version 1 knows before it begins: what designs often say, the most
 * frequent last. Frozen, since every link of the version needs it to be opened.
 */
export const DICTIONARY = [
  'The a an of to and in for with is are per from by records topic service design example assumption',
  'org.apache.kafka.clients.producer.RoundRobinPartitioner\torg.apache.kafka.clients.consumer.',
  'StickyAssignor\u0001RangeAssignor\u0001RoundRobinAssignor\u0001org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
  'SASL_SSL SCRAM-SHA-512 PLAINTEXT read_committed read_uncommitted CreateTime LogAppendTime consumer classic',
  'gzip snappy uncompressed producer zstd lz4 compact,delete delete compact latest earliest all none',
  'timestamp tenantId accountId sessionId productId sku deviceId userId eventId customerId paymentId id orderId',
  'Analytics Telemetry Clickstream Payments Orders platform pipeline',
  'telemetry readings sensors devices alerts metrics logs traces sessions clicks page-views search recommendations',
  'catalog pricing suppliers warehouse shipments returns invoices ledger accounts transactions fraud loyalty',
  'subscriptions identity users profiles audit reviews media notifications inventory customers billing',
  '-indexer -mailer -reporting -archive -enricher -projector -alerts -loader -sync -importer -worker -gateway -consumer',
  '.created.v1\t.updated.v1\t.cancelled\t.settled\t.snapshots\t.commands.v1\t.events.v1\t.dead-letter\t.retry\t.dlq',
  '\tweb-tracker\tfulfilment\tledger\tanalytics\tcheckout\t-service\t-api\tpayments\tpayments-api\torders.dlq\torders',
  '1e4\t1e5\t1e6\t25e4\t12e2\t2e4\t8e2\t500\t200\t1\t2\t3\t4\t6\t12\t24\t48\t0.001\t0.75',
  '02\u0001164e6\t02\u000112592e6\t02\u00011864e5\t02\u00016048e5\t02\u000116048e5\t02\u000116048e5',
  '320\t320\t130\t130\t120\t120\t160\t160\t140\t140\t\t\t\t\t\t\t0\t0\t0\t0\t0\t0\t0\t1\t1\t1\t1\ta\ta\ta\ta\t3\t3\t3\t3',
  '\n4.3\n3\n3\n0\n\n\n1\n0\n0\n\f',
].join('\n')
