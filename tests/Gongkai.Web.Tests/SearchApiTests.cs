using System.Net;
using System.Text.Json;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests;

public sealed class SearchApiTests(SearchPortal portal) : IClassFixture<SearchPortal>
{
    [Fact]
    public async Task A_published_document_is_found_by_words_and_offered_while_typing()
    {
        await portal.PublishedAsync();
        using var found = await GetAsync("/api/v1/search?q=" + Uri.EscapeDataString("垃圾 [2024]12号"));
        found.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        var hit = found.RootElement.GetProperty("hits")[0];
        hit.GetProperty("documentNumber").GetString().ShouldBe("甲政办发〔2024〕12号");
        hit.GetProperty("title").EnumerateArray().Where(p => p.GetProperty("isHit").GetBoolean()).Select(p => p.GetProperty("text").GetString()).ShouldBe(["垃圾"]);
        found.RootElement.GetProperty("facets").GetProperty("validities")[0].GetProperty("value").GetString().ShouldBe("inForce");

        using var offered = await GetAsync("/api/v1/search/suggest?q=" + Uri.EscapeDataString("垃"));
        offered.RootElement[0].GetProperty("documentId").GetInt64().ShouldBe(hit.GetProperty("id").GetInt64());
        using var narrowed = await GetAsync("/api/v1/search?validity=repealed&order=date&scope=titles&from=2020-01-01");
        narrowed.RootElement.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("?q=%EF%BC%9F", "search.no-words")]
    [InlineData("?after=x", "search.page-unknown")]
    [InlineData("?year=abc", "bad-request")]
    [InlineData("?validity=nonsense", "search.value-unknown")]
    [InlineData("?order=1", "search.value-unknown")]
    public async Task What_cannot_be_answered_is_told_so(string question, string code)
    {
        await portal.PublishedAsync();
        var answer = await portal.CreateClient().GetAsync(new Uri("/api/v1/search" + question, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Who_asks_too_often_is_asked_to_wait()
    {
        await using var bounded = new BoundedSearchPortal();
        var client = bounded.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await client.GetAsync(new Uri("/api/v1/search/suggest?q=a", UriKind.Relative))).StatusCode);
        }

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
    }

    private async Task<JsonDocument> GetAsync(string address) => JsonDocument.Parse(await portal.CreateClient().GetStringAsync(new Uri(address, UriKind.Relative)));
}

/// <summary>A portal with one document.</summary>
public sealed class SearchPortal : Portal
{
    private readonly SemaphoreSlim once = new(1, 1);
    private bool isPublished;

    /// <summary>Publishes it and waits until search knows.</summary>
    public async Task PublishedAsync()
    {
        await once.WaitAsync();
        if (!isPublished)
        {
            await PublishAsync();
            for (var tries = 0; Services.GetRequiredService<LiveIndex>().Documents == 0; tries++)
            {
                tries.ShouldBeLessThan(1000);
                await Task.Delay(20);
            }

            isPublished = true;
        }

        once.Release();
    }

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("Search:QuestionsPerMinute", "100000")];

    private async Task PublishAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var agency = (await db.Agencies.FirstAsync()).Id;
        var column = new CatalogueColumn { AgencyId = agency, Part = CataloguePart.Statutory, Code = "search-test", Name = "政策文件" };
        db.Columns.Add(column);
        await db.SaveChangesAsync();
        var document = new Document { AgencyId = agency, ColumnId = column.Id, Kind = "policy", Title = "关于垃圾分类的通知", State = DocumentState.Published, Revision = 1, UpdatedAt = clock.GetUtcNow() };
        db.Documents.Add(document);
        await db.SaveChangesAsync();
        var revision = new DocumentRevision
        {
            DocumentId = document.Id,
            Number = 1,
            AgencyId = agency,
            Title = document.Title,
            Metadata = new DocumentMetadata { DocumentNumber = "甲政办发〔2024〕12号" },
            Html = "<p>请做好垃圾分类。</p>",
            ContentHash = "",
            SavedAt = clock.GetUtcNow(),
        };
        db.DocumentRevisions.Add(revision);
        await new PublicPages(db, clock).ShowAsync(document, revision, "请做好垃圾分类。", null, CancellationToken.None);
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<PublicChanges>().Wake();
    }
}

/// <summary>A portal that answers three questions a minute.</summary>
public sealed class BoundedSearchPortal : Portal
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("Search:QuestionsPerMinute", "3")];
}
