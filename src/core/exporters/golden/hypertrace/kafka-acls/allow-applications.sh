#!/usr/bin/env bash
# Who may do what in Hypertrace ingestion: what the drawing needs, and no more.
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

# User:jaeger-collectors
# jaeger-collectors: Outside the repository: assumed.
# jaeger-collectors writes jaeger-spans.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:jaeger-collectors' --operation Write --topic 'jaeger-spans'

# User:jaeger-spans-to-raw-spans-job
# jaeger-spans-to-raw-spans-job: Takes the spans of Jaeger apart. Its steps are assumed.
# jaeger-spans-to-raw-spans-job reads jaeger-spans.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:jaeger-spans-to-raw-spans-job' --operation Read --topic 'jaeger-spans'
# jaeger-spans-to-raw-spans-job writes raw-spans-from-jaeger-spans.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:jaeger-spans-to-raw-spans-job' --operation Write --topic 'raw-spans-from-jaeger-spans'
# jaeger-spans-to-raw-spans-job writes raw-logs.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:jaeger-spans-to-raw-spans-job' --operation Write --topic 'raw-logs'
# jaeger-spans-to-raw-spans-job joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:jaeger-spans-to-raw-spans-job' --operation Read --group 'jaeger-spans-to-raw-spans-job'

# User:raw-spans-to-structured-traces-grouping-job
# raw-spans-to-structured-traces-grouping-job: Groups the spans of a trace until none came for a while. Its stores are those of its configuration; how many keys they have, and its steps, are assumed.
# raw-spans-to-structured-traces-grouping-job reads raw-spans-from-jaeger-spans.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:raw-spans-to-structured-traces-grouping-job' --operation Read --topic 'raw-spans-from-jaeger-spans'
# raw-spans-to-structured-traces-grouping-job writes structured-traces-from-raw-spans.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:raw-spans-to-structured-traces-grouping-job' --operation Write --topic 'structured-traces-from-raw-spans'
# raw-spans-to-structured-traces-grouping-job joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:raw-spans-to-structured-traces-grouping-job' --operation Read --group 'raw-spans-to-structured-traces-grouping-job'
# raw-spans-to-structured-traces-grouping-job reads its internal topics.
# raw-spans-to-structured-traces-grouping-job writes its internal topics.
# raw-spans-to-structured-traces-grouping-job makes its internal topics.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:raw-spans-to-structured-traces-grouping-job' --operation Read --operation Write --operation Create --topic 'raw-spans-to-structured-traces-grouping-job-' --resource-pattern-type prefixed

# User:structured-traces-enrichment-job
# structured-traces-enrichment-job: Adds to each trace what is known of its services. Its step is assumed.
# structured-traces-enrichment-job reads structured-traces-from-raw-spans.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:structured-traces-enrichment-job' --operation Read --topic 'structured-traces-from-raw-spans'
# structured-traces-enrichment-job writes enriched-structured-traces.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:structured-traces-enrichment-job' --operation Write --topic 'enriched-structured-traces'
# structured-traces-enrichment-job joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:structured-traces-enrichment-job' --operation Read --group 'structured-traces-enrichment-job'

# User:all-views-generator
# all-views-generator: Makes of traces and logs the views that are queried. Its steps are assumed.
# all-views-generator reads enriched-structured-traces.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Read --topic 'enriched-structured-traces'
# all-views-generator reads raw-logs.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Read --topic 'raw-logs'
# all-views-generator writes backend-entity-view-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Write --topic 'backend-entity-view-events'
# all-views-generator writes raw-trace-view-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Write --topic 'raw-trace-view-events'
# all-views-generator writes raw-service-view-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Write --topic 'raw-service-view-events'
# all-views-generator writes service-call-view-events.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Write --topic 'service-call-view-events'
# all-views-generator writes span-event-view.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Write --topic 'span-event-view'
# all-views-generator writes log-event-view.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Write --topic 'log-event-view'
# all-views-generator joins its group and commits offsets.
"${tools}kafka-acls.sh" "${connection[@]}" --add --force --allow-principal 'User:all-views-generator' --operation Read --group 'all-views-generator'
