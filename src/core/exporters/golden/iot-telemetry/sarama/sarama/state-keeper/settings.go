// Package settings holds the settings of an application.
//
// Settings of state-keeper in IoT telemetry, for Sarama.
// It reads telemetry.
// It writes device-state, alerts.
// Description: Writes the state of a device where it changed, and an alert where something is wrong.
// max.in.flight.requests.per.connection: Is 1 here, since Sarama takes no more of an idempotent producer.
// retries: As many as delivery.timeout.ms has room for, since Sarama allots memory for each and for every partition.
package settings

import (
	"crypto/tls"
	"time"

	"github.com/IBM/sarama"
)

// Brokers is where the cluster is.
var Brokers = []string{"localhost:9092"}

// Group is the consumer group, and Topics are what it reads.
const Group = "state-keeper"

var Topics = []string{"telemetry"}

// connection is how the cluster is reached.
func connection() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "state-keeper"
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{MinVersion: tls.VersionTLS12}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.User = "state-keeper"
	config.Net.SASL.Password = "put-it-in-here"
	// Put a SCRAM client into Net.SASL.SCRAMClientGeneratorFunc.
	return config
}

// ProducerConfig is that of the client that writes.
func ProducerConfig() *sarama.Config {
	config := connection()
	config.Producer.Return.Successes = true
	config.Producer.RequiredAcks = sarama.WaitForAll
	config.Producer.Idempotent = true
	config.Producer.Compression = sarama.CompressionLZ4
	config.Producer.Flush.Frequency = 20 * time.Millisecond
	config.Producer.Flush.Bytes = 65536
	config.Net.MaxOpenRequests = 1
	config.Producer.Retry.Max = 1200
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
