# The topics of IoT telemetry.
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

resource "aws_msk_topic" "telemetry" {
  name               = "telemetry"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
    "segment.ms"          = "21600000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest state of every device; a device that is retired is deleted by a tombstone.
resource "aws_msk_topic" "device-state" {
  name               = "device-state"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "alerts" {
  name               = "alerts"
  cluster_arn        = var.cluster_arn
  partition_count    = 6
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "commands" {
  name               = "commands"
  cluster_arn        = var.cluster_arn
  partition_count    = 6
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "telemetry_dlq" {
  name               = "telemetry.dlq"
  cluster_arn        = var.cluster_arn
  partition_count    = 3
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  })

  lifecycle {
    prevent_destroy = true
  }
}
