#!/usr/bin/env bash
# The topics of IoT telemetry, with their settings.
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
  --topic 'telemetry' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'telemetry' --add-config 'min.insync.replicas=2,retention.ms=259200000,segment.ms=21600000'

# Description: The latest state of every device; a device that is retired is deleted by a tombstone.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'device-state' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'device-state' --add-config 'cleanup.policy=compact,min.insync.replicas=2'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'alerts' --partitions 6 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'alerts' --add-config 'min.insync.replicas=2,retention.ms=2592000000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'commands' --partitions 6 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'commands' --add-config 'min.insync.replicas=2,retention.ms=604800000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'telemetry.dlq' --partitions 3 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'telemetry.dlq' --add-config 'min.insync.replicas=2,retention.ms=2592000000'
