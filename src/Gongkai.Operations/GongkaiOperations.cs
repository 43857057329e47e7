using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Data.Backup;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Mail;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Checks;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Returns;
using Gongkai.Operations.Search;
using Gongkai.Operations.Sections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gongkai.Operations;

/// <summary>Brings the operations into a host.</summary>
public static class GongkaiOperations
{
    /// <summary>
    /// Adds the database, the operations and the queries. The host calls <see cref="SchemaUpgrader.UpgradeAsync(CancellationToken)"/>
    /// before it serves anything.
    /// </summary>
    public static IServiceCollection AddGongkaiOperations(this IServiceCollection services, DatabaseSettings settings, MasterKeySettings masterKeys)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DatabaseEngine.Create(settings));
        services.AddSingleton<SchemaUpgrader>();
        services.AddSingleton<BackupArchive>();
        services.AddDbContext<GongkaiDbContext>(
            (provider, options) => provider.GetRequiredService<DatabaseEngine>().Configure(options), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton(provider => new Lazy<MasterKeys>(() => masterKeys.Read(provider.GetRequiredService<DatabaseEngine>().FileBeside("master.key"))));
        return services
            .AddAgencies()
            .AddAccounts(masterKeys)
            .AddAnnualReports()
            .AddReportWriting()
            .AddDossiers()
            .AddCatalogue()
            .AddPublishing()
            .AddContentChecks()
            .AddReturns()
            .AddPortal()
            .AddDeadlines()
            .AddSections()
            .AddRequests()
            .AddApplicants()
            .AddMail()
            .AddRemedies()
            .AddSearch();
    }

    private static IServiceCollection AddAnnualReports(this IServiceCollection services) => services
        .AddSingleton<CompiledReportQueries>()
        .AddScoped<ImportReport>()
        .AddScoped<RecheckReport>()
        .AddScoped<ExplainFinding>()
        .AddScoped<DeleteReport>()
        .AddScoped<SeedReports>()
        .AddScoped<ReportQueries>()
        .AddScoped<RegionQueries>();
}
