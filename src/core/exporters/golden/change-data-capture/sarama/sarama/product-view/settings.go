// Package settings holds the settings of an application.
//
// Settings of product-view in Change data capture, for Sarama.
// It reads shop.public.products.
// Description: Builds the view of products that the shop window reads, anew whenever it likes.
package settings

import (
	"crypto/tls"

	"github.com/IBM/sarama"
)

// Brokers is where the cluster is.
var Brokers = []string{"localhost:9092"}

// Group is the consumer group, and Topics are what it reads.
const Group = "product-view"

var Topics = []string{"shop.public.products"}

// connection is how the cluster is reached.
func connection() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "product-view"
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{MinVersion: tls.VersionTLS12}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.User = "product-view"
	config.Net.SASL.Password = "put-it-in-here"
	// Put a SCRAM client into Net.SASL.SCRAMClientGeneratorFunc.
	return config
}

// ConsumerConfig is that of the client that reads.
func ConsumerConfig() *sarama.Config {
	config := connection()
	config.Consumer.Group.Rebalance.GroupStrategies = []sarama.BalanceStrategy{sarama.NewBalanceStrategyCooperativeSticky()}
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	config.Consumer.IsolationLevel = sarama.ReadCommitted
	// It commits what is marked as done: call MarkMessage when a record is processed.
	config.Consumer.Offsets.AutoCommit.Enable = true
	return config
}
