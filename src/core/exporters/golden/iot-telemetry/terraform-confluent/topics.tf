# The topics of IoT telemetry.
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

resource "confluent_kafka_topic" "telemetry" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "telemetry"
  partitions_count = 12
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
resource "confluent_kafka_topic" "device-state" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "device-state"
  partitions_count = 12
  config = {
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "alerts" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "alerts"
  partitions_count = 6
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "commands" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "commands"
  partitions_count = 6
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "telemetry_dlq" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "telemetry.dlq"
  partitions_count = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
