using System.Text;
using System.Text.Json;
using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing.Import;
using Gongkai.Operations.Tests.Search;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Import;

public sealed class ImportDocumentsTests
{
    private const string Headings = "外部编号,栏目,信息种类,标题,发文字号,成文日期,发布日期,有效期至,效力状态,效力变更日期,正文";

    [Theory, EveryDatabase]
    public async Task Documents_of_another_system_become_public_with_their_dates_and_validity(Database database)
    {
        await using var import = await Import.CreateAsync(database);
        var done = await import.CsvAsync($"""
            {Headings}
            a-1,policies,policy,关于垃圾分类的通知,甲政发[2019]3号,2019-05-01,2019年5月6日,2024-05-01,,,"第一段，有逗号
            第二段 <b>不是标记</b>"
            a-2,政策文件,政策文件,关于废止的意见,,2015-01-02,2015/1/9,,废止,2018-03-01,正文
            """);

        done.ShouldBe(new ImportDocuments.Progress(2, 0, 0, 1));
        var first = await import.PageAsync("a-1");
        (first.Title, first.DocumentNumber, first.ExpiresOn).ShouldBe(("关于垃圾分类的通知", "甲政发〔2019〕3号", new DateOnly(2024, 5, 1)));
        first.PublishedAt.ShouldBe(new DateTimeOffset(2019, 5, 6, 0, 0, 0, TimeSpan.FromHours(8)));
        first.IndexNumber.ShouldNotBeNull().ShouldContain("201905");
        (await import.TextAsync(first.Id)).ShouldBe("第一段，有逗号\n第二段 <b>不是标记</b>");
        var second = await import.PageAsync("a-2");
        (second.Validity, second.Notice).ShouldBe((Validity.Repealed, "本文件已于2018年3月1日废止。"));

        (await import.Store.With((GongkaiDbContext db) => db.PublicChanges.CountAsync(c => c.DocumentId == first.Id))).ShouldBe(1);
        (await import.VerifiedEntriesAsync()).ShouldBe(1);
        var entry = await import.Store.With((GongkaiDbContext db) => db.DossierEntries.SingleAsync());
        (entry.Act, entry.CaseKey).ShouldBe(("documents.imported", $"import/{first.Id}-{second.Id}"));
        entry.Detail!.ShouldContain("\"documents\":2");
    }

    [Theory, EveryDatabase]
    public async Task A_second_import_adds_only_what_is_new_and_refuses_what_has_changed(Database database)
    {
        await using var import = await Import.CreateAsync(database);
        var lines = Enumerable.Range(0, 600).Select(i => $"k{i},policies,notice,标题{i},,,2020-01-01,,,,正文{i}").ToList();
        (await import.CsvAsync(Csv(lines.Take(400)))).ShouldBe(new ImportDocuments.Progress(400, 0, 0, 1));
        (await import.CsvAsync(Csv(lines))).ShouldBe(new ImportDocuments.Progress(200, 400, 0, 1));

        lines[7] = "k7,policies,notice,改过的标题,,,2020-01-01,,,,正文7";
        (await import.CsvAsync(Csv(lines))).ShouldBe(new ImportDocuments.Progress(0, 599, 1, 1));
        import.Refused().ShouldBe([("9", "k7", "import.changed")]);
        (await import.Store.With((GongkaiDbContext db) => db.PublicDocuments.CountAsync())).ShouldBe(600);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_go_in_is_listed_with_all_its_reasons_and_the_rest_goes_in(Database database)
    {
        await using var import = await Import.CreateAsync(database);
        var done = await import.CsvAsync($"""
            {Headings}
            ,policies,policy,没有编号,,,2020-01-01,,,,正文
            b,nowhere,nothing,,,20年,2099-01-01,,也许,,
            c,policies,notice,含身份证号,,,2020-01-01,,,,联系人证号11010519491231002X。
            d,policies,notice,=1+1,不是文号,,2020-01-01,,,,正文
            e,policies,notice,好的,,,2020-01-01,,,,正文
            e,policies,notice,重复的,,,2020-01-01,,,,正文
            """);

        (done.Imported, done.Refused).ShouldBe((1, 5));
        import.Refused().ShouldBe(
            [
                ("2", "", "import.key"),
                ("3", "b", "import.column import.kind import.published-on.future import.text import.validity import.date document.title"),
                ("4", "c", "finding.privacy.id-card"), ("5", "d", "document.number.form"), ("7", "e", "import.key.twice"),
            ],
            comparer: EqualityComparer<(string, string, string)>.Create((a, b) => a.Item1 == b.Item1 && a.Item2 == b.Item2 && a.Item3.Split(' ').ToHashSet().SetEquals(b.Item3.Split(' '))));
        File.ReadAllText(import.RefusedFile).ShouldContain("\"'=1+1\""); // a spreadsheet would run it
    }

    [Theory, EveryDatabase]
    public async Task Json_and_lines_of_json_go_in_as_well_and_a_broken_line_stops_no_other(Database database)
    {
        await using var import = await Import.CreateAsync(database);
        var record = new { key = "j1", column = "policies", kind = "interpretation", title = "解读", publishedOn = "2021-02-03T04:05:06+08:00", html = "<p>正文</p><script>x</script>", isNormative = false, fields = new { form = "文字解读" } };
        (await import.FileAsync("a.json", JsonSerializer.Serialize(new[] { record, record with { key = "j2" } }))).Value.Imported.ShouldBe(2);
        var lines = await import.FileAsync("b.jsonl", $"{JsonSerializer.Serialize(record with { key = "j3" })}\n{{broken\n17\n\n{JsonSerializer.Serialize(record with { key = "j4" })}\n");
        (lines.Value.Imported, lines.Value.Refused).ShouldBe((2, 2));
        (await import.TextAsync((await import.PageAsync("j1")).Id)).ShouldBe("正文\n文字解读");
        (await import.PageAsync("j4")).PublishedAt.ShouldBe(new DateTimeOffset(2021, 2, 3, 4, 5, 6, TimeSpan.FromHours(8)));
    }

    [Theory, EveryDatabase]
    public async Task A_file_that_cannot_be_read_on_keeps_what_was_read_and_says_where_it_stopped(Database database)
    {
        await using var import = await Import.CreateAsync(database);
        var outcome = await import.FileAsync("a.csv", $"{Headings}\na,policies,notice,标题,,,2020-01-01,,,,正文\nb,policies,notice,\"没有收尾,,,2020-01-01,,,,正文\n");
        outcome.Problems.Single().Code.ShouldBe("import.csv.quote");
        outcome.Problems.Single().Text.ShouldContain("第 3 行");
        (await import.PageAsync("a")).Title.ShouldBe("标题");

        (await import.FileAsync("b.json", "[{\"key\":1},{]")).Problems.Single().Code.ShouldBe("import.json");
        (await import.FileAsync("c.csv", "标题,正文\nx,y\n")).Problems.Single().Code.ShouldBe("import.headings");
        (await import.FileAsync("d.xlsx", "")).Problems.Single().Code.ShouldBe("import.form");
        (await import.FileAsync("e.csv", Headings, agency: "没有的机关")).Problems.Single().Code.ShouldBe("import.agency");
    }

    [Theory, EveryDatabase]
    public async Task Records_go_to_the_agency_they_name_below_the_one_given_and_to_no_other(Database database)
    {
        await using var import = await Import.CreateAsync(database);
        await import.Publisher.AgencyAsync("甲县教育局", import.Agency);
        await import.Publisher.AgencyAsync("乙县人民政府");
        var done = await import.CsvAsync("""
            外部编号,机关,栏目,标题,发布日期,正文
            a,甲县教育局,policies,教育,2020-01-01,正文
            b,乙县人民政府,policies,别处,2020-01-01,正文
            c,,policies,本级,2020-01-01,正文
            """);
        (done.Imported, done.Refused).ShouldBe((2, 1));
        import.Refused().ShouldBe([("3", "b", "import.agency")]);
        (await import.PageAsync("a")).AgencyId.ShouldNotBe((await import.PageAsync("c")).AgencyId);
    }

    [Fact]
    public async Task A_file_in_the_encoding_of_Chinese_spreadsheets_is_read()
    {
        await using var import = await Import.CreateAsync(Database.Sqlite);
        var text = Csv(Enumerable.Range(0, 50).Select(i => $"k{i},政策文件,通知公告,县人民政府办公室关于加强管理的通知,,,2020-01-01,,,,请遵照执行。"));
        (await import.BytesAsync("gbk.csv", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text))).Value.Imported.ShouldBe(50);
        (await import.PageAsync("k3")).Title.ShouldBe("县人民政府办公室关于加强管理的通知");
    }

