using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Web.Publishing;

/// <summary>How the workbench writes dates, states and choices.</summary>
internal static class PublishingWords
{
    /// <summary>主题分类: the 22 top classes of the national policy library.</summary>
    public static IReadOnlyList<string> Topics { get; } =
    [
        "国务院组织机构", "综合政务", "国民经济管理、国有资产监管", "财政、金融、审计", "国土资源、能源", "农业、林业、水利", "工业、交通", "商贸、海关、旅游",
        "市场监管、安全生产监管", "城乡建设、环境保护", "科技、教育", "文化、广电、新闻出版", "卫生、体育", "人口与计划生育、妇女儿童工作", "劳动、人事、监察",
        "公安、安全、司法", "民政、扶贫、救灾", "民族、宗教", "对外事务", "港澳台侨工作", "国防", "其他",
    ];

    /// <summary>公文种类: the 15 of official documents.</summary>
    public static IReadOnlyList<string> OfficialKinds { get; } =
        ["决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"];

    /// <summary>An instant as clocks in China show it.</summary>
    public static string Minute(DateTimeOffset at) => ChinaTime.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The class of a state's mark.</summary>
    public static string Key(this DocumentState state) => state.ToString().ToLowerInvariant();

    /// <summary>A grade's name.</summary>
    public static string Name(this ContentGrade grade) => grade switch
    {
        ContentGrade.Blocking => "须处理",
        ContentGrade.Warning => "请核对",
        ContentGrade.Hint => "提示",
    };

    /// <summary>The class of a grade's mark, one of the site's.</summary>
    public static string Key(this ContentGrade grade) => grade switch
    {
        ContentGrade.Blocking => "error",
        ContentGrade.Warning => "warning",
        ContentGrade.Hint => "info",
    };

    /// <summary>Where a finding stands.</summary>
    public static string Words(this ContentPlace place) => (place.Part, place.Name, place.Spot) switch
    {
        (ContentPart.Title, _, _) => "标题",
        (ContentPart.Body, _, { } spot) => $"正文·{spot}",
        (ContentPart.Body, _, _) => "正文",
        (ContentPart.Metadata, { } name, _) => name,
        (ContentPart.Metadata, _, _) => "信息",
        (ContentPart.Attachment, { } name, { } spot) => $"附件“{name}”·{spot}",
        (ContentPart.Attachment, var name, _) => $"附件“{name}”",
    };

    /// <summary>How what a step looks at is called.</summary>
    public static string Name(this ReviewDuty duty) => duty switch
    {
        ReviewDuty.Review => "审核校对",
        ReviewDuty.Secrecy => "保密审查",
        ReviewDuty.Consultation => "会商",
    };
}
