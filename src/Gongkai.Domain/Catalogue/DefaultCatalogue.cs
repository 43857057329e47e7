using Gongkai.Domain.Agencies;
using static Gongkai.Domain.Catalogue.CataloguePart;
using static Gongkai.Domain.Catalogue.UpdateCycle;

namespace Gongkai.Domain.Catalogue;

/// <summary>A column that every agency of a kind begins with.</summary>
/// <param name="Part">The part of the platform.</param>
/// <param name="Code">Its code, unique in the agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="Basis">The article; null for none.</param>
/// <param name="ParentCode">The column it stands under; null at the top.</param>
/// <param name="Cycle">How soon it must carry what has come about.</param>
/// <param name="CycleDays">Working days for <see cref="WithinDays"/>.</param>
/// <param name="Description">What belongs there.</param>
public sealed record DefaultColumn(
    CataloguePart Part, string Code, string Name, string? Basis, string? ParentCode = null, UpdateCycle Cycle = WithinDays, int? CycleDays = DefaultCatalogue.WorkingDays, string? Description = null);

/// <summary>
/// The columns of the disclosure platform as 国办公开办函〔2019〕61号 arranges them, with the items of 《政府信息公开条例》
/// Articles 20 and 21 that apply to an agency's level. An agency adds its own and closes what does not concern it.
/// </summary>
public static class DefaultCatalogue
{
    /// <summary>《条例》第二十六条: within 20 working days.</summary>
    public const int WorkingDays = 20;

    /// <summary>The code of 指南.</summary>
    public const string GuideCode = "guide";

    /// <summary>The code of 制度.</summary>
    public const string RulesCode = "rules";

    /// <summary>The code of 法定主动公开内容.</summary>
    public const string StatutoryCode = "statutory";

    /// <summary>The code of 年报.</summary>
    public const string AnnualReportsCode = "annual-reports";

    /// <summary>The code of 依申请公开.</summary>
    public const string RequestCode = "request";

    /// <summary>The code of 行政规范性文件.</summary>
    public const string NormativeCode = "normative";

    /// <summary>The code of 政策解读.</summary>
    public const string InterpretationCode = "interpretation";

    /// <summary>Taken by the page of standard catalogues, which is no column.</summary>
    public const string StandardCatalogueCode = "standard-catalogue";

    /// <summary>Taken by the form of applications, which is no column.</summary>
    public const string ApplyCode = "apply";

    /// <summary>Taken by the pages of applications, which are no column.</summary>
    public const string RequestsCode = "requests";

    /// <summary>The column of what was released on application and made public for all (《条例》第四十四条).</summary>
    public const string AnswersCode = "answers";

    private static readonly DefaultColumn[] Fixed =
    [
        new(Guide, GuideCode, "政府信息公开指南", "条例第十二条", Cycle: LongTerm, CycleDays: null),
        new(Rules, RulesCode, "政府信息公开制度", "条例第四条、第十七条", Cycle: LongTerm, CycleDays: null, Description: "政府信息公开条例、国家和地方有关规定，以及本机关的信息公开工作制度。"),
        new(Statutory, StatutoryCode, "法定主动公开内容", "条例第二十条、第二十一条", Cycle: LongTerm, CycleDays: null),
        new(CataloguePart.AnnualReports, AnnualReportsCode, "政府信息公开年报", "条例第四十九条、第五十条", Cycle: LongTerm, CycleDays: null, Description: "历年政府信息公开工作年度报告，每年1月31日前公布。"),
        new(Request, RequestCode, "依申请公开", "条例第二十七条、第二十九条", Cycle: LongTerm, CycleDays: null),
    ];

