using Gongkai.Operations.Accounts;
using Gongkai.Operations.Accounts.Protection;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Checks;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Search;
using Gongkai.Operations.Sections;
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

    /// <summary>Accounts of staff.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Their roles.</summary>
    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();

    /// <summary>Their sessions.</summary>
    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    /// <summary>Their recovery codes.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>Attempts to sign in.</summary>
    public DbSet<SignInEvent> SignIns => Set<SignInEvent>();

    /// <summary>Keys that all nodes share.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

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

    /// <summary>Agencies' word lists for the content checks.</summary>
    public DbSet<WordList> WordLists => Set<WordList>();

    /// <summary>Their words.</summary>
    internal DbSet<StoredWord> Words => Set<StoredWord>();

    /// <summary>What was done once, such as loading samples on the first start.</summary>
    public DbSet<DoneOnce> DoneOnce => Set<DoneOnce>();

    /// <summary>Entries of dossiers.</summary>
    public DbSet<DossierEntry> DossierEntries => Set<DossierEntry>();

    /// <summary>The ends of the agencies' chains.</summary>
    public DbSet<DossierHead> DossierHeads => Set<DossierHead>();

    /// <summary>Keys of cases, wrapped.</summary>
    public DbSet<CaseKeyRow> CaseKeys => Set<CaseKeyRow>();

    /// <summary>Columns of the disclosure platforms.</summary>
    public DbSet<CatalogueColumn> Columns => Set<CatalogueColumn>();

    /// <summary>Items of standard catalogues.</summary>
    public DbSet<CatalogueItem> CatalogueItems => Set<CatalogueItem>();

    /// <summary>Documents as officers work on them.</summary>
    public DbSet<Document> Documents => Set<Document>();

    /// <summary>Their revisions.</summary>
    public DbSet<DocumentRevision> DocumentRevisions => Set<DocumentRevision>();

    /// <summary>Signatures and returns.</summary>
    public DbSet<DocumentSignature> DocumentSignatures => Set<DocumentSignature>();

    /// <summary>How documents stand to each other.</summary>
    public DbSet<DocumentLink> DocumentLinks => Set<DocumentLink>();

    /// <summary>Serials of index numbers.</summary>
    public DbSet<IndexCounter> IndexCounters => Set<IndexCounter>();

    /// <summary>What the public sees.</summary>
    public DbSet<PublicDocument> PublicDocuments => Set<PublicDocument>();

    /// <summary>The texts of what the public sees.</summary>
    public DbSet<PublicBody> PublicBodies => Set<PublicBody>();

    /// <summary>Changes of what the public sees.</summary>
    public DbSet<PublicChange> PublicChanges => Set<PublicChange>();

    /// <summary>What was searched for and not found.</summary>
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();

    /// <summary>How often public documents were viewed.</summary>
    public DbSet<DocumentViewCount> DocumentViews => Set<DocumentViewCount>();

    /// <summary>Sections of agencies.</summary>
    public DbSet<Section> Sections => Set<Section>();

    /// <summary>Their members.</summary>
    public DbSet<SectionMember> SectionMembers => Set<SectionMember>();

    /// <summary>Applications.</summary>
    public DbSet<DisclosureRequest> Requests => Set<DisclosureRequest>();

    /// <summary>Files of applications.</summary>
    public DbSet<RequestFile> RequestFiles => Set<RequestFile>();

    /// <summary>Reconsiderations, lawsuits, complaints.</summary>
    public DbSet<RemedyCase> Remedies => Set<RemedyCase>();

    /// <summary>Their files.</summary>
    public DbSet<RemedyFile> RemedyFiles => Set<RemedyFile>();

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
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GongkaiDbContext).Assembly);
        SnakeCase.Apply(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if ((property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string))
            {
                property.SetCollation(engine.TextCollation);
            }
        }
    }
}