    private static string Csv(IEnumerable<string> lines) => Headings + "\n" + string.Join('\n', lines) + "\n";

    /// <summary>An agency with a column, and a folder for files.</summary>
    private sealed class Import : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("gongkai-import-").FullName;

        public required Store Store { get; init; }

        public long Agency { get; private set; }

        public Publisher Publisher => new(Store);

        public string RefusedFile => Path.Combine(folder, "file.refused.csv");

        public static async Task<Import> CreateAsync(Database database)
        {
            var import = new Import { Store = await Store.CreateAsync(database) };
            (import.Agency, _) = await import.Publisher.AgencyAsync("甲县人民政府");
            return import;
        }

        public async Task<ImportDocuments.Progress> CsvAsync(string text) => (await FileAsync("file.csv", text)).Value;

        public Task<Outcome<ImportDocuments.Progress>> FileAsync(string name, string text, string agency = "甲县人民政府") => BytesAsync(name, Encoding.UTF8.GetBytes(text), agency);

        public async Task<Outcome<ImportDocuments.Progress>> BytesAsync(string name, byte[] bytes, string agency = "甲县人民政府")
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, bytes);
            return await Store.Single<ImportDocuments>().ExecuteAsync(new(path, agency), null, CancellationToken.None);
        }

        public IReadOnlyList<(string Line, string Key, string Codes)> Refused() =>
            [.. File.ReadAllLines(RefusedFile).Skip(1).Select(l => l.Split("\",\"")).Select(f => (f[0].Trim('"'), f[1], f[3]))];

        public Task<Gongkai.Operations.Publishing.PublicDocument> PageAsync(string key) =>
            Store.With((GongkaiDbContext db) => db.PublicDocuments.SingleAsync(p => db.Documents.Any(d => d.Id == p.Id && d.ExternalKey == key)));

        public Task<string> TextAsync(long id) => Store.With((GongkaiDbContext db) => db.PublicBodies.Where(b => b.DocumentId == id).Select(b => b.Text).SingleAsync());

        public async Task<long> VerifiedEntriesAsync()
        {
            var entries = 0L;
            await Store.With(async (VerifyDossiers verify) =>
            {
                await foreach (var result in verify.ExecuteAsync(CancellationToken.None))
                {
                    result.Fault.ShouldBeNull();
                    entries += result.Entries;
                }

                return entries;
            });
            return entries;
        }

        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
