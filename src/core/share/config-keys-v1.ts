/** Settings by their code in a link of version 1. Frozen: a key may be added at the end, none may move. */
export const CONFIG_KEYS: readonly string[] =
  `min.insync.replicas retention.ms cleanup.policy compression.type linger.ms
partition.assignment.strategy max.poll.records auto.offset.reset isolation.level batch.size acks
enable.idempotence enable.auto.commit retention.bytes segment.bytes segment.ms max.message.bytes
delete.retention.ms min.cleanable.dirty.ratio max.in.flight.requests.per.connection transactional.id
group.protocol session.timeout.ms heartbeat.interval.ms max.poll.interval.ms fetch.min.bytes fetch.max.wait.ms
max.partition.fetch.bytes fetch.max.bytes group.instance.id delivery.timeout.ms request.timeout.ms retries
buffer.memory max.request.size transaction.timeout.ms partitioner.class partitioner.ignore.keys
auto.commit.interval.ms group.remote.assignor client.rack client.id security.protocol sasl.mechanism
max.block.ms retry.backoff.ms auto.create.topics.enable default.replication.factor num.partitions
unclean.leader.election.enable message.timestamp.type max.compaction.lag.ms min.compaction.lag.ms
remote.storage.enable local.retention.ms local.retention.bytes message.max.bytes log.retention.ms
log.retention.hours log.retention.bytes log.segment.bytes offsets.retention.minutes replica.fetch.max.bytes
offsets.topic.replication.factor transaction.state.log.replication.factor transaction.state.log.min.isr
transaction.max.timeout.ms group.initial.rebalance.delay.ms group.min.session.timeout.ms
group.max.session.timeout.ms message.timestamp.after.max.ms message.timestamp.before.max.ms
compression.zstd.level compression.lz4.level compression.gzip.level flush.messages flush.ms
index.interval.bytes segment.index.bytes segment.jitter.ms preallocate file.delete.delay.ms
leader.replication.throttled.replicas follower.replication.throttled.replicas remote.log.copy.disable
remote.log.delete.on.disable key.serializer value.serializer key.deserializer value.deserializer
interceptor.classes allow.auto.create.topics check.crcs exclude.internal.topics default.api.timeout.ms
connections.max.idle.ms metadata.max.age.ms receive.buffer.bytes send.buffer.bytes retry.backoff.max.ms
reconnect.backoff.ms reconnect.backoff.max.ms partitioner.adaptive.partitioning.enable
partitioner.availability.timeout.ms schema.registry.url sasl.jaas.config ssl.truststore.location
ssl.endpoint.identification.algorithm num.stream.threads processing.guarantee commit.interval.ms
num.standby.replicas replication.factor statestore.cache.max.bytes application.id state.dir`.split(/\s+/)
