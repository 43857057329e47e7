using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gongkai.Operations.Data;

/// <summary>The database as objects; the mappings stand beside their entities.</summary>
public sealed class GongkaiDbContext(DbContextOptions<GongkaiDbContext> options, DatabaseEngine engine) : DbContext(options)
{
    /// <summary>Regions.</summary>
    public DbSet<Region> Regions => Set<Region>();

    /// <summary>Agencies.</summary>
    public DbSet<Agency> Agencies => Set<Agency>();

    /// <summary>Stored annual reports.</summary>
    public DbSet<StoredReport> Reports => Set<StoredReport>();

    /// <summary>Their versions, with the bodies.</summary>
    public DbSet<ReportVersion> ReportVersions => Set<ReportVersion>();

    /// <summary>How often each rule speaks in each report.</summary>
    public DbSet<RuleCount> RuleCounts => Set<RuleCount>();

    /// <summary>Why findings are as they should be.</summary>
    public DbSet<FindingExplanation> Explanations => Set<FindingExplanation>();

    /// <summary>Files by the hash of their content.</summary>
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>What was done once, such as loading samples on the first start.</summary>
    public DbSet<DoneOnce> DoneOnce => Set<DoneOnce>();

    /// <summary>What differs between the databases.</summary>
    internal DatabaseEngine Engine => engine;

    /// <summary>
    /// Does work as the only writer, in one transaction: agencies and reports are found or made without a race,
    /// and what is stored at the end follows from what was read at the beginning. Nothing is stored when the work throws.
    /// </summary>
    internal async Task<T> ExclusivelyAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        using var turn = await engine.EnterWriteAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        await engine.LockAsync(transaction.GetDbTransaction(), ct);
        var result = await work();
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GongkaiDbContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if ((property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string))
            {
                property.SetCollation(engine.TextCollation);
            }
        }
    }
}
