#!/usr/bin/env bash
# The topics of Change data capture, with their settings.
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
  --topic 'shop.views' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'shop.views' --add-config 'min.insync.replicas=2,retention.ms=86400000'

# Description: The latest of every product; deletions leave with their tombstones.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'shop.public.products' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'shop.public.products' --add-config 'cleanup.policy=compact,min.insync.replicas=2,delete.retention.ms=604800000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'shop.public.orders' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'shop.public.orders' --add-config 'min.insync.replicas=2,retention.ms=604800000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'shop-search.dlq' --partitions 3 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'shop-search.dlq' --add-config 'min.insync.replicas=2,retention.ms=2592000000'
