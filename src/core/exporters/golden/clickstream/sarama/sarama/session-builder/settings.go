// Package settings holds the settings of an application.
//
// Settings of session-builder in Clickstream, for Sarama.
// It reads page-views, clicks.
// It writes sessions.
// Description: Joins views and clicks of a visitor into sessions, and writes them in transactions.
// max.in.flight.requests.per.connection: Is 1 here, since Sarama takes no more of an idempotent producer.
// retries: As many as delivery.timeout.ms has room for, since Sarama allots memory for each and for every partition.
// Put what is of each instance alone in place of ${instance}.
package settings

import (
	"crypto/tls"
	"time"

	"github.com/IBM/sarama"
)

// Brokers is where the cluster is.
var Brokers = []string{"localhost:9092"}

// Group is the consumer group, and Topics are what it reads.
const Group = "session-builder"

var Topics = []string{"page-views", "clicks"}

// connection is how the cluster is reached.
func connection() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "session-builder"
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{MinVersion: tls.VersionTLS12}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.User = "session-builder"
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
	config.Producer.Transaction.ID = "session-builder-${instance}"
	config.Producer.Compression = sarama.CompressionLZ4
	config.Producer.Flush.Frequency = 20 * time.Millisecond
	config.Net.MaxOpenRequests = 1
	config.Producer.Retry.Max = 1200
	return config
}

// ConsumerConfig is that of the client that reads.
func ConsumerConfig() *sarama.Config {
	config := connection()
	config.Consumer.Offsets.AutoCommit.Enable = false
	config.Consumer.IsolationLevel = sarama.ReadCommitted
	config.Consumer.Group.Rebalance.GroupStrategies = []sarama.BalanceStrategy{sarama.NewBalanceStrategyRange()}
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	return config
}
