import type { ReadingPlan } from '../../../starter-code/plan'
import { block, blocks } from '../code-text'
import { withImports } from './go-imports'
import { GO_PACKAGES } from './go-packages'

/** `health.go`: whether the loop is alive, and how far it is behind, over HTTP. */
export const healthFile = (reads: ReadingPlan | undefined, aliveMs: number): string =>
  withImports(
    'main',
    blocks(
      `// A loop that is quiet for longer is taken to hang.
const alive = ${aliveMs} * time.Millisecond`,
      block(
        '// Health is what watches the program asks: GET /health, and GET /metrics for Prometheus.',
        'type Health struct {',
        reads &&
          '\tmu        sync.Mutex\n\tseen      map[*Worker]time.Time\n\tlag       map[string]int64\n\tsentOn    map[string]int64\n\tretried   atomic.Int64',
        !reads && '\tpolled    atomic.Int64',
        '\tprocessed atomic.Int64',
        '}',
      ),
      `// NewHealth serves at an address until the program ends.
func NewHealth(address string) *Health {
	h := &Health{${reads ? 'seen: map[*Worker]time.Time{}, lag: map[string]int64{}, sentOn: map[string]int64{}' : ''}}
${reads ? '' : '\th.polled.Store(time.Now().UnixMilli())\n'}	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		if ${reads ? 'h.hangs()' : 'time.Since(time.UnixMilli(h.polled.Load())) > alive'} {
			http.Error(w, "hangs", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "up")
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) { h.metrics(w) })
	server := &http.Server{Addr: address, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := server.ListenAndServe(); err != nil {
			slog.Error("nobody can ask for health", "error", err)
		}
	}()
	return h
}`,
      reads
        ? `// Polled is told after each poll of a worker: how far each partition is behind stands in what was read.
func (h *Health) Polled(w *Worker, fetches kgo.Fetches) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.seen[w] = time.Now()
	fetches.EachPartition(func(p kgo.FetchTopicPartition) {
		if count := len(p.Records); count > 0 {
			of := fmt.Sprintf("topic=%q,partition=\\"%d\\"", p.Topic, p.Partition)
			h.lag[of] = max(0, p.HighWatermark-p.Records[count-1].Offset-1)
		}
	})
}

// Waits is told where a worker waits on purpose, for so long.
func (h *Health) Waits(w *Worker, long time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.seen[w] = time.Now().Add(long)
}

// hangs is whether one of the workers has been quiet for too long.
func (h *Health) hangs() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, seen := range h.seen {
		if time.Since(seen) > alive {
			return true
		}
	}
	return false
}

// Retried counts a try that failed and is followed by another.
func (h *Health) Retried() { h.retried.Add(1) }

// SentOn counts a record that went to a retry topic, or to the dead letters.
func (h *Health) SentOn(topic string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sentOn[topic]++
}`
        : `// Alive is told after each round.
func (h *Health) Alive() { h.polled.Store(time.Now().UnixMilli()) }`,
      '// Processed counts a record that is done with.\nfunc (h *Health) Processed() { h.processed.Add(1) }',
      block(
        'func (h *Health) metrics(w http.ResponseWriter) {',
        '\tfmt.Fprintf(w, "records_processed_total %d\\n", h.processed.Load())',
        reads &&
          `	fmt.Fprintf(w, "records_retried_total %d\\n", h.retried.Load())
	h.mu.Lock()
	defer h.mu.Unlock()
	for topic, count := range h.sentOn {
		fmt.Fprintf(w, "records_sent_on_total{topic=%q} %d\\n", topic, count)
	}
	for of, records := range h.lag {
		fmt.Fprintf(w, "consumer_lag_records{%s} %d\\n", of, records)
	}`,
        '}',
      ),
    ),
    GO_PACKAGES,
  )
