#!/usr/bin/env bash
# The topics of Customer notifications, with their settings.
# A topic that exists keeps its partitions and replicas; its settings become those below.
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

# Owner: orders
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'order-events' --partitions 48 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'order-events' --add-config 'min.insync.replicas=2,retention.ms=604800000'

# Owner: notifications
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'order-events.mailer.retry-1m' --partitions 48 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'order-events.mailer.retry-1m' --add-config 'min.insync.replicas=2,retention.ms=259200000,segment.ms=86400000'

# Owner: notifications
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'order-events.mailer.retry-10m' --partitions 48 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'order-events.mailer.retry-10m' --add-config 'min.insync.replicas=2,retention.ms=259200000,segment.ms=86400000'

# Owner: notifications
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'order-events.mailer.retry-2h' --partitions 48 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'order-events.mailer.retry-2h' --add-config 'min.insync.replicas=2,retention.ms=604800000,segment.ms=86400000'

# Owner: notifications
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'order-events.mailer.dlq' --partitions 6 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'order-events.mailer.dlq' --add-config 'min.insync.replicas=2,retention.ms=2592000000,segment.ms=86400000'
