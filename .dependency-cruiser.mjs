/**
 * The laws of who may import whom, each with its reason. They are what keeps the core testable without a
 * browser, the features replaceable one by one, and the first load small.
 *
 *   app → features → figures → ui        features → stores → core
 */
const NOT_TESTS = '\\.test\\.tsx?$'

const STORE_ROOMS = ['browser', 'tabs', 'reading', 'session', 'document', 'storage', 'offline', 'start']

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or hide a third. Types count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment:
        'The core is plain TypeScript: it may use zod, yaml, fflate, the parsers of HCL, of CSV and of Protobuf, what validates by a JSON Schema, and nothing else from outside.',
      severity: 'error',
      from: { path: '^src/core', pathNot: NOT_TESTS },
      to: {
        pathNot: [
          '^src/core',
          '^node_modules/(zod|yaml|fflate|web-tree-sitter|papaparse|protobufjs|@cfworker/json-schema)/',
        ],
      },
    },
    {
      name: 'schemas-stay-in-the-document',
      comment:
        'zod describes the document and is needed only when one is read. Types come from model/design.ts, so that nothing else loads it.',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/core/(model/[a-z/-]+-schema|document/)', NOT_TESTS] },
      to: { path: '^src/core/model/zod\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'zod-has-one-door',
      comment:
        'zod looks once whether it may compile code, when the first object is described, and the page forbids it. core/model/zod.ts tells it first; nothing reaches zod past it.',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/core/model/zod\\.ts$', NOT_TESTS] },
      to: { path: '^node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-knows-no-kafka',
      comment: 'core/shared is the ground under everything: it imports nothing of the core.',
      severity: 'error',
      from: { path: '^src/core/shared', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!shared/)' },
    },
    {
      name: 'yaml-knows-no-design',
      comment:
        'core/yaml reads and prints YAML for the document, importers and exporters: it knows none of them.',
      severity: 'error',
      from: { path: '^src/core/yaml', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(yaml|shared)/)' },
    },
    {
      name: 'hcl-knows-no-design',
      comment: "core/hcl reads Terraform's language and knows nothing that is written in it.",
      severity: 'error',
      from: { path: '^src/core/hcl', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(hcl|shared)/)' },
    },
    {
      name: 'kafka-knows-no-design',
      comment: "core/kafka is Kafka's own behaviour, whatever is drawn: it knows no design, sizing or rule.",
      severity: 'error',
      from: { path: '^src/core/kafka', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(kafka|shared)/)' },
    },
    {
      name: 'streams-are-kafkas-own',
      comment:
        "core/streams is Kafka's Streams builder: it knows programs and topics, no design, sizing or rule.",
      severity: 'error',
      from: { path: '^src/core/streams', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(streams|kafka|shared)/)' },
    },
    {
      name: 'model-knows-no-analysis',
      comment: 'The document is what a person decided; nothing derived may leak into it.',
      severity: 'error',
      from: { path: '^src/core/model', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(model|kafka|shared)/|streams/processing)' },
    },
    {
      name: 'expanded-before-numbers',
      comment:
        'What Kafka makes by itself follows from the design and from Kafka, before anything is computed.',
      severity: 'error',
      from: { path: '^src/core/expand/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(expand|settings|streams|model|kafka|shared)/)' },
    },
    {
      name: 'numbers-before-rules',
      comment: 'Traffic, settings and sizing are computed before any rule looks; they never ask a rule.',
      severity: 'error',
      from: {
        path: '^src/core/((expand|delivery|traffic|settings|sizing|views)/|measure-design)',
        pathNot: NOT_TESTS,
      },
      to: {
        path: '^src/core/(facts|lint|edits|exporters|importers|document|share|templates)/|^src/core/(create-analyser|analyse)',
      },
    },
    {
      name: 'facts-ask-finished-views',
      comment:
        'A fact is asked of a view that is finished: by rules, by the screen. It judges nothing, and no number waits for it.',
      severity: 'error',
      from: { path: '^src/core/facts/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(facts|views|sizing|settings|traffic|expand|streams|model|kafka|shared)/)' },
    },
    {
      name: 'rules-only-look',
      comment:
        'A rule reads a view and may offer a change of the design; it never parses, prints or shares one.',
      severity: 'error',
      from: { path: '^src/core/lint', pathNot: NOT_TESTS },
      to: {
        path: '^src/core/(exporters|importers|document|share|templates)/|^src/core/(create-analyser|analyse)',
      },
    },
    {
      name: 'the-page-loads-protobuf-late',
      comment:
        'core/analyse.ts reads schemas of every language and brings their parsers. The page makes its analyser without that of Protobuf, which loads with the first design that has some.',
      severity: 'error',
      from: {
        path: '^src/(app|features|figures|stores|ui|core/(lint|views|exporters|create-analyser|measure-design))',
        pathNot: NOT_TESTS,
      },
      to: {
        path: '^src/core/(analyse|schemas/(read-protobuf|read-protobuf-schema))\\.ts$',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'exporters-only-print',
      comment: 'An exporter prints the design and its analysis; it never edits, checks or computes them.',
      severity: 'error',
      from: { path: '^src/core/exporters', pathNot: NOT_TESTS },
      to: {
        path: '^src/core/(edits|importers|share|templates)/|^src/core/(create-)?analyser?\\.ts|^src/core/lint/rules',
      },
    },
    {
      name: 'a-drawing-needs-no-numbers',
      comment: 'Lines and places follow from who is joined with whom, not from traffic, sizing or rules.',
      severity: 'error',
      from: { path: '^src/core/(graph|layout)/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(graph|layout|model|kafka|shared)/)' },
    },
    {
      name: 'text-is-not-judged',
      comment:
        'Reading and writing a document, an import or a link is apart from what a design needs or what is wrong with it.',
      severity: 'error',
      from: { path: '^src/core/(document|share|importers)/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(document|share|importers|schemas|yaml|hcl|model|kafka|streams|shared)/)' },
    },
    {
      name: 'documents-know-no-link',
      comment: 'A link and an import hold a document; a document knows neither.',
      severity: 'error',
      from: { path: '^src/core/document/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(share|importers)/' },
    },
    {
      name: 'edits-change-a-design',
      comment:
        'An edit is design in, design out. It may ask for places and for what a fix touches, never for traffic, text or links.',
      severity: 'error',
      from: { path: '^src/core/edits/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(edits|lint|layout|graph|model|kafka|shared)/)|^src/core/lint/rules/' },
    },
    {
      name: 'templates-are-designs',
      comment: 'A template is a design written by hand and arranged; nothing of it is computed.',
      severity: 'error',
      from: { path: '^src/core/templates/', pathNot: NOT_TESTS },
      to: { path: '^src/core/(?!(templates|layout|model|kafka|shared)/)' },
    },
    {
      name: 'simulation-asks-finished-views',
      comment:
        'A simulation runs on the numbers of a design and Kafka’s own algorithms; it parses and prints nothing. It judges one thing, who never starts, by the rules that mark what stops a start: lint/cannot-start.ts is its only way there.',
      severity: 'error',
      from: { path: '^src/core/simulation/', pathNot: NOT_TESTS },
      to: {
        path: '^src/core/(lint|edits|exporters|importers|document|share|templates)/|^src/core/(create-analyser|analyse)',
        pathNot: '^src/core/lint/cannot-start\\.ts$',
      },
    },
    {
      name: 'a-diagnosis-reads-listings',
      comment:
        'A diagnosis judges what Kafka’s tools printed: it shares the reading of listings with the importers, and draws nothing.',
      severity: 'error',
      from: { path: '^src/core/diagnosis/', pathNot: NOT_TESTS },
      to: {
        path: '^src/core/(?!(diagnosis|importers/(listings|facts|reading)|settings|model|kafka|shared)/)',
      },
    },
    {
      name: 'the-command-needs-no-page',
      comment:
        'The command line is the core in a terminal: it knows no screen and no store, and nothing knows it.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: NOT_TESTS },
      to: {
        path: '^src/(app|features|figures|stores|ui|service-worker)/|^node_modules/(react|@xyflow|zustand)',
      },
    },
    {
      name: 'nothing-knows-the-command',
      comment: 'The page and the core run without it.',
      severity: 'error',
      from: { path: '^src/(?!cli/)', pathNot: NOT_TESTS },
      to: { path: '^src/cli/' },
    },
    {
      name: 'the-service-worker-stands-alone',
      comment:
        'It runs without a page and serves pages of other releases: it imports nothing of them, and they only the words that both speak.',
      severity: 'error',
      from: { path: '^src/service-worker/', pathNot: NOT_TESTS },
      to: { pathNot: '^src/service-worker/' },
    },
    {
      name: 'pages-know-only-its-words',
      comment: 'A page and the service worker may be of different releases; they share the protocol alone.',
      severity: 'error',
      from: { path: '^src/(?!service-worker/)', pathNot: NOT_TESTS },
      to: { path: '^src/service-worker/(?!protocol)' },
    },
    {
      name: 'stores-know-no-screen',
      comment: 'Stores hold state; they import no component, so that they run in a test without a page.',
      severity: 'error',
      from: { path: '^src/stores', pathNot: NOT_TESTS },
      to: { path: ['^src/(app|features|figures|ui)', '^node_modules/@xyflow'] },
    },
    {
      name: 'ui-knows-no-kafka',
      comment:
        'src/ui is buttons and lists that any product could use; it imports neither stores nor features.',
      severity: 'error',
      from: { path: '^src/ui', pathNot: NOT_TESTS },
      to: { path: '^src/(app|features|figures|stores|core/(?!shared/))' },
    },
    {
      name: 'figures-sit-between',
      comment:
        'src/figures shows figures of the core with the parts of ui; features use it, it uses no feature.',
      severity: 'error',
      from: { path: '^src/figures', pathNot: NOT_TESTS },
      to: { path: '^src/(app|features)' },
    },
    {
      name: 'features-never-meet',
      comment: 'A feature can be taken out whole: features share through stores, ui and figures only.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: NOT_TESTS },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'nothing-imports-the-app',
      comment: 'The app composes; only main.tsx starts it.',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/(app|main\\.tsx)'] },
      to: { path: '^src/app' },
    },
    {
      name: 'flow-stays-on-the-canvas',
      comment: 'React Flow is reached through features/canvas alone, so that it can be replaced there.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/features/canvas' },
      to: { path: '^node_modules/@xyflow' },
    },
    {
      name: 'storage-has-one-door',
      comment: 'One file touches IndexedDB, so that losing a design can have only one cause.',
      severity: 'error',
      from: {
        path: '^src',
        pathNot: ['^src/stores/storage/database\\.ts$', '^src/testing/', NOT_TESTS],
      },
      to: { path: '^node_modules/(idb|fake-indexeddb)/' },
    },
    ...STORE_ROOMS.slice(0, -1).map((room, at) => ({
      name: `stores-${room}-knows-no-later-room`,
      comment: `The rooms of the stores stand in a row (${STORE_ROOMS.join(' ← ')}): each knows only those before it.`,
      severity: 'error',
      from: { path: `^src/stores/${room}/`, pathNot: NOT_TESTS },
      to: { path: `^src/stores/(${STORE_ROOMS.slice(at + 1).join('|')})/` },
    })),
    {
      name: 'no-tests-in-the-product',
      comment: 'Product code imports neither tests nor what only tests need.',
      severity: 'error',
      from: { path: '^src', pathNot: [NOT_TESTS, '^src/testing'] },
      to: { path: ['\\.test\\.tsx?$', '^src/testing'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
