using System.Globalization;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Bench.Documents;

/// <summary>A SQLite database with the generated agencies of one county and documents that are public: what <c>pages.sh</c> serves.</summary>
internal static class FilledDatabase
{
    private const int Batch = 2_000;
    private const int AgenciesMade = 20;

    /// <summary>Makes it.</summary>
    public static async Task MakeAsync(string path, int documents)
    {
        var generator = new DocumentGenerator(counties: 1);
        await using var services = new ServiceCollection()
            .AddGongkaiOperations(DatabaseSettings.Sqlite(path), new MasterKeySettings { MasterKey = MasterKeys.NewLine("bench") })
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);
        var columns = await MakeAgenciesAsync(services, generator);
        for (var from = 0; from < documents; from += Batch)
        {
            await using var scope = services.CreateAsyncScope();
            await AddAsync(scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), generator, columns, from, Math.Min(Batch, documents - from));
        }

        Console.WriteLine($"{documents} documents in {path}");
    }

    private static async Task<Dictionary<(int Agency, string Column), (long AgencyId, long ColumnId)>> MakeAgenciesAsync(ServiceProvider services, DocumentGenerator generator)
    {
        var columns = new Dictionary<(int, string), (long, long)>();
        var ids = new Dictionary<int, long>();
        foreach (var agency in generator.Agencies.Take(AgenciesMade))
        {
            await using var scope = services.CreateAsyncScope();
            var profile = new AgencyProfile
            {
                Name = agency.Name,
                Slug = agency.Index == 0 ? "county" : string.Create(CultureInfo.InvariantCulture, $"a{agency.Index}"),
                Kind = agency.Index == 0 ? AgencyKind.Government : AgencyKind.Department,
                OfficeTelephone = "0700-1234567",
                OfficeAddress = "人民路1号",
            };
            var id = (await scope.ServiceProvider.GetRequiredService<SaveAgency>().ExecuteAsync(new(profile, agency.Index == 0 ? null : ids[0]), CancellationToken.None)).Value;
            ids[agency.Index] = id;
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
            foreach (var code in DocumentGenerator.Columns)
            {
                var column = await db.Columns.FirstOrDefaultAsync(c => c.AgencyId == id && c.Code == code);
                if (column is null)
                {
                    db.Add(column = new CatalogueColumn { AgencyId = id, Part = CataloguePart.Statutory, Code = code, Name = code });
                    await db.SaveChangesAsync();
                }

                columns[(agency.Index, code)] = (id, column.Id);
            }
        }

        return columns;
    }

    private static async Task AddAsync(GongkaiDbContext db, DocumentGenerator generator, Dictionary<(int Agency, string Column), (long AgencyId, long ColumnId)> columns, int from, int count)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var made = new List<(GeneratedDocument Generated, Document Document)>();
        foreach (var generated in Enumerable.Range(from, count).Select(generator.Make))
        {
            var (agencyId, columnId) = columns[(generated.Agency.Index % AgenciesMade, generated.Column)];
            var document = new Document { AgencyId = agencyId, ColumnId = columnId, Kind = generated.Kind, Title = generated.Title, State = DocumentState.Published, Revision = 1, PublicRevision = 1 };
            db.Add(document);
            made.Add((generated, document));
        }

        await db.SaveChangesAsync();
        foreach (var (generated, document) in made)
        {
            var at = new DateTimeOffset(generated.PublishedOn, new TimeOnly(1, 30), TimeSpan.Zero);
            var html = generated.Html;
            var metadata = new DocumentMetadata { IndexNumber = generated.IndexNumber, DocumentNumber = generated.DocumentNumber, IssuedOn = generated.PublishedOn, IssuedBy = generated.Agency.Name, Topic = generated.Topic };
            db.Add(new PublicDocument
            {
                Id = document.Id,
                AgencyId = document.AgencyId,
                ColumnId = document.ColumnId,
                Kind = document.Kind,
                Revision = 1,
                Title = document.Title,
                IndexNumber = generated.IndexNumber,
                DocumentNumber = generated.DocumentNumber,
                IssuedBy = generated.Agency.Name,
                IssuedOn = generated.PublishedOn,
                ExpiresOn = generated.ExpiresOn,
                Topic = generated.Topic,
                IsNormative = generated.IsNormative,
                PublishedAt = at,
                ChangedAt = at,
                ContentHash = PublicPages.ContentHash(document.Title, metadata, html),
            });
            db.Add(new PublicBody { DocumentId = document.Id, AgencyId = document.AgencyId, Html = html, Metadata = metadata, Text = generated.Text });
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
