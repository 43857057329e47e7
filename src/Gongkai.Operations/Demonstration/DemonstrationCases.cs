using Gongkai.Domain.Requests;

namespace Gongkai.Operations.Demonstration;

/// <summary>How an invented application goes on after it was registered. Days are working days after receipt.</summary>
internal enum DemonstrationWay
{
    /// <summary>Answered in time, served, archived after a while.</summary>
    Plain,

    /// <summary>Answered on the last day of the term.</summary>
    LastDay,

    /// <summary>Answered after the term.</summary>
    Late,

    /// <summary>Corrected first.</summary>
    Corrected,

    /// <summary>The correction never came.</summary>
    NotCorrected,

    /// <summary>A third party is asked.</summary>
    Consulted,

    /// <summary>Extended.</summary>
    Extended,

    /// <summary>Charged for, and paid.</summary>
    Paid,

    /// <summary>Reasons asked for; excessive.</summary>
    Excessive,

    /// <summary>Withdrawn.</summary>
    Withdrawn,

    /// <summary>Split in two.</summary>
    Split,

    /// <summary>Registered twice by mistake.</summary>
    Void,

    /// <summary>Still open: another section is asked for its part.</summary>
    Joint,

    /// <summary>Still open: nothing was done yet.</summary>
    Untouched,

    /// <summary>Still open: receipt is not confirmed.</summary>
    Unconfirmed,

    /// <summary>Still open: the answer is being written.</summary>
    Written,

    /// <summary>Still open: the answer has its first signature.</summary>
    Reviewed,

    /// <summary>Still open: the answer is signed and not sent.</summary>
    Signed,

    /// <summary>Answered by post; the receipt has not come back.</summary>
    Posted,

    /// <summary>Answered by post; the letter came back.</summary>
    Returned,
}

/// <summary>An invented application.</summary>
/// <param name="ArrivedOn">When it came.</param>
/// <param name="Channel">How.</param>
/// <param name="Applicant">Who: plainly invented.</param>
/// <param name="Subject">About what.</param>
/// <param name="Way">How it goes on.</param>
/// <param name="Answer">How it ends where it is answered.</param>
internal sealed record DemonstrationCase(DateOnly ArrivedOn, RequestChannel Channel, Applicant Applicant, string Subject, DemonstrationWay Way, AnswerKind Answer);

/// <summary>The invented applications of a year, the same for the same day.</summary>
internal static class DemonstrationCases
{
    private const int DaysBetween = 6;

    private static readonly string[] Subjects =
    [
        "城乡居民最低生活保障标准调整的测算依据", "县殡仪馆服务收费项目和标准", "养老机构运营补贴发放名单（不含个人信息）", "社会组织年度检查结论", "临时救助资金分配方案", "白水镇与青云乡行政区域界线协议书",
        "新建道路命名批复", "困难残疾人生活补贴发放办法", "福利彩票公益金使用情况", "县中心敬老院改造工程中标合同", "社区居民委员会换届选举工作方案", "慈善捐赠款物接收和使用情况",
        "婚姻登记年度统计数据", "孤儿基本生活费发放标准", "流浪乞讨人员救助站采购合同", "乡镇社工站政府购买服务协议", "农村公益性公墓建设规划", "居家养老服务站点名单",
        "民政事业发展专项规划中期评估报告", "高龄津贴发放流程", "特困人员供养机构安全检查记录", "志愿服务组织登记名册", "撤并村民小组的批准文件", "儿童福利机构设施设备采购清单",
    ];

    // Outcomes in about the proportions that annual reports show; each row of table three comes up.
    private static readonly AnswerKind[] Answers =
    [
        AnswerKind.Granted, AnswerKind.AlreadyPublic, AnswerKind.NotHeld, AnswerKind.Granted, AnswerKind.PartlyGranted, AnswerKind.OutsideRemit, AnswerKind.Granted, AnswerKind.RefusedInternalAffairs,
        AnswerKind.AlreadyPublic, AnswerKind.NotHeld, AnswerKind.RefusedProcess, AnswerKind.Granted, AnswerKind.Petition, AnswerKind.NeedsCreation, AnswerKind.RefusedThirdParty, AnswerKind.Granted,
        AnswerKind.Repeated, AnswerKind.AdministrativeQuery, AnswerKind.RefusedEnforcementFile, AnswerKind.Publication, AnswerKind.RefusedLawForbids, AnswerKind.Confirmation, AnswerKind.Other, AnswerKind.RefusedSafetyStability,
    ];

    private static readonly DemonstrationWay[] Ways =
    [
        DemonstrationWay.Plain, DemonstrationWay.Plain, DemonstrationWay.Corrected, DemonstrationWay.Plain, DemonstrationWay.Extended, DemonstrationWay.Plain, DemonstrationWay.Consulted, DemonstrationWay.LastDay,
        DemonstrationWay.Plain, DemonstrationWay.Withdrawn, DemonstrationWay.Plain, DemonstrationWay.NotCorrected, DemonstrationWay.Plain, DemonstrationWay.Paid, DemonstrationWay.Plain, DemonstrationWay.Split,
        DemonstrationWay.Plain, DemonstrationWay.Late, DemonstrationWay.Plain, DemonstrationWay.Excessive, DemonstrationWay.Plain, DemonstrationWay.Void,
    ];

