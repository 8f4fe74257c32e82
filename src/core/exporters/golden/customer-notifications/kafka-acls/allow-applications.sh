#!/usr/bin/env bash
# Who may do what in Customer notifications: what the drawing needs, and no more.
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

# User:orders-api
# orders-api: Owner: orders
# orders-api writes order-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:orders-api' --operation Write --topic 'order-events'

# User:mailer
# mailer: Calls a provider for every record. An order of mails was never promised.; Owner: notifications
# mailer reads order-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mailer' --operation Read --topic 'order-events'
# mailer writes order-events.mailer.retry-1m.
# mailer reads order-events.mailer.retry-1m.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mailer' --operation Write --operation Read --topic 'order-events.mailer.retry-1m'
# mailer writes order-events.mailer.retry-10m.
# mailer reads order-events.mailer.retry-10m.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mailer' --operation Write --operation Read --topic 'order-events.mailer.retry-10m'
# mailer writes order-events.mailer.retry-2h.
# mailer reads order-events.mailer.retry-2h.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mailer' --operation Write --operation Read --topic 'order-events.mailer.retry-2h'
# mailer writes order-events.mailer.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mailer' --operation Write --topic 'order-events.mailer.dlq'
# mailer joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mailer' --operation Read --group 'mailer'

# User:order-history
# order-history: Owner: orders
# order-history reads order-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-history' --operation Read --topic 'order-events'
# order-history joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:order-history' --operation Read --group 'order-history'

# User:mail-support
# mail-support: Shows support what could not be told, to call the customer.; Owner: notifications
# mail-support reads order-events.mailer.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mail-support' --operation Read --topic 'order-events.mailer.dlq'
# mail-support joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mail-support' --operation Read --group 'mail-support'
