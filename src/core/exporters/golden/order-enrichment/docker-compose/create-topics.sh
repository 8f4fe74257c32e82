#!/usr/bin/env bash
# The topics of Order enrichment, with their settings.
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
  --topic 'orders' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'orders' --add-config 'min.insync.replicas=2,retention.ms=604800000'

# Description: The latest of every customer.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'customers' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'customers' --add-config 'cleanup.policy=compact,min.insync.replicas=2,delete.retention.ms=604800000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'orders.enriched' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'orders.enriched' --add-config 'min.insync.replicas=2,retention.ms=604800000'

# Description: Orders of each region in every window of five minutes, once the window is closed.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'orders.by-region' --partitions 3 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'orders.by-region' --add-config 'min.insync.replicas=2,retention.ms=604800000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'orders.dlq' --partitions 3 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'orders.dlq' --add-config 'min.insync.replicas=2,retention.ms=2592000000'
