# Who may do what in Customer notifications: what the drawing needs, and no more.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# orders-api writes order-events.
resource "kafka_acl" "orders-api_topic_order-events_Write" {
  resource_name                = "order-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:orders-api"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# mailer reads order-events.
resource "kafka_acl" "mailer_topic_order-events_Read" {
  resource_name                = "order-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.retry-1m.
# mailer reads order-events.mailer.retry-1m.
resource "kafka_acl" "mailer_topic_order-events_mailer_retry-1m_Write" {
  resource_name                = "order-events.mailer.retry-1m"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.retry-1m.
# mailer reads order-events.mailer.retry-1m.
resource "kafka_acl" "mailer_topic_order-events_mailer_retry-1m_Read" {
  resource_name                = "order-events.mailer.retry-1m"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.retry-10m.
# mailer reads order-events.mailer.retry-10m.
resource "kafka_acl" "mailer_topic_order-events_mailer_retry-10m_Write" {
  resource_name                = "order-events.mailer.retry-10m"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.retry-10m.
# mailer reads order-events.mailer.retry-10m.
resource "kafka_acl" "mailer_topic_order-events_mailer_retry-10m_Read" {
  resource_name                = "order-events.mailer.retry-10m"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.retry-2h.
# mailer reads order-events.mailer.retry-2h.
resource "kafka_acl" "mailer_topic_order-events_mailer_retry-2h_Write" {
  resource_name                = "order-events.mailer.retry-2h"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.retry-2h.
# mailer reads order-events.mailer.retry-2h.
resource "kafka_acl" "mailer_topic_order-events_mailer_retry-2h_Read" {
  resource_name                = "order-events.mailer.retry-2h"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# mailer writes order-events.mailer.dlq.
resource "kafka_acl" "mailer_topic_order-events_mailer_dlq_Write" {
  resource_name                = "order-events.mailer.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# mailer joins its group and commits offsets.
resource "kafka_acl" "mailer_group_mailer_Read" {
  resource_name                = "mailer"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mailer"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-history reads order-events.
resource "kafka_acl" "order-history_topic_order-events_Read" {
  resource_name                = "order-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-history"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-history joins its group and commits offsets.
resource "kafka_acl" "order-history_group_order-history_Read" {
  resource_name                = "order-history"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-history"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# mail-support reads order-events.mailer.dlq.
resource "kafka_acl" "mail-support_topic_order-events_mailer_dlq_Read" {
  resource_name                = "order-events.mailer.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mail-support"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# mail-support joins its group and commits offsets.
resource "kafka_acl" "mail-support_group_mail-support_Read" {
  resource_name                = "mail-support"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mail-support"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "orders-api" {
  entity_name = "orders-api"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "240000"
  }
}

resource "kafka_quota" "mailer" {
  entity_name = "mailer"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "8331"
    "consumer_byte_rate" = "248214"
  }
}

resource "kafka_quota" "order-history" {
  entity_name = "order-history"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "240000"
  }
}

resource "kafka_quota" "mail-support" {
  entity_name = "mail-support"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "118"
  }
}