    private static readonly DefaultColumn[] Article20 =
    [
        new(Statutory, NormativeCode, "行政规范性文件", "条例第二十条第（一）项", StatutoryCode, Description: "现行有效的行政规范性文件，以及修改、废止、失效的情况。"),
        new(Statutory, "policies", "其他政策文件", "条例第二十条第（一）项、第（十五）项", StatutoryCode),
        new(Statutory, InterpretationCode, "政策解读", "国办发〔2016〕80号", StatutoryCode, WithinDays, 3, "与政策文件同步发布，至迟不超过3个工作日。"),
        new(Statutory, "functions", "机关职能", "条例第二十条第（二）项", StatutoryCode, LongTerm, null, "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。"),
        new(Statutory, "plans", "规划计划", "条例第二十条第（三）项", StatutoryCode, Description: "国民经济和社会发展规划、专项规划、区域规划及相关政策。"),
        new(Statutory, "statistics", "统计信息", "条例第二十条第（四）项", StatutoryCode),
        new(Statutory, "licensing", "行政许可和其他对外管理服务事项", "条例第二十条第（五）项", StatutoryCode, WithinDays, 7, "办理的依据、条件、程序以及办理结果。"),
        new(Statutory, "penalties", "行政处罚和行政强制", "条例第二十条第（六）项", StatutoryCode, WithinDays, 7, "实施的依据、条件、程序以及具有一定社会影响的行政处罚决定。"),
        new(Statutory, "budgets", "财政预算、决算", "条例第二十条第（七）项、预算法第十四条", StatutoryCode, Description: "批准或者批复后二十日内公开。"),
        new(Statutory, "charges", "行政事业性收费", "条例第二十条第（八）项", StatutoryCode, Description: "收费项目及其依据、标准。"),
        new(Statutory, "procurement", "政府集中采购", "条例第二十条第（九）项", StatutoryCode, Description: "集中采购项目的目录、标准及实施情况。"),
        new(Statutory, "projects", "重大建设项目", "条例第二十条第（十）项", StatutoryCode, Description: "批准和实施情况。"),
        new(Statutory, "livelihood", "扶贫、教育、医疗、社会保障、促进就业", "条例第二十条第（十一）项", StatutoryCode, Description: "政策、措施及其实施情况。"),
        new(Statutory, "emergencies", "突发公共事件", "条例第二十条第（十二）项", StatutoryCode, Prompt, null, "应急预案、预警信息及应对情况。"),
        new(Statutory, "inspections", "监督检查情况", "条例第二十条第（十三）项", StatutoryCode, Description: "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况。"),
        new(Statutory, "recruitment", "公务员招考", "条例第二十条第（十四）项", StatutoryCode, Description: "招考的职位、名额、报考条件等事项以及录用结果。"),
        new(Statutory, "proposals", "建议提案办理结果", "条例第二十条第（十五）项", StatutoryCode),
        new(Statutory, "other", "其他法定信息", "条例第二十条第（十五）项", StatutoryCode),
    ];

    private static readonly DefaultColumn RegulationsOfState = new(Statutory, "regulations", "行政法规、规章", "条例第二十条第（一）项", StatutoryCode, Description: "行政法规和现行有效的规章，提供规范文本下载。");

    private static readonly DefaultColumn[] Article21CityAndCounty =
    [
        .. Items21(("construction", "市政建设"), ("public-services", "公共服务"), ("public-welfare", "公益事业"), ("land", "土地征收"), ("housing", "房屋征收"), ("security", "治安管理"), ("relief", "社会救助")),
    ];

    private static readonly DefaultColumn[] Article21Township =
    [
        .. Items21(
            ("agriculture", "贯彻落实农业农村政策"), ("irrigation", "农田水利工程建设运营"), ("land-contracts", "农村土地承包经营权流转"), ("homesteads", "宅基地使用情况审核"),
            ("land", "土地征收"), ("housing", "房屋征收"), ("labour", "筹资筹劳"), ("relief", "社会救助")),
    ];

    /// <summary>The columns an agency begins with, in order; a column's parent stands before it.</summary>
    public static IReadOnlyList<DefaultColumn> For(AgencyLevel level, AgencyKind kind) =>
    [
        .. Fixed,
        .. MakesRegulations(level, kind) ? (DefaultColumn[])[RegulationsOfState] : [],
        .. Article20,
        .. (level, kind) switch
        {
            (_, AgencyKind.Township) or (AgencyLevel.Township, _) => Article21Township,
            (AgencyLevel.City or AgencyLevel.County, AgencyKind.Government or AgencyKind.Department) => Article21CityAndCounty,
            _ => [],
        },
    ];

    /// <summary>立法法: rules are made by State Council departments, provinces and cities with districts.</summary>
    private static bool MakesRegulations(AgencyLevel level, AgencyKind kind) => (level, kind) switch
    {
        (AgencyLevel.National, _) => true,
        (AgencyLevel.Province or AgencyLevel.City, AgencyKind.Government) => true,
        _ => false,
    };

    private static IEnumerable<DefaultColumn> Items21(params (string Code, string Name)[] items) =>
        items.Select(item => new DefaultColumn(Statutory, item.Code, item.Name, "条例第二十一条", StatutoryCode));
}
