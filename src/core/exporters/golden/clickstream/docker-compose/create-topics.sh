#!/usr/bin/env bash
# The topics of Clickstream, with their settings.
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
  --topic 'page-views' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'page-views' --add-config 'min.insync.replicas=2,retention.ms=259200000,segment.ms=21600000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'clicks' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'clicks' --add-config 'min.insync.replicas=2,retention.ms=259200000,segment.ms=21600000'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'sessions' --partitions 6 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'sessions' --add-config 'min.insync.replicas=2,retention.ms=1209600000'

# Description: The latest profile of every visitor who signed in.
"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'profiles' --partitions 12 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'profiles' --add-config 'cleanup.policy=compact,min.insync.replicas=2'

"${tools}kafka-topics.sh" "${connection[@]}" --create --if-not-exists \
  --topic 'clickstream.dlq' --partitions 3 --replication-factor 3
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type topics \
  --entity-name 'clickstream.dlq' --add-config 'min.insync.replicas=2,retention.ms=2592000000'
