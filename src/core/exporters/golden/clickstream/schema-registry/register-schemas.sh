#!/usr/bin/env bash
# Registers the schemas of Clickstream. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry='http://localhost:8081'
registry=${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}

# Values of page-views
send PUT '/config/page-views-value' 'requests/page-views-value.config.json'

# Values of clicks
send PUT '/config/clicks-value' 'requests/clicks-value.config.json'

# Values of sessions
send PUT '/config/sessions-value' 'requests/sessions-value.config.json'

# Values of profiles
send PUT '/config/profiles-value' 'requests/profiles-value.config.json'

# Values of clickstream.dlq
send PUT '/config/clickstream.dlq-value' 'requests/clickstream.dlq-value.config.json'
