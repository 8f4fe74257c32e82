# The topics of Customer notifications.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "cluster_arn" {
  type = string
}

# Owner: orders
resource "aws_msk_topic" "order-events" {
  name               = "order-events"
  cluster_arn        = var.cluster_arn
  partition_count    = 48
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "aws_msk_topic" "order-events_mailer_retry-1m" {
  name               = "order-events.mailer.retry-1m"
  cluster_arn        = var.cluster_arn
  partition_count    = 48
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
    "segment.ms"          = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "aws_msk_topic" "order-events_mailer_retry-10m" {
  name               = "order-events.mailer.retry-10m"
  cluster_arn        = var.cluster_arn
  partition_count    = 48
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
    "segment.ms"          = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "aws_msk_topic" "order-events_mailer_retry-2h" {
  name               = "order-events.mailer.retry-2h"
  cluster_arn        = var.cluster_arn
  partition_count    = 48
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
    "segment.ms"          = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Owner: notifications
resource "aws_msk_topic" "order-events_mailer_dlq" {
  name               = "order-events.mailer.dlq"
  cluster_arn        = var.cluster_arn
  partition_count    = 6
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
    "segment.ms"          = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}
