using System.Threading.Channels;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Checks;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>
/// 批量导入: brings what another system has published before the public here. Each batch is a transaction: an import that was
/// interrupted or killed is simply run again and goes on where it was, since what is there already is known by its 外部编号.
/// </summary>
public sealed class ImportDocuments(IServiceScopeFactory scopes, PublicChanges changes, TimeProvider clock)
{
    private const int BatchSize = 250;

    /// <summary>What to import.</summary>
    /// <param name="File">A CSV, JSON or JSONL file.</param>
    /// <param name="Agency">The agency, by name, short address or number; records may name it or those below it.</param>
    public sealed record Command(string File, string Agency)
    {
        /// <summary>Lets in what the content checks would keep from publication; somebody answers for having looked.</summary>
        public bool FindingsPass { get; init; }

        /// <summary>Where the refused records are listed; beside the file unless said otherwise.</summary>
        public string? RefusedFile { get; init; }

        /// <summary>Who does it; null for the operator at the machine.</summary>
        public Officer? By { get; init; }

        /// <summary>The list of refused records.</summary>
        internal string RefusedPath => RefusedFile ?? Path.ChangeExtension(File, ".refused.csv");
    }

    /// <summary>How far it is.</summary>
    /// <param name="Imported">Documents that came in.</param>
    /// <param name="Known">Documents that were there already.</param>
    /// <param name="Refused">Records refused.</param>
    /// <param name="Share">Of the file, from 0 to 1.</param>
    public readonly record struct Progress(int Imported, int Known, int Refused, double Share);

    /// <summary>Imports. Problems: <c>import.agency</c>, <c>import.file</c>, <c>import.form</c>, <c>import.headings</c>, <c>import.csv.quote</c>, <c>import.json</c>.</summary>
    public async Task<Outcome<Progress>> ExecuteAsync(Command command, IProgress<Progress>? progress, CancellationToken ct)
    {
        if (!File.Exists(command.File))
        {
            return new Problem("import.file", $"没有找到文件 {command.File}。");
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
        if (await ImportPlaces.AgencyAsync(db, command.Agency, ct) is not { } root)
        {
            return new Problem("import.agency", $"没有找到机关“{command.Agency}”，请写全称、网址简称或编号。");
        }

        var places = new ImportPlaces(db, scope.ServiceProvider.GetRequiredService<PublishingSettings>(), root);
        var drafts = new ImportDrafts(places, scope.ServiceProvider.GetRequiredService<ContentInspector>(), command.FindingsPass, clock.GetUtcNow());
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ready = Channel.CreateBounded<Ready>(2);
        var reading = Task.Run(() => ReadAsync(command.File, drafts, ready.Writer, stopping.Token), CancellationToken.None);
        try
        {
            return await StoreAsync(command, ready.Reader, progress, ct);
        }
        catch (ImportFileException e)
        {
            return e.Problem;
        }
        finally
        {
            // Where storing has failed, reading is told to stop and is waited for: it uses the scope.
            await stopping.CancelAsync();
            await reading;
        }
    }

    // Reading, cleaning and checking go on while the batch before is being stored.
    private static async Task ReadAsync(string file, ImportDrafts drafts, ChannelWriter<Ready> ready, CancellationToken ct)
    {
        var batch = new Ready([], [], 0);
        try
        {
            await foreach (var item in new ImportFile(file).ReadAsync(ct).WithCancellation(ct))
            {
                var (draft, refused) = item.Row is { } row ? await drafts.MakeAsync(row, ct) : (null, item.Refused);
                if (draft is not null)
                {
                    batch.Drafts.Add(draft);
                }
                else
                {
                    batch.Refused.Add(refused!);
                }

                if (batch.Drafts.Count + batch.Refused.Count == BatchSize)
                {
                    await ready.WriteAsync(batch with { Share = item.Share }, ct);
                    batch = new Ready([], [], item.Share);
                }
            }

            await ready.WriteAsync(batch with { Share = 1 }, ct);
            ready.Complete();
        }
        catch (ImportFileException e)
        {
            // What was read before the fault goes in; then the fault is told.
            await ready.WriteAsync(batch, ct);
            ready.Complete(e);
        }
        catch (Exception e)
        {
            ready.Complete(e);
        }
    }

    private async Task<Progress> StoreAsync(Command command, ChannelReader<Ready> ready, IProgress<Progress>? progress, CancellationToken ct)
    {
        await using var refused = new RefusedRows(command.RefusedPath);
        File.Delete(command.RefusedPath);
        var sum = default(Progress);
        await foreach (var batch in ready.ReadAllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            var stored = batch.Drafts.Count == 0
                ? new ImportBatch.Result(0, 0, [])
                : await scope.ServiceProvider.GetRequiredService<ImportBatch>().StoreAsync(batch.Drafts, Path.GetFileName(command.File), command.By, ct);
            foreach (var row in batch.Refused.Concat(stored.Refused).OrderBy(r => r.Line))
            {
                await refused.AddAsync(row, ct);
            }

            await refused.FlushAsync(ct);
            changes.Wake();
            sum = new Progress(sum.Imported + stored.Imported, sum.Known + stored.Known, refused.Count, batch.Share);
            progress?.Report(sum);
        }

        return sum;
    }

    private sealed record Ready(List<ImportDraft> Drafts, List<RefusedRow> Refused, double Share);
}
