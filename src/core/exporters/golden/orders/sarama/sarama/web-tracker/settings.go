// Package settings holds the settings of an application.
//
// Settings of web-tracker in Orders platform, for Sarama.
// It writes clicks.
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
	config.ClientID = "web-tracker"
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{MinVersion: tls.VersionTLS12}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.User = "web-tracker"
	config.Net.SASL.Password = "put-it-in-here"
	// Put a SCRAM client into Net.SASL.SCRAMClientGeneratorFunc.
	return config
}

// ProducerConfig is that of the client that writes.
func ProducerConfig() *sarama.Config {
	config := connection()
	config.Producer.Return.Successes = true
	config.Producer.RequiredAcks = sarama.NoResponse
	config.Producer.Idempotent = false
	config.Producer.Retry.Max = 0
	config.Producer.Compression = sarama.CompressionZSTD
	config.Producer.Flush.Frequency = 50 * time.Millisecond
	config.Producer.Flush.Bytes = 262144
	return config
}
