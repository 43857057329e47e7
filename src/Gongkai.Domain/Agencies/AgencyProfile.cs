using System.Text.RegularExpressions;

namespace Gongkai.Domain.Agencies;

/// <summary>What an agency says of itself: what the disclosure platform, the guide (指南, 《条例》第十二条) and the letters need to know of it.</summary>
public sealed partial record AgencyProfile
{
    /// <summary>Characters of a name at most.</summary>
    public const int LongestName = 100;

    /// <summary>Characters of any other entry at most.</summary>
    public const int LongestText = 200;

    /// <summary>全称, 「青山县人民政府」; at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>简称, 「县政府」; null when there is none.</summary>
    public string? ShortName { get; init; }

    /// <summary>The level of government.</summary>
    public AgencyLevel Level { get; init; } = AgencyLevel.County;

    /// <summary>The kind of body.</summary>
    public AgencyKind Kind { get; init; } = AgencyKind.Department;

    /// <summary>统一社会信用代码; null when not known.</summary>
    public string? CreditCode { get; init; }

    /// <summary>The agency's part of addresses, <c>/gov/{slug}</c>: small letters, digits and hyphens; null to derive it from the name.</summary>
    public string? Slug { get; init; }

    /// <summary>First letters of its pinyin; null to derive them from the name.</summary>
    public string? Initials { get; init; }

    /// <summary>机关代字 of its documents, 「青政」, 「青政办」.</summary>
    public IReadOnlyList<string> DocumentPrefixes { get; init; } = [];

    /// <summary>The pattern of its index numbers (索引号).</summary>
    public string IndexPattern { get; init; } = Publishing.IndexPattern.Default;

    /// <summary>网站名称.</summary>
    public string? SiteName { get; init; }

    /// <summary>网站域名, <c>www.qingshan.gov.cn</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>网站标识码: ten digits.</summary>
    public string? SiteCode { get; init; }

    /// <summary>ICP 备案编号.</summary>
    public string? IcpNumber { get; init; }

    /// <summary>公安备案号.</summary>
    public string? PoliceNumber { get; init; }

    /// <summary>政府信息公开工作机构.</summary>
    public string? OfficeName { get; init; }

    /// <summary>办公地址.</summary>
    public string? OfficeAddress { get; init; }

    /// <summary>办公时间.</summary>
    public string? OfficeHours { get; init; }

    /// <summary>联系电话.</summary>
    public string? OfficeTelephone { get; init; }

    /// <summary>传真.</summary>
    public string? OfficeFax { get; init; }

    /// <summary>电子邮箱.</summary>
    public string? OfficeEmail { get; init; }

    /// <summary>邮政编码.</summary>
    public string? OfficePostcode { get; init; }

    /// <summary>行政复议机关, to whom its applicants may turn.</summary>
    public string? ReconsiderationBody { get; init; }

    /// <summary>管辖法院.</summary>
    public string? Court { get; init; }

    /// <summary>The same without blanks around entries; entries that hold nothing are null.</summary>
    public AgencyProfile Trimmed() => this with
    {
        Name = Name.Trim(),
        ShortName = ShortName.Given(),
        CreditCode = CreditCode.Given()?.ToUpperInvariant(),
        Slug = Slug.Given(),
        Initials = Initials.Given()?.ToLowerInvariant(),
        DocumentPrefixes = [.. DocumentPrefixes.Select(p => p.Trim()).Where(p => p.Length > 0).Distinct()],
        IndexPattern = IndexPattern.Given() ?? Publishing.IndexPattern.Default,
        SiteName = SiteName.Given(),
        Domain = Domain.Given()?.ToLowerInvariant(),
        SiteCode = SiteCode.Given(),
        IcpNumber = IcpNumber.Given(),
        PoliceNumber = PoliceNumber.Given(),
        OfficeName = OfficeName.Given(),
        OfficeAddress = OfficeAddress.Given(),
        OfficeHours = OfficeHours.Given(),
        OfficeTelephone = OfficeTelephone.Given(),
        OfficeFax = OfficeFax.Given(),
        OfficeEmail = OfficeEmail.Given(),
        OfficePostcode = OfficePostcode.Given(),
        ReconsiderationBody = ReconsiderationBody.Given(),
        Court = Court.Given(),
    };

    /// <summary>All that is wrong with it; what only shows beside other agencies (a name or an address that is taken) is not known here.</summary>
    public IReadOnlyList<Problem> WhatIsWrong()
    {
        var problems = new List<Problem>();
        Refuse(Name.Length == 0, AgencyProblems.NameMissing);
        Refuse(Name.Length > LongestName, AgencyProblems.NameTooLong);
        Refuse(CreditCode is not null && Agencies.CreditCode.Parse(CreditCode) is null, AgencyProblems.CreditCodeWrong);
        Refuse(Slug is not null && !SlugForm().IsMatch(Slug), AgencyProblems.SlugForm);
        Refuse(Initials is not null && !InitialsForm().IsMatch(Initials), AgencyProblems.InitialsForm);
        Refuse(DocumentPrefixes.Any(p => !PrefixForm().IsMatch(p)), AgencyProblems.PrefixForm);
        Refuse(Domain is not null && !DomainForm().IsMatch(Domain), AgencyProblems.DomainForm);
        Refuse(SiteCode is not null && !SiteCodeForm().IsMatch(SiteCode), AgencyProblems.SiteCodeForm);
        Refuse(OfficeEmail is not null && !EmailForm().IsMatch(OfficeEmail), AgencyProblems.EmailForm);
        Refuse(OfficePostcode is not null && !PostcodeForm().IsMatch(OfficePostcode), AgencyProblems.PostcodeForm);
        Refuse(OfficeTelephone is not null && !TelephoneForm().IsMatch(OfficeTelephone), AgencyProblems.TelephoneForm);
        Refuse(
            ((string?[])[ShortName, SiteName, Domain, IcpNumber, PoliceNumber, OfficeName, OfficeAddress, OfficeHours, OfficeTelephone, OfficeFax, OfficeEmail, ReconsiderationBody, Court, IndexPattern])
                .Any(text => text?.Length > LongestText),
            AgencyProblems.TextTooLong);
        problems.AddRange(Publishing.IndexPattern.Parse(IndexPattern).Problems);
        return problems;

        void Refuse(bool isWrong, Problem problem)
        {
            if (isWrong)
            {
                problems.Add(problem);
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();

    [GeneratedRegex("^[a-z0-9]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex InitialsForm();

    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainForm();

    [GeneratedRegex("^[A-Za-z0-9]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex SiteCodeForm();

    [GeneratedRegex(@"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex PostcodeForm();

    [GeneratedRegex(@"^[0-9][0-9\-、，,；;\s转()（）+]{4,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex TelephoneForm();
}
