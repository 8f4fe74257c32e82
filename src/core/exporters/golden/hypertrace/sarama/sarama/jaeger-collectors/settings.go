// Package settings holds the settings of an application.
//
// Settings of jaeger-collectors in Hypertrace ingestion, for Sarama.
// It writes jaeger-spans.
// Description: Outside the repository: assumed.
// max.in.flight.requests.per.connection: Is 1 here, since Sarama takes no more of an idempotent producer.
// retries: As many as delivery.timeout.ms has room for, since Sarama allots memory for each and for every partition.
package settings

import (
	"time"

	"github.com/IBM/sarama"
)

// Brokers is where the cluster is.
var Brokers = []string{"localhost:9092"}

// connection is how the cluster is reached.
func connection() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "jaeger-collectors"
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
	config.Net.MaxOpenRequests = 1
	config.Producer.Retry.Max = 1200
	return config
}
