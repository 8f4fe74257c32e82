#!/usr/bin/env bash
# Who may do what in Orders platform: what the drawing needs, and no more.
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
# checkout writes in transactions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:checkout' --operation Write --transactional-id 'checkout-' --resource-pattern-type prefixed

# User:payments-api
# payments-api writes payments.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:payments-api' --operation Write --topic 'payments'

# User:web-tracker
# web-tracker writes clicks.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:web-tracker' --operation Write --topic 'clicks'

# User:fulfilment
# fulfilment reads orders.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Read --topic 'orders'
# fulfilment writes shipments.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Write --topic 'shipments'
# fulfilment joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Read --group 'fulfilment'
# fulfilment writes in transactions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fulfilment' --operation Write --transactional-id 'fulfilment-' --resource-pattern-type prefixed

# User:billing
# billing reads orders.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:billing' --operation Read --topic 'orders'
# billing writes orders.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:billing' --operation Write --topic 'orders.dlq'
# billing joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:billing' --operation Read --group 'billing'

# User:ledger
# ledger reads payments.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:ledger' --operation Read --topic 'payments'
# ledger joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:ledger' --operation Read --group 'ledger'

# User:analytics
# analytics reads clicks.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:analytics' --operation Read --topic 'clicks'
# analytics joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:analytics' --operation Read --group 'analytics'
