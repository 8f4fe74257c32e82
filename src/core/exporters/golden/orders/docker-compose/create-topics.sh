#!/usr/bin/env bash
# The topics of Orders platform, with their settings.
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

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'orders' --partitions 16 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'orders' --add-config 'min.insync.replicas=2,retention.ms=604800000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'payments' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'payments' --add-config 'min.insync.replicas=2,retention.ms=2592000000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'clicks' --partitions 48 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'clicks' --add-config 'min.insync.replicas=2,retention.ms=21600000,segment.ms=3600000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'orders.dlq' --partitions 3 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'orders.dlq' --add-config 'min.insync.replicas=2,retention.ms=2592000000'

# Description: Read by the warehouses.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'shipments' --partitions 6 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'shipments' --add-config 'min.insync.replicas=2,retention.ms=604800000'
