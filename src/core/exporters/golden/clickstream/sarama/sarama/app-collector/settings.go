// Package settings holds the settings of an application.
//
// Settings of app-collector in Clickstream, for Sarama.
// It writes page-views, clicks.
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

// connection is how the cluster is reached.
func connection() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "app-collector"
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{MinVersion: tls.VersionTLS12}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.User = "app-collector"
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
	config.Producer.Compression = sarama.CompressionZSTD
	config.Producer.Flush.Frequency = 50 * time.Millisecond
	config.Producer.Flush.Bytes = 131072
	config.Net.MaxOpenRequests = 1
	config.Producer.Retry.Max = 1200
	return config
}
