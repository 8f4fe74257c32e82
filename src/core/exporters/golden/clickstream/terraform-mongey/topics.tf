# The topics of Clickstream.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

resource "kafka_topic" "page-views" {
  name               = "page-views"
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

resource "kafka_topic" "clicks" {
  name               = "clicks"
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

resource "kafka_topic" "sessions" {
  name               = "sessions"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "1209600000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest profile of every visitor who signed in.
resource "kafka_topic" "profiles" {
  name               = "profiles"
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

resource "kafka_topic" "clickstream_dlq" {
  name               = "clickstream.dlq"
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
