#!/usr/bin/env bash
# Who may do what in Clickstream: what the drawing needs, and no more.
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

# User:web-collector
# web-collector writes page-views.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:web-collector' --operation Write --topic 'page-views'
# web-collector writes clicks.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:web-collector' --operation Write --topic 'clicks'

# User:app-collector
# app-collector writes page-views.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:app-collector' --operation Write --topic 'page-views'
# app-collector writes clicks.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:app-collector' --operation Write --topic 'clicks'

# User:profile-service
# profile-service writes profiles.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:profile-service' --operation Write --topic 'profiles'

# User:session-builder
# session-builder: Joins views and clicks of a visitor into sessions, and writes them in transactions.
# session-builder reads page-views.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:session-builder' --operation Read --topic 'page-views'
# session-builder reads clicks.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:session-builder' --operation Read --topic 'clicks'
# session-builder writes sessions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:session-builder' --operation Write --topic 'sessions'
# session-builder writes clickstream.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:session-builder' --operation Write --topic 'clickstream.dlq'
# session-builder joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:session-builder' --operation Read --group 'session-builder'
# session-builder writes in transactions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:session-builder' --operation Write --transactional-id 'session-builder-' --resource-pattern-type prefixed

# User:live-dashboard
# live-dashboard reads page-views.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:live-dashboard' --operation Read --topic 'page-views'
# live-dashboard writes clickstream.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:live-dashboard' --operation Write --topic 'clickstream.dlq'
# live-dashboard joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:live-dashboard' --operation Read --group 'live-dashboard'

# User:recommendations
# recommendations reads sessions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:recommendations' --operation Read --topic 'sessions'
# recommendations reads profiles.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:recommendations' --operation Read --topic 'profiles'
# recommendations writes clickstream.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:recommendations' --operation Write --topic 'clickstream.dlq'
# recommendations joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:recommendations' --operation Read --group 'recommendations'

# User:warehouse-loader
# warehouse-loader reads sessions.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:warehouse-loader' --operation Read --topic 'sessions'
# warehouse-loader writes clickstream.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:warehouse-loader' --operation Write --topic 'clickstream.dlq'
# warehouse-loader joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:warehouse-loader' --operation Read --group 'warehouse-loader'

# User:dead-letter-review
# dead-letter-review reads clickstream.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:dead-letter-review' --operation Read --topic 'clickstream.dlq'
# dead-letter-review joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:dead-letter-review' --operation Read --group 'dead-letter-review'
