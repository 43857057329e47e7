using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Testing;

namespace Gongkai.Web.Tests;

/// <summary>A portal with a county, its finance bureau, and a few public documents.</summary>
public sealed class PublicPortal : Portal, IAsyncLifetime
{
    public Published Published { get; private set; } = null!;

    public long County { get; private set; }

    public long Bureau { get; private set; }

    public long Notices { get; private set; }

    public long Normative { get; private set; }

    public long Interpretations { get; private set; }

    /// <summary>A normative document with everything that one can have.</summary>
    public long Policy { get; private set; }

    /// <summary>Its interpretation.</summary>
    public long Interpretation { get; private set; }

    public long Guide { get; private set; }

    public async Task InitializeAsync()
    {
        Published = new Published(Services);
        County = await Published.AgencyAsync("青山县人民政府", "qingshan", kind: AgencyKind.Government);
        Bureau = await Published.AgencyAsync("青山县财政局", "czj", County);
        var statutory = await Published.ColumnAsync(Bureau, CataloguePart.Statutory, "statutory", "法定主动公开内容");
        Normative = await Published.ColumnAsync(Bureau, CataloguePart.Statutory, "normative", "行政规范性文件", statutory);
        Interpretations = await Published.ColumnAsync(Bureau, CataloguePart.Statutory, "interpretation", "政策解读", statutory);
        Notices = await Published.ColumnAsync(Bureau, CataloguePart.Statutory, "notices", "通知公告", statutory);
        var file = await Published.FileAsync("申请表.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [1, 2, 3, 4, 5, 6, 7, 8]);
        var picture = await Published.FileAsync("图 1.png", "image/png", [137, 80, 78, 71]);
        Policy = await Published.DocumentAsync(
            Bureau, Normative, "青山县财政局关于印发《县级专项资金管理办法》的通知", "<h2>总则</h2><p>为规范专项资金管理，制定本办法。</p><table><tbody><tr><th>项目</th><td>标准</td></tr></tbody></table>", "normative",
            new DocumentMetadata
            {
                IndexNumber = "QS001/2026-00012",
                DocumentNumber = "青财发〔2026〕12号",
                IssuedBy = "青山县财政局",
                IssuedOn = new DateOnly(2026, 3, 2),
                EffectiveOn = new DateOnly(2026, 4, 1),
                ExpiresOn = new DateOnly(2031, 3, 31),
                Topic = "财政、金融、审计\\财政",
                OfficialKind = "通知",
                Summary = "专项资金的设立、分配、使用和监督。",
                Keywords = "专项资金 财政",
                Author = "王编辑",
                IsNormative = true,
                Attachments = [file, picture],
            },
            at: new DateTimeOffset(2026, 3, 5, 1, 30, 0, TimeSpan.Zero));
        Interpretation = await Published.DocumentAsync(Bureau, Interpretations, "《县级专项资金管理办法》政策解读", "<p>背景。</p>", "interpretation", at: new DateTimeOffset(2026, 3, 6, 1, 0, 0, TimeSpan.Zero));
        await Published.LinkAsync(Interpretation, Policy, DocumentRelation.Interprets);
        Guide = await Published.DocumentAsync(
            Bureau, Notices, "会计代理记账资格办事指南", kind: "service-guide", metadata: new DocumentMetadata { Fields = new Dictionary<string, string> { ["steps"] = "提交申请\n受理\n审查\n发证", ["conditions"] = "有固定场所\n有专职人员" } },
            at: new DateTimeOffset(2025, 7, 1, 1, 0, 0, TimeSpan.Zero));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
