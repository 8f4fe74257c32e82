#!/usr/bin/env bash
# Who may do what in Change data capture: what the drawing needs, and no more.
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

# User:shop-window
# shop-window writes shop.views.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-window' --operation Write --topic 'shop.views'

# User:product-view
# product-view: Builds the view of products that the shop window reads, anew whenever it likes.
# product-view reads shop.public.products.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:product-view' --operation Read --topic 'shop.public.products'
# product-view joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:product-view' --operation Read --group 'product-view'

# User:fulfilment
# fulfilment reads shop.public.orders.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Read --topic 'shop.public.orders'
# fulfilment writes shop-search.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Write --topic 'shop-search.dlq'
# fulfilment joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Read --group 'fulfilment'

# User:shop-connect
# shop-cdc: Follows the write-ahead log of the shop database, after a snapshot of its tables.
# shop-search: Keeps an index of products; a tombstone deletes its document.
# shop-cdc writes shop.public.products.
# shop-search reads shop.public.products.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Write --operation Read --topic 'shop.public.products'
# shop-cdc writes shop.public.orders.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Write --topic 'shop.public.orders'
# shop-search writes shop-search.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Write --topic 'shop-search.dlq'
# The workers of shop-connect are one group.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Read --group 'shop-connect'
# shop-connect keeps the settings of its connectors there.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Read --operation Write --operation Create --topic 'shop-connect-configs'
# shop-connect keeps how far its sources have read there.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Read --operation Write --operation Create --topic 'shop-connect-offsets'
# shop-connect keeps the states of its connectors there.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Read --operation Write --operation Create --topic 'shop-connect-status'
# shop-connect writes its configuration in transactions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Write --transactional-id 'connect-cluster-shop-connect'
# shop-cdc writes in transactions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Write --transactional-id 'shop-connect-shop-cdc-' --resource-pattern-type prefixed
# The tasks of shop-search are one group.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:shop-connect' --operation Read --group 'connect-shop-search'
