using Gongkai.Domain.Agencies;

namespace Gongkai.Domain.Catalogue;

/// <summary>A part of the guide.</summary>
/// <param name="Heading">「一、…」.</param>
/// <param name="Paragraphs">Plain text, one paragraph each.</param>
public sealed record GuideSection(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>
/// 政府信息公开指南 made from what is known of an agency: what 《条例》第十二条 asks for (categories, arrangement, ways to
/// obtain, and the work body's name, address, hours, telephone, fax and internet contact), how to apply and how to complain.
/// What is not known is said to be open, never left out in silence.
/// </summary>
public static class DisclosureGuide
{
    private const string NotGiven = "（待补充）";

    /// <summary>The text.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="columns">The names of its statutory columns, as the categories.</param>
    public static IReadOnlyList<GuideSection> Compose(AgencyProfile agency, IReadOnlyList<string> columns) =>
    [
        new("一、主动公开",
        [
            $"{agency.Name}依照《中华人民共和国政府信息公开条例》第十九条、第二十条、第二十一条主动公开政府信息，包括：{string.Join("、", columns)}。",
            "信息按“政府信息公开指南、政府信息公开制度、法定主动公开内容、政府信息公开年报”编排，每件信息标明索引号、名称、内容概述和生成日期。",
            "公众可以在本平台查阅、检索和下载，也可以到国家档案馆、公共图书馆、政务服务场所设置的政府信息查阅场所查阅。属于主动公开的信息，自形成或者变更之日起20个工作日内公开；法律、法规另有规定的，从其规定。",
        ]),
        new("二、依申请公开",
        [
            $"公民、法人或者其他组织可以向{agency.Name}申请获取主动公开以外的政府信息。受理机构为{Known(agency.OfficeName)}。",
            "申请应当包括：申请人的姓名或者名称、身份证明、联系方式；申请公开的政府信息的名称、文号或者便于查询的其他特征性描述；申请公开的政府信息的形式要求，包括获取信息的方式、途径。",
            "申请可以当面提交、邮政寄送；通过互联网渠道或者传真提交的，以双方确认之日为收到申请之日。采用书面形式确有困难的，可以口头提出，由受理机构代为填写。",
            "能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复，需要延长的最多延长20个工作日并告知申请人。征求第三方和其他机关意见所需时间不计算在内。",
            "提供政府信息不收取费用；申请的数量、频次明显超过合理范围的，可以按照《政府信息公开信息处理费管理办法》收取信息处理费。",
        ]),
        new("三、政府信息公开工作机构",
        [
            $"机构名称：{Known(agency.OfficeName)}",
            $"办公地址：{Known(agency.OfficeAddress)}",
            $"办公时间：{Known(agency.OfficeHours)}",
            $"联系电话：{Known(agency.OfficeTelephone)}",
            $"传真号码：{Known(agency.OfficeFax)}",
            $"电子邮箱：{Known(agency.OfficeEmail)}",
            $"邮政编码：{Known(agency.OfficePostcode)}",
        ]),
        new("四、监督和救济",
        [
            "公民、法人或者其他组织认为行政机关未按照要求主动公开政府信息或者对政府信息公开申请不依法答复处理的，可以向政府信息公开工作主管部门提出。",
            $"认为行政机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法向{Known(agency.ReconsiderationBody)}申请行政复议，或者向{Known(agency.Court)}提起行政诉讼。对不予公开决定不服的，应当先申请行政复议（《行政复议法》第二十三条）。",
        ]),
    ];

    private static string Known(string? value) => value is { Length: > 0 } ? value : NotGiven;
}
