#!/usr/bin/env bash
# How much each application of Orders may write and read, in bytes a second at each broker.
# What is stated in the design, else its peak with growth and headroom: who does what is drawn is never slowed down.
#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-configs.sh, where it is not on the PATH
set -euo pipefail
tools="${KAFKA_BIN:+${KAFKA_BIN%/}/}"
connection=(--bootstrap-server "${BOOTSTRAP:?Set BOOTSTRAP to the brokers, as in BOOTSTRAP=kafka-1:9092}")
if [[ -n "${COMMAND_CONFIG:-}" ]]; then
  connection+=(--command-config "$COMMAND_CONFIG")
fi

"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type users --entity-name 'checkout' --add-config 'producer_byte_rate=213334'
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type users --entity-name 'billing' --add-config 'producer_byte_rate=427,consumer_byte_rate=213334'
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type users --entity-name 'orders-repair' --add-config 'consumer_byte_rate=427'
"${tools}kafka-configs.sh" "${connection[@]}" --alter --entity-type users --entity-name 'order-counter' --add-config 'producer_byte_rate=226134,consumer_byte_rate=213334'
