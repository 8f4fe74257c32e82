// Package settings holds the settings of an application.
//
// Settings of mail-support in Customer notifications, for Sarama.
// It reads order-events.mailer.dlq.
// Description: Shows support what could not be told, to call the customer.
// Owner: notifications
package settings

import (
	"crypto/tls"

	"github.com/IBM/sarama"
)

// Brokers is where the cluster is.
var Brokers = []string{"localhost:9092"}

// Group is the consumer group, and Topics are what it reads.
const Group = "mail-support"

var Topics = []string{"order-events.mailer.dlq"}

// connection is how the cluster is reached.
func connection() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "mail-support"
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{MinVersion: tls.VersionTLS12}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.User = "mail-support"
	config.Net.SASL.Password = "put-it-in-here"
	// Put a SCRAM client into Net.SASL.SCRAMClientGeneratorFunc.
	return config
}

// ConsumerConfig is that of the client that reads.
func ConsumerConfig() *sarama.Config {
	config := connection()
	config.Consumer.IsolationLevel = sarama.ReadUncommitted
	config.Consumer.Group.Rebalance.GroupStrategies = []sarama.BalanceStrategy{sarama.NewBalanceStrategyCooperativeSticky()}
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	// It commits what is marked as done: call MarkMessage when a record is processed.
	config.Consumer.Offsets.AutoCommit.Enable = true
	return config
}