    private static readonly ApplicantKind[] Organisations =
        [ApplicantKind.Enterprise, ApplicantKind.LegalServiceProvider, ApplicantKind.PublicInterestOrganisation, ApplicantKind.ResearchInstitution, ApplicantKind.OtherOrganisation];

    private static readonly string[] OrganisationNames = ["示例甲贸易有限公司", "示例乙律师事务所", "示例丙公益促进会", "示例丁研究所", "示例戊村民委员会"];

    private static readonly RequestChannel[] Channels =
        [RequestChannel.Web, RequestChannel.RegisteredPost, RequestChannel.InPerson, RequestChannel.Web, RequestChannel.Email, RequestChannel.OrdinaryPost, RequestChannel.Web, RequestChannel.Fax, RequestChannel.Transferred];

    /// <summary>Those of the time that is past, then those that are open today in every way.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="steps">The days.</param>
    public static IReadOnlyList<DemonstrationCase> Of(DateOnly from, DemonstrationSteps steps)
    {
        var cases = new List<DemonstrationCase>();
        var last = steps.Back(45);
        for (var day = from; day <= last; day = day.AddDays(DaysBetween))
        {
            var arrived = day;
            while (!steps.IsWorkingDay(arrived))
            {
                arrived = arrived.AddDays(1);
            }

            cases.Add(Case(cases.Count, arrived, Ways[cases.Count % Ways.Length], Channels[cases.Count % Channels.Length]));
        }

        foreach (var (way, days, channel) in ((DemonstrationWay, int, RequestChannel)[])
        [
            (DemonstrationWay.NotCorrected, 36, RequestChannel.InPerson), (DemonstrationWay.Extended, 27, RequestChannel.InPerson), (DemonstrationWay.Untouched, 23, RequestChannel.RegisteredPost),
            (DemonstrationWay.Plain, 22, RequestChannel.InPerson), (DemonstrationWay.Joint, 20, RequestChannel.RegisteredPost), (DemonstrationWay.Consulted, 19, RequestChannel.InPerson),
            (DemonstrationWay.Joint, 17, RequestChannel.InPerson), (DemonstrationWay.Untouched, 16, RequestChannel.RegisteredPost), (DemonstrationWay.Consulted, 11, RequestChannel.InPerson),
            (DemonstrationWay.Plain, 13, RequestChannel.InPerson), (DemonstrationWay.Paid, 9, RequestChannel.RegisteredPost), (DemonstrationWay.Excessive, 8, RequestChannel.InPerson), (DemonstrationWay.Corrected, 7, RequestChannel.InPerson),
            (DemonstrationWay.Plain, 4, RequestChannel.Web), (DemonstrationWay.Plain, 3, RequestChannel.InPerson), (DemonstrationWay.Unconfirmed, 2, RequestChannel.Email), (DemonstrationWay.Unconfirmed, 1, RequestChannel.OrdinaryPost),
            (DemonstrationWay.Untouched, 1, RequestChannel.InPerson), (DemonstrationWay.Untouched, 0, RequestChannel.RegisteredPost),
            (DemonstrationWay.Written, 12, RequestChannel.InPerson), (DemonstrationWay.Reviewed, 13, RequestChannel.RegisteredPost), (DemonstrationWay.Signed, 14, RequestChannel.InPerson),
            (DemonstrationWay.Posted, 10, RequestChannel.InPerson), (DemonstrationWay.Returned, 18, RequestChannel.RegisteredPost),
        ])
        {
            cases.Add(Case(cases.Count, steps.Back(days), way, channel));
        }

        return cases;
    }

    private static DemonstrationCase Case(int index, DateOnly arrived, DemonstrationWay way, RequestChannel channel) =>
        new(arrived, channel, WhoOf(index), Subjects[index % Subjects.Length], way, Answers[index % Answers.Length]);

    private static Applicant WhoOf(int index)
    {
        if (index % 4 == 3)
        {
            var which = index / 4 % Organisations.Length;
            return new()
            {
                Kind = Organisations[which],
                Name = OrganisationNames[which],
                IdentityKind = IdentityKind.CreditCode,
                Representative = "甲某某",
                ContactName = "乙某某",
                Telephone = $"000-00001{which:000}",
                Address = $"示例市示例路{which + 1}号",
                Postcode = "000000",
            };
        }

        // Some come back: every fifth person is the same.
        var who = index % 5 == 0 ? 0 : index;
        var family = "张王李赵刘陈杨黄周吴"[who % 10];
        return new()
        {
            Kind = ApplicantKind.NaturalPerson,
            Name = $"{family}某{"一二三四五六七八九十"[who / 10 % 10]}",
            IdentityNumber = $"00000019000101{who:0000}",
            Telephone = $"000-0000{who:0000}",
            Email = $"example{who}@qingshan.example",
            Address = $"示例市示例路{who}号",
            Postcode = "000000",
        };
    }
}
