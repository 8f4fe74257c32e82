#!/usr/bin/env bash
# Registers the schemas of Hypertrace ingestion. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry='http://localhost:8081'
registry=${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}

# Values of jaeger-spans

# Values of raw-spans-from-jaeger-spans

# Values of raw-logs

# Values of structured-traces-from-raw-spans

# Values of enriched-structured-traces

# Values of backend-entity-view-events

# Values of raw-trace-view-events

# Values of raw-service-view-events

# Values of service-call-view-events

# Values of span-event-view

# Values of log-event-view
