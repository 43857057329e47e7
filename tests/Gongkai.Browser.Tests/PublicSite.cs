using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Testing;

namespace Gongkai.Browser.Tests;

/// <summary>What the public pages of the browser's portal show.</summary>
internal static class PublicSite
{
    /// <summary>Adds it; the documents get the numbers 1 to 4.</summary>
    public static async Task AddAsync(IServiceProvider services)
    {
        var published = new Published(services);
        var county = await published.AgencyAsync("青山县人民政府", "qingshan", kind: AgencyKind.Government);
        var bureau = await published.AgencyAsync("青山县财政局", "czj", county);
        await published.AgencyAsync("青山县白石镇人民政府", "baishi", county, AgencyKind.Township);
        var statutory = await published.ColumnAsync(bureau, CataloguePart.Statutory, "statutory", "法定主动公开内容");
        var normative = await published.ColumnAsync(bureau, CataloguePart.Statutory, "normative", "行政规范性文件", statutory);
        var interpretations = await published.ColumnAsync(bureau, CataloguePart.Statutory, "interpretation", "政策解读", statutory);
        var other = await published.ColumnAsync(bureau, CataloguePart.Statutory, "other", "其他法定信息", statutory);
        var file = await published.FileAsync("申请表.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", new byte[20_000]);
        var policy = await published.DocumentAsync(
            bureau, normative, "青山县财政局关于印发《县级财政专项资金管理办法》的通知",
            "<p>各乡镇人民政府，县直各单位：</p><p>现将《县级财政专项资金管理办法》印发给你们，请遵照执行。</p><h2>第一章　总则</h2><p>第一条　为规范县级财政专项资金管理，提高资金使用效益，根据有关法律法规，结合本县实际，制定本办法。</p>"
            + "<table><tbody><tr><th>项目</th><th>标准（元）</th><th>依据</th><th>备注说明</th></tr><tr><td>农村公路养护</td><td>12000</td><td>青财发〔2025〕3号</td><td>按里程核定</td></tr></tbody></table><p>（此件公开发布）</p>",
            "normative",
            new DocumentMetadata
            {
                IndexNumber = "113417020032563511/202603-00012",
                DocumentNumber = "青财发〔2026〕12号",
                IssuedBy = "青山县财政局",
                IssuedOn = new DateOnly(2026, 3, 2),
                EffectiveOn = new DateOnly(2026, 4, 1),
                ExpiresOn = new DateOnly(2031, 3, 31),
                Topic = "财政、金融、审计\\财政",
                OfficialKind = "通知",
                Summary = "专项资金的设立、分配、使用和监督。",
                IsNormative = true,
                Attachments = [file],
            },
            at: new DateTimeOffset(2026, 3, 5, 1, 30, 0, TimeSpan.Zero), notice: "本文件已于2026年3月10日更正：附件格式有误。");
        var interpretation = await published.DocumentAsync(bureau, interpretations, "《县级财政专项资金管理办法》政策解读", "<p>一、背景</p><p>二、主要内容</p>", "interpretation", at: new DateTimeOffset(2026, 3, 6, 1, 0, 0, TimeSpan.Zero));
        await published.LinkAsync(interpretation, policy, DocumentRelation.Interprets);
        await published.DocumentAsync(
            bureau, other, "会计代理记账资格办事指南", kind: "service-guide",
            metadata: new DocumentMetadata { Fields = new Dictionary<string, string> { ["basis"] = "会计法第三十六条", ["conditions"] = "有固定场所\n有专职人员", ["steps"] = "提交申请\n受理\n审查\n发证" } },
            at: new DateTimeOffset(2025, 7, 1, 1, 0, 0, TimeSpan.Zero));
        var withdrawn = await published.DocumentAsync(bureau, other, "误发的通知", at: new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero));
        await published.WithdrawAsync(withdrawn, "本文件已于2026年1月2日撤下：内容有误。");
        for (var i = 0; i < 25; i++)
        {
            await published.DocumentAsync(bureau, other, $"2026年第{i + 1}期财政专项资金分配情况公示", at: new DateTimeOffset(2026, 2, 1 + i, 2, 0, 0, TimeSpan.Zero));
        }
    }
}
