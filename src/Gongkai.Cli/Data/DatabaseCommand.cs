using System.CommandLine;
using System.Data.Common;
using Gongkai.Cli.Terminal;
using Gongkai.Operations;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Search;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Data;

/// <summary>
/// What commands on the database share: the option <c>--database</c>, or the same environment variables that the portal
/// reads (<c>Database__Provider</c>, <c>Database__ConnectionString</c>, <c>Gongkai__MasterKey</c>, <c>Gongkai__MasterKeyFile</c>,
/// <c>Search__Folder</c>).
/// </summary>
internal static class DatabaseCommand
{
    private const string UsualPath = "data/gongkai.db";

    /// <summary>The work of a command: its services, its arguments; gives the exit code.</summary>
    public delegate Task<int> Work(IServiceProvider services, ParseResult parsed, CancellationToken ct);

    /// <summary>Gives a command the option and its work, done in one scope on a database whose schema is up to date.</summary>
    /// <param name="command">The command.</param>
    /// <param name="streams">Where it speaks.</param>
    /// <param name="work">What it does.</param>
    /// <param name="mayCreate">True where a database that is not there is made.</param>
    public static T OnDatabase<T>(this T command, StandardStreams streams, Work work, bool mayCreate = false)
        where T : Command
    {
        var option = Option();
        command.Add(option);
        command.SetAction(async (parsed, ct) =>
        {
            var settings = SettingsOf(parsed.GetValue(option));
            if (!mayCreate && IsMissing(settings) is { } path)
            {
                streams.Complain($"gongkai：没有找到数据库 {path}。请用 --database 指明，或在数据所在的文件夹里运行。");
                return ExitCode.CouldNotRead;
            }

            try
            {
                await using var services = new ServiceCollection().AddLogging().AddSingleton(new SearchSettings { Folder = Variable("Search__Folder") })
                    .AddGongkaiOperations(settings, KeySettings()).BuildServiceProvider();
                await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(ct);
                await using var scope = services.CreateAsyncScope();
                return await work(scope.ServiceProvider, parsed, ct);
            }
            catch (SchemaMismatchException e)
            {
                streams.Complain("gongkai：数据库与本程序的版本不符：" + e.Message);
                return ExitCode.CouldNotRead;
            }
            catch (DbException e)
            {
                streams.Complain("gongkai：数据库不能用：" + e.Message);
                return ExitCode.CouldNotRead;
            }
        });
        return command;
    }

    /// <summary>The option.</summary>
    public static Option<string?> Option() => new("--database", "-d")
    {
        Description = $"SQLite 数据库文件，或 PostgreSQL 连接串（Host=…）；默认取环境变量 Database__ConnectionString，再默认 {UsualPath}",
        HelpName = "数据库",
    };

    /// <summary>The database that the option or the environment names.</summary>
    public static DatabaseSettings SettingsOf(string? option) => option switch
    {
        { } value when value.Contains("Host=", StringComparison.OrdinalIgnoreCase) => DatabaseSettings.Postgres(value),
        { } path => DatabaseSettings.Sqlite(path),
        null when Variable("Database__ConnectionString") is { } connection => new() { Provider = Variable("Database__Provider") ?? "sqlite", ConnectionString = connection },
        null => DatabaseSettings.Sqlite(UsualPath),
    };

    /// <summary>Where the master keys come from.</summary>
    public static MasterKeySettings KeySettings() => new() { MasterKey = Variable("Gongkai__MasterKey"), MasterKeyFile = Variable("Gongkai__MasterKeyFile") };

    private static string? IsMissing(DatabaseSettings settings) =>
        settings.Provider == "sqlite" && new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource is var path && !File.Exists(path) ? path : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
