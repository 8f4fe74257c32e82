# The topics of Hypertrace ingestion.
# Accepted: cluster-no-authentication. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-encryption. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-authorization. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-lag-monitoring. The cluster is outside the files that this design is read from.
terraform {
  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = "~> 2.0"
    }
  }
}

variable "kafka_cluster_id" {
  type = string
}

# Description: The repository has no settings to create it: partitions, replicas and settings are assumed.
resource "confluent_kafka_topic" "jaeger-spans" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "jaeger-spans"
  partitions_count = 8
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "raw-spans-from-jaeger-spans" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "raw-spans-from-jaeger-spans"
  partitions_count = 8
  config = {
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "1048588"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "raw-logs" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "raw-logs"
  partitions_count = 8
  config = {
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "1048588"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "structured-traces-from-raw-spans" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "structured-traces-from-raw-spans"
  partitions_count = 8
  config = {
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "10485760"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "enriched-structured-traces" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "enriched-structured-traces"
  partitions_count = 8
  config = {
    "retention.bytes" = "8589934592"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "confluent_kafka_topic" "backend-entity-view-events" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "backend-entity-view-events"
  partitions_count = 2
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "confluent_kafka_topic" "raw-trace-view-events" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "raw-trace-view-events"
  partitions_count = 2
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "confluent_kafka_topic" "raw-service-view-events" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "raw-service-view-events"
  partitions_count = 2
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "confluent_kafka_topic" "service-call-view-events" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "service-call-view-events"
  partitions_count = 2
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "confluent_kafka_topic" "span-event-view" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "span-event-view"
  partitions_count = 2
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "confluent_kafka_topic" "log-event-view" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "log-event-view"
  partitions_count = 2
  config = {
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
