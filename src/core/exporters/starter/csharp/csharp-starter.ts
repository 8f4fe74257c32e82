import type { ApplicationPlan } from '../../../starter-code/plan'
import { aliveMsOf } from '../../../starter-code/plan-settings'
import { recordTopicsOf, topicsOfPlan } from '../../../starter-code/plan-topics'
import { releaseFor } from '../../client-releases'
import type { ExportedFile, Language } from '../../exporter'
import { quoted } from '../code-text'
import { readme } from '../readme'
import { type StarterProject, starterExporter } from '../starter-exporter'
import { csharpType, csharpTypesFile } from '../types/csharp-types'
import { PROTO_FOLDER } from '../types/proto-files'
import { csharpMessage } from '../types/proto-names'
import { type RecordSerdes, recordSerdesOf } from '../types/record-serdes'
import { producerWorkerFile, sourceFile } from './csharp-producer'
import { serdesFile } from './csharp-serdes'
import { handlerFile, healthFile, programFile, recordsFile, settingsFile } from './csharp-support'
import { workerFile } from './csharp-worker'

/** A project with Confluent's client for .NET for each application. */
export const csharpStarter = starterExporter({
  family: 'librdkafka',
  options: [],
  cannot: ({ reads }) =>
    reads?.reading === 'share'
      ? 'Left out, since the client for .NET has no consumer for share groups; take Java.'
      : undefined,
  files: csharpFiles,
})

const SERIALIZERS = {
  reads: {
    avro: 'AvroDeserializer, which makes a GenericRecord of a record',
    'json-schema': 'JsonDeserializer',
    protobuf: 'ProtobufDeserializer',
  },
  writes: {
    avro: 'AvroSerializer',
    'json-schema': 'JsonSerializer',
    protobuf: 'ProtobufSerializer',
  },
  of: ', of `Confluent.SchemaRegistry.Serdes`',
}

const SERDES = [
  ['avro', 'Confluent.SchemaRegistry.Serdes.Avro'],
  ['json-schema', 'Confluent.SchemaRegistry.Serdes.Json'],
  ['protobuf', 'Confluent.SchemaRegistry.Serdes.Protobuf'],
] as const

/** What makes the types of Protobuf, when the program is built. */
const PROTOBUF = `
    <PackageReference Include="Grpc.Tools" Version="2.72.0" PrivateAssets="all" />
    <Protobuf Include="../${PROTO_FOLDER}/**/*.proto" ProtoRoot="../${PROTO_FOLDER}" GrpcServices="None" />`

const project = (isTest: boolean, { languages }: RecordSerdes): string => `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
${isTest ? '' : '    <OutputType>Exe</OutputType>\n    <AssemblyName>program</AssemblyName>\n'}    <TargetFramework>net8.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
${
  isTest
    ? `    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />
    <PackageReference Include="Testcontainers.Kafka" Version="4.16.0" />
    <PackageReference Include="xunit" Version="2.9.3" />
    <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
    <ProjectReference Include="../src/program.csproj" />`
    : ['Confluent.Kafka', ...SERDES.filter(([language]) => languages.has(language)).map(([, name]) => name)]
        .map((name) => `    <PackageReference Include="${name}" Version="2.16.0" />`)
        .join('\n')
}${!isTest && languages.has('protobuf') ? PROTOBUF : ''}
  </ItemGroup>
</Project>
`

/** `ProgramTests.cs`: an instance starts, is well, and ends, in a Kafka that is thrown away. */
const testFile = (plan: ApplicationPlan, image: string): string => `using System.Diagnostics;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Testcontainers.Kafka;
using Xunit;

public class ProgramTests
{
    static readonly string[] Topics = [${topicsOfPlan(plan).map(quoted).join(', ')}];

    /// <summary>In a Kafka of its own, thrown away at the end; or in the one at KAFKA_BOOTSTRAP_SERVERS, where that is set.</summary>
    [Fact]
    public async Task AnInstanceStartsIsWellAndEnds()
    {
        var own = Environment.GetEnvironmentVariable("KAFKA_BOOTSTRAP_SERVERS");
        await using var container = own is null ? new KafkaBuilder().WithImage(${quoted(image)}).Build() : null;
        if (container is not null) await container.StartAsync();
        var bootstrap = own ?? container!.GetBootstrapAddress();
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();
        try
        {
            await admin.CreateTopicsAsync(Topics.Select(name => new TopicSpecification { Name = name, NumPartitions = 1 }));
        }
        catch (CreateTopicsException error) when (error.Results.All(of => of.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
        }
        var start = new ProcessStartInfo("dotnet", "program.dll") { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["KAFKA_BOOTSTRAP_SERVERS"] = bootstrap;
        start.Environment["KAFKA_SECURITY_PROTOCOL"] = "PLAINTEXT";
        start.Environment["HEALTH_PORT"] = "18080";
        using var instance = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(10));
        using var client = new HttpClient();
        var answer = await client.GetAsync("http://127.0.0.1:18080/health");
        instance.Kill();
        Assert.True(answer.IsSuccessStatusCode);
    }
}
`

function csharpFiles({ plan, design, reading, writing, records }: StarterProject): readonly ExportedFile[] {
  const { reads, writes } = plan
  const serdes = recordSerdesOf(recordTopicsOf(plan), records)
  const isBySeveral = new Set(serdes.readers.map(({ topic }) => topic)).size > 1
  const file = (path: string, text: string, language: Language): ExportedFile => ({ path, text, language })
  const code = (name: string, text: string) => file(`src/${name}.cs`, text, 'csharp')
  return [
    file(
      'README.md',
      readme(plan, design, {
        settings: { reading, writing },
        yours: reads ? '`src/Handler.cs`' : '`src/Source.cs`',
        lag: reads !== undefined,
        schemas: {
          records,
          file: 'src/RecordTypes.cs',
          text: csharpType,
          message: (proto) => csharpMessage(proto).replace('global::', ''),
          made: 'The build makes the types of Protobuf of the files in `schemas/protobuf/`.',
          serdes: { ...serdes, file: 'src/RecordSerdes.cs', by: SERIALIZERS },
        },
        commands: [
          ['dotnet build src', '.NET 8 or newer'],
          ['dotnet test tests', 'needs Docker for its Kafka, or one that KAFKA_BOOTSTRAP_SERVERS names'],
          ['dotnet run --project src', 'runs one instance'],
        ],
        seen: 'Projects like this one are read by a parser of C# alone: the makers of Surveyor had no compiler for them, and none was run.',
      }),
      'markdown',
    ),
    file('src/program.csproj', project(false, serdes), 'xml'),
    code('Program', programFile(plan)),
    ...(reads ? [code('Worker', workerFile(plan, reads)), code('Handler', handlerFile(plan, serdes))] : []),
    ...(reads ? [code('Records', recordsFile(reads.failure.onward.length > 0, isBySeveral))] : []),
    ...(!reads && writes
      ? [code('Worker', producerWorkerFile(writes)), code('Source', sourceFile(writes, serdes))]
      : []),
    ...(records.types.length > 0 ? [code('RecordTypes', csharpTypesFile(records, serdes))] : []),
    ...(serdes.languages.size > 0 ? [code('RecordSerdes', serdesFile(serdes))] : []),
    code('Health', healthFile(reads, aliveMsOf(plan))),
    code('Settings', settingsFile(plan, reading, writing)),
    file('tests/program.Tests.csproj', project(true, serdes), 'xml'),
    file(
      'tests/ProgramTests.cs',
      testFile(plan, `apache/kafka:${releaseFor(design.cluster.kafkaVersion)}`),
      'csharp',
    ),
  ]
}
