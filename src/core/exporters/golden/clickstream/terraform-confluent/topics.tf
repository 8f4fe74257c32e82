# The topics of Clickstream.
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

resource "confluent_kafka_topic" "page-views" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "page-views"
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

resource "confluent_kafka_topic" "clicks" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "clicks"
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

resource "confluent_kafka_topic" "sessions" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "sessions"
  partitions_count = 6
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "1209600000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest profile of every visitor who signed in.
resource "confluent_kafka_topic" "profiles" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "profiles"
  partitions_count = 12
  config = {
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "clickstream_dlq" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "clickstream.dlq"
  partitions_count = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
