#!/usr/bin/env bash
# Who may do what in Order enrichment: what the drawing needs, and no more.
# An application's principal has its name here; where TLS says who it is, put its distinguished name.
#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-acls.sh, where it is not on the PATH
set -euo pipefail

tools="${KAFKA_BIN:+${KAFKA_BIN%/}/}"
connection=(--bootstrap-server "${BOOTSTRAP:?Set BOOTSTRAP to the brokers, as in BOOTSTRAP=kafka-1:9092}")
if [[ -n "${COMMAND_CONFIG:-}" ]]; then
  connection+=(--command-config "$COMMAND_CONFIG")
fi

# User:checkout
# checkout writes orders.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:checkout' --operation Write --topic 'orders'

# User:customer-service
# customer-service writes customers.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:customer-service' --operation Write --topic 'customers'

# User:fulfilment
# fulfilment reads orders.enriched.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Read --topic 'orders.enriched'
# fulfilment writes orders.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Write --topic 'orders.dlq'
# fulfilment joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Read --group 'fulfilment'

# User:region-dashboard
# region-dashboard reads orders.by-region.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:region-dashboard' --operation Read --topic 'orders.by-region'
# region-dashboard writes orders.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:region-dashboard' --operation Write --topic 'orders.dlq'
# region-dashboard joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:region-dashboard' --operation Read --group 'region-dashboard'

# User:order-enricher
# order-enricher: Joins each order with the latest of its customer, and counts orders by region.
# order-enricher reads customers.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Read --topic 'customers'
# order-enricher reads orders.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Read --topic 'orders'
# order-enricher writes orders.enriched.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Write --topic 'orders.enriched'
# order-enricher writes orders.by-region.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Write --topic 'orders.by-region'
# order-enricher joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Read --group 'order-enricher'
# order-enricher reads its internal topics.
# order-enricher writes its internal topics.
# order-enricher makes its internal topics.
# order-enricher purges what it has read of its repartition topics.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Read --operation Write --operation Create --operation Delete --topic 'order-enricher-' --resource-pattern-type prefixed
# order-enricher writes in transactions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-enricher' --operation Write --transactional-id 'order-enricher-' --resource-pattern-type prefixed
