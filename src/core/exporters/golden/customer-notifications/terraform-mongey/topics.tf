# The topics of Customer notifications.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# Owner: orders
resource "kafka_topic" "order-events" {
  name               = "order-events"
  partitions         = 48
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "kafka_topic" "order-events_mailer_retry-1m" {
  name               = "order-events.mailer.retry-1m"
  partitions         = 48
  replication_factor = 3
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
resource "kafka_topic" "order-events_mailer_retry-10m" {
  name               = "order-events.mailer.retry-10m"
  partitions         = 48
  replication_factor = 3
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
resource "kafka_topic" "order-events_mailer_retry-2h" {
  name               = "order-events.mailer.retry-2h"
  partitions         = 48
  replication_factor = 3
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
resource "kafka_topic" "order-events_mailer_dlq" {
  name               = "order-events.mailer.dlq"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
    "segment.ms"          = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
