# The topics of Clickstream.
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

resource "aws_msk_topic" "page-views" {
  name               = "page-views"
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

resource "aws_msk_topic" "clicks" {
  name               = "clicks"
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

resource "aws_msk_topic" "sessions" {
  name               = "sessions"
  cluster_arn        = var.cluster_arn
  partition_count    = 6
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "1209600000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest profile of every visitor who signed in.
resource "aws_msk_topic" "profiles" {
  name               = "profiles"
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

resource "aws_msk_topic" "clickstream_dlq" {
  name               = "clickstream.dlq"
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
