# The topics of Customer notifications.
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

# Owner: orders
resource "confluent_kafka_topic" "order-events" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "order-events"
  partitions_count = 48
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "confluent_kafka_topic" "order-events_mailer_retry-1m" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "order-events.mailer.retry-1m"
  partitions_count = 48
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
    "segment.ms"          = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "confluent_kafka_topic" "order-events_mailer_retry-10m" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "order-events.mailer.retry-10m"
  partitions_count = 48
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
    "segment.ms"          = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "confluent_kafka_topic" "order-events_mailer_retry-2h" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "order-events.mailer.retry-2h"
  partitions_count = 48
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
    "segment.ms"          = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "confluent_kafka_topic" "order-events_mailer_dlq" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "order-events.mailer.dlq"
  partitions_count = 6
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
    "segment.ms"          = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
