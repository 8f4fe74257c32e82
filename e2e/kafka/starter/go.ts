import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goStarter } from '@/core/exporters/starter/go/go-starter'
import { run } from '../support/leavings'
import { protocFolder, protosOf, withProtoc } from '../support/protoc'
import { type Command, type StarterRunner, writeProjects } from './runner'

const topicOf = (text: string): string => /\{Topic: "([^"]+)"/.exec(text)?.[1] ?? ''

/** What the proof puts in place of the user's work: it takes its time, and fails as the value says. */
const handlerOf = (text: string): string => `package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

type Handle func(ctx context.Context, record *kgo.Record) ([]*kgo.Record, error)

var (
	mu    sync.Mutex
	tries = map[string]int{}
)

func tried(what string) int {
	mu.Lock()
	defer mu.Unlock()
	tries[what]++
	return tries[what]
}

func handle(_ context.Context, record *kgo.Record) ([]*kgo.Record, error) {
	value := string(record.Value)
	if strings.HasPrefix(value, "plain") {
		time.Sleep(2 * time.Millisecond)
		hangsAfter, _ := strconv.Atoi(os.Getenv("HANGS_AFTER"))
		if tried("plain") == hangsAfter {
			time.Sleep(time.Hour)
		}
	} else {
		count := tried(value)
		fmt.Println("TRY", value)
		switch {
		case strings.HasPrefix(value, "poison"):
			return nil, ErrUnprocessable
		case strings.HasPrefix(value, "hopeless"), strings.HasPrefix(value, "flaky") && count < 3:
			return nil, errors.New("not yet")
		}
	}
	return []*kgo.Record{{Topic: "${topicOf(text)}", Key: record.Key, Value: record.Value}}, nil
}
`

/** A source of a thousand records that keeps in a file how many of them are written. */
const sourceOf = (text: string): string => `package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

type Source interface {
	Next(ctx context.Context) (records []*kgo.Record, isMore bool)
	Written(records []*kgo.Record)
}

type counted struct{ written int }

func newSource() Source {
	text, _ := os.ReadFile(os.Getenv("CHECKPOINT"))
	written, _ := strconv.Atoi(string(text))
	return &counted{written}
}

func (s *counted) Next(context.Context) (records []*kgo.Record, isMore bool) {
	time.Sleep(20 * time.Millisecond)
	for at := s.written; at < min(1000, s.written+10); at++ {
		key := []byte(fmt.Sprintf("k%d", at))
		records = append(records, &kgo.Record{Topic: "${topicOf(text)}", Key: key, Value: key})
	}
	return records, len(records) > 0
}

func (s *counted) Written(records []*kgo.Record) {
	s.written += len(records)
	// A crash in the middle leaves the one before.
	now := os.Getenv("CHECKPOINT") + ".new"
	_ = os.WriteFile(now, []byte(strconv.Itoa(s.written)), 0o600)
	_ = os.Rename(now, os.Getenv("CHECKPOINT"))
}
`

/** Makes the types of Protobuf of a project as its README says; Go fetches what makes them. */
export async function makeGoTypes(project: string): Promise<void> {
  if (protosOf(project).length === 0) return
  const bin = join(await protocFolder(), 'go')
  if (!existsSync(join(bin, 'protoc-gen-go')))
    await run('go', ['install', 'google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.12'], {
      env: { ...process.env, GOBIN: bin },
    })
  const { PATH, ...env } = await withProtoc(process.env)
  await run('go', ['-C', project, 'generate'], { env: { ...env, PATH: `${bin}:${PATH}` } })
}

/** franz-go, vetted and built; without the tests, whose containers need another system. */
export const goRunner: StarterRunner = {
  title: 'Go',
  build: async (folder, design) => {
    if (spawnSync('go', ['version']).status !== 0) return 'skipped: there is no Go on the PATH'
    writeProjects(folder, goStarter, design, (path, text) =>
      path.endsWith('/handler.go')
        ? handlerOf(text)
        : path.endsWith('/source.go')
          ? sourceOf(text)
          : undefined,
    )
    const commands = new Map<string, Command>()
    for (const { name } of [...design.producers, ...design.consumerGroups]) {
      const own = join(folder, name)
      rmSync(join(own, 'worker_test.go'))
      const go = (...words: readonly string[]) =>
        run('go', ['-C', own, ...words], {
          env: { ...process.env, GOFLAGS: '-mod=mod', GOMAXPROCS: '2' },
          timeoutMs: 400_000,
        })
      const modules = readFileSync(join(own, 'go.mod'), 'utf8')
      writeFileSync(join(own, 'go.mod'), modules.replace(/.*(?:testcontainers|kadm).*\n/g, ''))
      await makeGoTypes(own)
      try {
        await go('mod', 'tidy')
      } catch {
        return 'skipped: franz-go cannot be had here'
      }
      await go('vet', './...')
      await go('build', '-o', 'program', '.')
      commands.set(name, { command: join(own, 'program'), words: [], folder: own })
    }
    return commands
  },
}
