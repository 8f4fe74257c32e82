#!/usr/bin/env bash
# The topics of Hypertrace ingestion, with their settings.
# A topic that exists keeps its partitions and replicas; its settings become those below.
# Accepted: cluster-no-authentication. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-encryption. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-authorization. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-lag-monitoring. The cluster is outside the files that this design is read from.
#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-topics.sh, where it is not on the PATH
set -euo pipefail

tools="${KAFKA_BIN:+${KAFKA_BIN%/}/}"
connection=(--bootstrap-server "${BOOTSTRAP:?Set BOOTSTRAP to the brokers, as in BOOTSTRAP=kafka-1:9092}")
if [[ -n "${COMMAND_CONFIG:-}" ]]; then
  connection+=(--command-config "$COMMAND_CONFIG")
fi

# Description: The repository has no settings to create it: partitions, replicas and settings are assumed.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'jaeger-spans' --partitions 8 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'jaeger-spans' --add-config 'min.insync.replicas=2,retention.ms=86400000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'raw-spans-from-jaeger-spans' --partitions 8 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'raw-spans-from-jaeger-spans' --add-config 'retention.bytes=8589934592,retention.ms=86400000,max.message.bytes=1048588'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'raw-logs' --partitions 8 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'raw-logs' --add-config 'retention.bytes=8589934592,retention.ms=86400000,max.message.bytes=1048588'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'structured-traces-from-raw-spans' --partitions 8 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'structured-traces-from-raw-spans' --add-config 'retention.bytes=8589934592,retention.ms=86400000,max.message.bytes=10485760'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'enriched-structured-traces' --partitions 8 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'enriched-structured-traces' --add-config 'retention.bytes=8589934592,retention.ms=86400000'

# Description: Read by Apache Pinot.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'backend-entity-view-events' --partitions 2 --replication-factor 1
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'backend-entity-view-events' --add-config 'retention.bytes=4294967296,retention.ms=86400000'

# Description: Read by Apache Pinot.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'raw-trace-view-events' --partitions 2 --replication-factor 1
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'raw-trace-view-events' --add-config 'retention.bytes=4294967296,retention.ms=86400000'

# Description: Read by Apache Pinot.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'raw-service-view-events' --partitions 2 --replication-factor 1
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'raw-service-view-events' --add-config 'retention.bytes=4294967296,retention.ms=86400000'

# Description: Read by Apache Pinot.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'service-call-view-events' --partitions 2 --replication-factor 1
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'service-call-view-events' --add-config 'retention.bytes=4294967296,retention.ms=86400000'

# Description: Read by Apache Pinot.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'span-event-view' --partitions 2 --replication-factor 1
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'span-event-view' --add-config 'retention.bytes=4294967296,retention.ms=86400000'

# Description: Read by Apache Pinot.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'log-event-view' --partitions 2 --replication-factor 1
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'log-event-view' --add-config 'retention.bytes=4294967296,retention.ms=86400000'
