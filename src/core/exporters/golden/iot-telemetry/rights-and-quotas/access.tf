# Who may do what in IoT telemetry: what the drawing needs, and no more.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# mqtt-bridge writes telemetry.
resource "kafka_acl" "mqtt-bridge_topic_telemetry_Write" {
  resource_name                = "telemetry"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:mqtt-bridge"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# fleet-console writes commands.
resource "kafka_acl" "fleet-console_topic_commands_Write" {
  resource_name                = "commands"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fleet-console"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# state-keeper reads telemetry.
resource "kafka_acl" "state-keeper_topic_telemetry_Read" {
  resource_name                = "telemetry"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:state-keeper"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# state-keeper writes device-state.
resource "kafka_acl" "state-keeper_topic_device-state_Write" {
  resource_name                = "device-state"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:state-keeper"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# state-keeper writes alerts.
resource "kafka_acl" "state-keeper_topic_alerts_Write" {
  resource_name                = "alerts"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:state-keeper"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# state-keeper writes telemetry.dlq.
resource "kafka_acl" "state-keeper_topic_telemetry_dlq_Write" {
  resource_name                = "telemetry.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:state-keeper"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# state-keeper joins its group and commits offsets.
resource "kafka_acl" "state-keeper_group_state-keeper_Read" {
  resource_name                = "state-keeper"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:state-keeper"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# time-series-loader reads telemetry.
resource "kafka_acl" "time-series-loader_topic_telemetry_Read" {
  resource_name                = "telemetry"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:time-series-loader"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# time-series-loader writes telemetry.dlq.
resource "kafka_acl" "time-series-loader_topic_telemetry_dlq_Write" {
  resource_name                = "telemetry.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:time-series-loader"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# time-series-loader joins its group and commits offsets.
resource "kafka_acl" "time-series-loader_group_time-series-loader_Read" {
  resource_name                = "time-series-loader"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:time-series-loader"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# fleet-view reads device-state.
resource "kafka_acl" "fleet-view_topic_device-state_Read" {
  resource_name                = "device-state"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fleet-view"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# fleet-view writes telemetry.dlq.
resource "kafka_acl" "fleet-view_topic_telemetry_dlq_Write" {
  resource_name                = "telemetry.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fleet-view"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# fleet-view joins its group and commits offsets.
resource "kafka_acl" "fleet-view_group_fleet-view_Read" {
  resource_name                = "fleet-view"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fleet-view"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# on-call reads alerts.
resource "kafka_acl" "on-call_topic_alerts_Read" {
  resource_name                = "alerts"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:on-call"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# on-call writes telemetry.dlq.
resource "kafka_acl" "on-call_topic_telemetry_dlq_Write" {
  resource_name                = "telemetry.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:on-call"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# on-call joins its group and commits offsets.
resource "kafka_acl" "on-call_group_on-call_Read" {
  resource_name                = "on-call"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:on-call"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# command-sender reads commands.
resource "kafka_acl" "command-sender_topic_commands_Read" {
  resource_name                = "commands"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:command-sender"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# command-sender writes telemetry.dlq.
resource "kafka_acl" "command-sender_topic_telemetry_dlq_Write" {
  resource_name                = "telemetry.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:command-sender"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# command-sender joins its group and commits offsets.
resource "kafka_acl" "command-sender_group_command-sender_Read" {
  resource_name                = "command-sender"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:command-sender"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# dead-letter-review reads telemetry.dlq.
resource "kafka_acl" "dead-letter-review_topic_telemetry_dlq_Read" {
  resource_name                = "telemetry.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:dead-letter-review"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# dead-letter-review joins its group and commits offsets.
resource "kafka_acl" "dead-letter-review_group_dead-letter-review_Read" {
  resource_name                = "dead-letter-review"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:dead-letter-review"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "mqtt-bridge" {
  entity_name = "mqtt-bridge"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "4861112"
  }
}

resource "kafka_quota" "fleet-console" {
  entity_name = "fleet-console"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "33334"
  }
}

resource "kafka_quota" "state-keeper" {
  entity_name = "state-keeper"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "567223"
    "consumer_byte_rate" = "4861112"
  }
}

resource "kafka_quota" "time-series-loader" {
  entity_name = "time-series-loader"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "8889"
    "consumer_byte_rate" = "4861112"
  }
}

resource "kafka_quota" "fleet-view" {
  entity_name = "fleet-view"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "445"
    "consumer_byte_rate" = "555556"
  }
}

resource "kafka_quota" "on-call" {
  entity_name = "on-call"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "2"
    "consumer_byte_rate" = "2778"
  }
}

resource "kafka_quota" "command-sender" {
  entity_name = "command-sender"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "36"
    "consumer_byte_rate" = "33334"
  }
}

resource "kafka_quota" "dead-letter-review" {
  entity_name = "dead-letter-review"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "18260"
  }
}
