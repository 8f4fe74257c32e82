# Who may do what in Orders: what the drawing needs, and no more.
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

variable "environment_id" {
  type = string
}

resource "confluent_service_account" "checkout" {
  display_name = "checkout"
}

resource "confluent_service_account" "billing" {
  display_name = "billing"
}

resource "confluent_service_account" "orders-repair" {
  display_name = "orders-repair"
}

resource "confluent_service_account" "order-counter" {
  display_name = "order-counter"
}

# checkout writes orders.
resource "confluent_kafka_acl" "checkout_topic_orders_Write" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "orders"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.checkout.id}"
  host          = "*"
  operation     = "WRITE"
  permission    = "ALLOW"
}

# billing reads orders.
resource "confluent_kafka_acl" "billing_topic_orders_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "orders"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.billing.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# billing writes orders.dlq.
resource "confluent_kafka_acl" "billing_topic_orders_dlq_Write" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "orders.dlq"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.billing.id}"
  host          = "*"
  operation     = "WRITE"
  permission    = "ALLOW"
}

# billing joins its group and commits offsets.
resource "confluent_kafka_acl" "billing_group_billing_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "GROUP"
  resource_name = "billing"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.billing.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# orders-repair reads orders.dlq.
resource "confluent_kafka_acl" "orders-repair_topic_orders_dlq_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "orders.dlq"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.orders-repair.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# orders-repair joins its group and commits offsets.
resource "confluent_kafka_acl" "orders-repair_group_orders-repair_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "GROUP"
  resource_name = "orders-repair"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.orders-repair.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# order-counter reads orders.
resource "confluent_kafka_acl" "order-counter_topic_orders_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "orders"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# order-counter writes order-counts.
resource "confluent_kafka_acl" "order-counter_topic_order-counts_Write" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "order-counts"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "WRITE"
  permission    = "ALLOW"
}

# order-counter joins its group and commits offsets.
resource "confluent_kafka_acl" "order-counter_group_order-counter_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "GROUP"
  resource_name = "order-counter"
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# order-counter reads its internal topics.
# order-counter writes its internal topics.
# order-counter makes its internal topics.
resource "confluent_kafka_acl" "order-counter_topic_prefix_order-counter-_Read" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "order-counter-"
  pattern_type  = "PREFIXED"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}

# order-counter reads its internal topics.
# order-counter writes its internal topics.
# order-counter makes its internal topics.
resource "confluent_kafka_acl" "order-counter_topic_prefix_order-counter-_Write" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "order-counter-"
  pattern_type  = "PREFIXED"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "WRITE"
  permission    = "ALLOW"
}

# order-counter reads its internal topics.
# order-counter writes its internal topics.
# order-counter makes its internal topics.
resource "confluent_kafka_acl" "order-counter_topic_prefix_order-counter-_Create" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TOPIC"
  resource_name = "order-counter-"
  pattern_type  = "PREFIXED"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "CREATE"
  permission    = "ALLOW"
}

# order-counter writes in transactions.
resource "confluent_kafka_acl" "order-counter_transactional-id_prefix_order-counter-_Write" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  resource_type = "TRANSACTIONAL_ID"
  resource_name = "order-counter-"
  pattern_type  = "PREFIXED"
  principal     = "User:${confluent_service_account.order-counter.id}"
  host          = "*"
  operation     = "WRITE"
  permission    = "ALLOW"
}

resource "confluent_kafka_client_quota" "checkout" {
  display_name = "checkout"
  throughput {
    ingress_byte_rate = "640002"
    egress_byte_rate  = "640002"
  }
  principals = [confluent_service_account.checkout.id]
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  environment {
    id = var.environment_id
  }
}

resource "confluent_kafka_client_quota" "billing" {
  display_name = "billing"
  throughput {
    ingress_byte_rate = "1281"
    egress_byte_rate  = "640002"
  }
  principals = [confluent_service_account.billing.id]
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  environment {
    id = var.environment_id
  }
}

resource "confluent_kafka_client_quota" "orders-repair" {
  display_name = "orders-repair"
  throughput {
    ingress_byte_rate = "1281"
    egress_byte_rate  = "1281"
  }
  principals = [confluent_service_account.orders-repair.id]
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  environment {
    id = var.environment_id
  }
}

resource "confluent_kafka_client_quota" "order-counter" {
  display_name = "order-counter"
  throughput {
    ingress_byte_rate = "678402"
    egress_byte_rate  = "640002"
  }
  principals = [confluent_service_account.order-counter.id]
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  environment {
    id = var.environment_id
  }
}
