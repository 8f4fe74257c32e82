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

variable "kafka_cluster_rbac_crn" {
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
resource "confluent_role_binding" "checkout_topic_orders_DeveloperWrite" {
  principal   = "User:${confluent_service_account.checkout.id}"
  role_name   = "DeveloperWrite"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=orders"
}

# billing reads orders.
resource "confluent_role_binding" "billing_topic_orders_DeveloperRead" {
  principal   = "User:${confluent_service_account.billing.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=orders"
}

# billing writes orders.dlq.
resource "confluent_role_binding" "billing_topic_orders_dlq_DeveloperWrite" {
  principal   = "User:${confluent_service_account.billing.id}"
  role_name   = "DeveloperWrite"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=orders.dlq"
}

# billing joins its group and commits offsets.
resource "confluent_role_binding" "billing_group_billing_DeveloperRead" {
  principal   = "User:${confluent_service_account.billing.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/group=billing"
}

# orders-repair reads orders.dlq.
resource "confluent_role_binding" "orders-repair_topic_orders_dlq_DeveloperRead" {
  principal   = "User:${confluent_service_account.orders-repair.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=orders.dlq"
}

# orders-repair joins its group and commits offsets.
resource "confluent_role_binding" "orders-repair_group_orders-repair_DeveloperRead" {
  principal   = "User:${confluent_service_account.orders-repair.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/group=orders-repair"
}

# order-counter reads orders.
resource "confluent_role_binding" "order-counter_topic_orders_DeveloperRead" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=orders"
}

# order-counter writes order-counts.
resource "confluent_role_binding" "order-counter_topic_order-counts_DeveloperWrite" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperWrite"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=order-counts"
}

# order-counter joins its group and commits offsets.
resource "confluent_role_binding" "order-counter_group_order-counter_DeveloperRead" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/group=order-counter"
}

# order-counter reads its internal topics.
# order-counter writes its internal topics.
# order-counter makes its internal topics.
resource "confluent_role_binding" "order-counter_topic_prefix_order-counter-_DeveloperRead" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperRead"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=order-counter-*"
}

# order-counter reads its internal topics.
# order-counter writes its internal topics.
# order-counter makes its internal topics.
resource "confluent_role_binding" "order-counter_topic_prefix_order-counter-_DeveloperWrite" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperWrite"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=order-counter-*"
}

# order-counter reads its internal topics.
# order-counter writes its internal topics.
# order-counter makes its internal topics.
resource "confluent_role_binding" "order-counter_topic_prefix_order-counter-_DeveloperManage" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperManage"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/topic=order-counter-*"
}

# order-counter writes in transactions.
resource "confluent_role_binding" "order-counter_transactional-id_prefix_order-counter-_DeveloperWrite" {
  principal   = "User:${confluent_service_account.order-counter.id}"
  role_name   = "DeveloperWrite"
  crn_pattern = "${var.kafka_cluster_rbac_crn}/kafka=${var.kafka_cluster_id}/transactional-id=order-counter-*"
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
