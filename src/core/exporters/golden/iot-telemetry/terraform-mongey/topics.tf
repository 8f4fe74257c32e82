# The topics of IoT telemetry.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

resource "kafka_topic" "telemetry" {
  name               = "telemetry"
  partitions         = 12
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
    "segment.ms"          = "21600000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest state of every device; a device that is retired is deleted by a tombstone.
resource "kafka_topic" "device-state" {
  name               = "device-state"
  partitions         = 12
  replication_factor = 3
  config = {
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "alerts" {
  name               = "alerts"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "commands" {
  name               = "commands"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "telemetry_dlq" {
  name               = "telemetry.dlq"
  partitions         = 3
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
