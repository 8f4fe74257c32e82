# The topics of Hypertrace ingestion.
# Accepted: cluster-no-authentication. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-encryption. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-authorization. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-lag-monitoring. The cluster is outside the files that this design is read from.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# Description: The repository has no settings to create it: partitions, replicas and settings are assumed.
resource "kafka_topic" "jaeger-spans" {
  name               = "jaeger-spans"
  partitions         = 8
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "raw-spans-from-jaeger-spans" {
  name               = "raw-spans-from-jaeger-spans"
  partitions         = 8
  replication_factor = 3
  config = {
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "1048588"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "raw-logs" {
  name               = "raw-logs"
  partitions         = 8
  replication_factor = 3
  config = {
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "1048588"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "structured-traces-from-raw-spans" {
  name               = "structured-traces-from-raw-spans"
  partitions         = 8
  replication_factor = 3
  config = {
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "10485760"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "enriched-structured-traces" {
  name               = "enriched-structured-traces"
  partitions         = 8
  replication_factor = 3
  config = {
    "retention.bytes" = "8589934592"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "kafka_topic" "backend-entity-view-events" {
  name               = "backend-entity-view-events"
  partitions         = 2
  replication_factor = 1
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "kafka_topic" "raw-trace-view-events" {
  name               = "raw-trace-view-events"
  partitions         = 2
  replication_factor = 1
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "kafka_topic" "raw-service-view-events" {
  name               = "raw-service-view-events"
  partitions         = 2
  replication_factor = 1
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "kafka_topic" "service-call-view-events" {
  name               = "service-call-view-events"
  partitions         = 2
  replication_factor = 1
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "kafka_topic" "span-event-view" {
  name               = "span-event-view"
  partitions         = 2
  replication_factor = 1
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "kafka_topic" "log-event-view" {
  name               = "log-event-view"
  partitions         = 2
  replication_factor = 1
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
