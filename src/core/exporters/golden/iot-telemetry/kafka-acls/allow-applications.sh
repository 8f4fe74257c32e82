#!/usr/bin/env bash
# Who may do what in IoT telemetry: what the drawing needs, and no more.
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

# User:mqtt-bridge
# mqtt-bridge writes telemetry.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:mqtt-bridge' --operation Write --topic 'telemetry'

# User:fleet-console
# fleet-console writes commands.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fleet-console' --operation Write --topic 'commands'

# User:state-keeper
# state-keeper: Writes the state of a device where it changed, and an alert where something is wrong.
# state-keeper reads telemetry.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:state-keeper' --operation Read --topic 'telemetry'
# state-keeper writes device-state.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:state-keeper' --operation Write --topic 'device-state'
# state-keeper writes alerts.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:state-keeper' --operation Write --topic 'alerts'
# state-keeper writes telemetry.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:state-keeper' --operation Write --topic 'telemetry.dlq'
# state-keeper joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:state-keeper' --operation Read --group 'state-keeper'

# User:time-series-loader
# time-series-loader reads telemetry.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:time-series-loader' --operation Read --topic 'telemetry'
# time-series-loader writes telemetry.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:time-series-loader' --operation Write --topic 'telemetry.dlq'
# time-series-loader joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:time-series-loader' --operation Read --group 'time-series-loader'

# User:fleet-view
# fleet-view reads device-state.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fleet-view' --operation Read --topic 'device-state'
# fleet-view writes telemetry.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fleet-view' --operation Write --topic 'telemetry.dlq'
# fleet-view joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:fleet-view' --operation Read --group 'fleet-view'

# User:on-call
# on-call reads alerts.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:on-call' --operation Read --topic 'alerts'
# on-call writes telemetry.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:on-call' --operation Write --topic 'telemetry.dlq'
# on-call joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:on-call' --operation Read --group 'on-call'

# User:command-sender
# command-sender reads commands.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:command-sender' --operation Read --topic 'commands'
# command-sender writes telemetry.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:command-sender' --operation Write --topic 'telemetry.dlq'
# command-sender joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:command-sender' --operation Read --group 'command-sender'

# User:dead-letter-review
# dead-letter-review reads telemetry.dlq.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:dead-letter-review' --operation Read --topic 'telemetry.dlq'
# dead-letter-review joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:dead-letter-review' --operation Read --group 'dead-letter-review'
