using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Gongkai.Web.Tests.Accounts;
using Gongkai.Web.Tests.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Requests;

/// <summary>An original is kept, marked and given out without what is hidden, in a browser without scripts.</summary>
public sealed class RedactionPageTests(BusyPortal portal) : IClassFixture<BusyPortal>
{
    [Fact]
    public async Task An_original_is_redacted_on_the_page_and_only_the_copy_is_released()
    {
        var agency = await portal.AddAgencyAsync("青河县统计局", "qhxtjj");
        await portal.AddOfficerAsync("qhxtjj.office", agency, StaffRole.DisclosureOffice);
        await portal.AddOfficerAsync("qhxtjj.leader", agency, StaffRole.Leader);
        var (office, leader) = (await portal.Visit().SignInAsync("qhxtjj.office"), await portal.Visit().SignInAsync("qhxtjj.leader"));
        var id = await RegisteredAsync(agency);

        var page = await office.Send(await office.Open($"/workbench/requests/{id}"), "form[action*=originals]", ("files", ("名册.docx", Word("青河县住户张某一，人均收入一万元"))));
        var link = page["a[href*='/redact/']"].GetAttribute("href")!;
        page = await office.Open(link);
        page["ol.paragraphs"].TextContent.ShouldContain("青河县住户张某一");

        page = await office.Send(page, "form#redaction", ("Form.Words[0].Text", "张某一"), ("Form.Words[0].Reason", "PersonalPrivacy"));
        page["ol.paragraphs mark"].TextContent.ShouldBe("张某一");
        page["#word-0"].GetAttribute("value").ShouldBe("张某一");

        page = await ReleaseAsync(office, page, link, "李某二");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page["[role=alert]"].TextContent.ShouldContain("没有找到");

        page = await ReleaseAsync(office, page, link, "张某一");
        page.Text.ShouldContain("已生成遮盖稿，共遮盖 1 处（15-2 个人隐私）");
        page.Text.ShouldContain("生成遮盖稿");

        await using var scope = portal.Services.CreateAsyncScope();
        var released = await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().RequestFiles.AsNoTracking().SingleAsync(f => f.RequestId == id && f.Kind == RequestFileKind.Released);
        var copy = await office.Client.GetByteArrayAsync(new Uri($"/workbench/requests/{id}/files/{released.Id}", UriKind.Relative));
        Text(copy).ShouldContain("青河县住户■■■■〔15-2〕，人均收入一万元");
        Text(copy).ShouldNotContain("张某一");
        (await leader.Open(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await ReleaseAsync(leader, await leader.Open(link), link, "张某一")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static Task<Page> ReleaseAsync(Visitor visitor, Page page, string link, string words)
    {
        page["form#redaction"].SetAttribute("action", link + "?handler=Release");
        return visitor.Send(page, "form#redaction", ("Form.Words[0].Text", words), ("Form.Words[0].Reason", "PersonalPrivacy"));
    }

    private async Task<long> RegisteredAsync(long agency)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var application = new Application { Applicant = new Applicant { Kind = ApplicantKind.NaturalPerson, Name = "王某三", Telephone = "00000000000", Address = "某街1号", IdentityNumber = "000000190001010017" }, Wanted = "住户收入调查名册" };
        var outcome = await scope.ServiceProvider.GetRequiredService<RegisterRequest>()
            .ExecuteAsync(new NewRequest { AgencyId = agency, Receipt = new(RequestChannel.InPerson, ChinaTime.DateOf(DateTimeOffset.UtcNow)), Application = application }, null, CancellationToken.None);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value.Id;
    }

    private static byte[] Word(string text)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");

            void Add(string name, string content)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static string Text(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }
}
