namespace Gongkai.Domain.Requests.Letters;

/// <summary>A part that is not supplied (第三十七条): each with its ground and its reason.</summary>
/// <param name="What">What it is.</param>
/// <param name="Ground">Why, as one of the kinds of an answer.</param>
/// <param name="Why">The reason in words.</param>
public sealed record WithheldPart(string What, AnswerKind Ground, string Why)
{
    /// <summary>The grounds on which a part can be kept back or not supplied.</summary>
    public static IReadOnlyList<AnswerKind> Grounds { get; } =
    [
        AnswerKind.RefusedStateSecret, AnswerKind.RefusedLawForbids, AnswerKind.RefusedSafetyStability, AnswerKind.RefusedThirdParty,
        AnswerKind.RefusedInternalAffairs, AnswerKind.RefusedProcess, AnswerKind.RefusedEnforcementFile, AnswerKind.AdministrativeQuery,
        AnswerKind.NotHeld, AnswerKind.OutsideRemit, AnswerKind.NeedsCreation,
    ];
}

/// <summary>What an officer has filled in for a letter. Personal data; sealed where stored.</summary>
public sealed record Letter
{
    /// <summary>Its kind.</summary>
    public required LetterKind Kind { get; init; }

    /// <summary>Which answer, for an answer.</summary>
    public AnswerKind? Answer { get; init; }

    /// <summary>The third party or the agency it goes to; null for the applicant.</summary>
    public string? Addressee { get; init; }

    /// <summary>The elements by <see cref="LetterElement.Code"/>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The parts that a partly granted answer does not supply.</summary>
    public IReadOnlyList<WithheldPart> Withheld { get; init; } = [];

    /// <summary>The names of its attachments.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>行政复议机关 as this letter names it; null to take the agency's.</summary>
    public string? ReconsiderationBody { get; init; }

    /// <summary>管辖法院 as this letter names it; null to take the agency's.</summary>
    public string? Court { get; init; }

    /// <summary>True when the drafter has checked body and court where nobody has set them for the agency.</summary>
    public bool RemediesChecked { get; init; }

    /// <summary>The value of an element; null when it holds nothing.</summary>
    public string? this[string code] => Values.GetValueOrDefault(code)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The value of an element that is a whole number; null when it is none.</summary>
    public int? Number(string code) => int.TryParse(this[code], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value of an element that is a date; null when it is none.</summary>
    public DateOnly? Date(string code) => DateOnly.TryParseExact(this[code], "yyyy-MM-dd", out var date) ? date : null;
}

/// <summary>What a letter takes from its case.</summary>
public sealed record LetterFacts
{
    /// <summary>The agency's full name.</summary>
    public required string Agency { get; init; }

    /// <summary>政府信息公开工作机构.</summary>
    public string? Office { get; init; }

    /// <summary>Its telephone.</summary>
    public string? Telephone { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>登记编号.</summary>
    public required string RequestNumber { get; init; }

    /// <summary>Who applied.</summary>
    public required string Applicant { get; init; }

    /// <summary>True when an organisation applied.</summary>
    public bool IsOrganisation { get; init; }

    /// <summary>What was applied for.</summary>
    public required string Wanted { get; init; }

    /// <summary>In which form it is wanted.</summary>
    public WantedForm Form { get; init; } = WantedForm.Paper;

    /// <summary>The status of the case.</summary>
    public RequestStatus Status { get; init; } = RequestStatus.InProgress;

    /// <summary>The facts of the clock.</summary>
    public required ClockFacts Facts { get; init; }

    /// <summary>The calendar.</summary>
    public required Deadlines.WorkCalendar Calendar { get; init; }

    /// <summary>The day of the letter.</summary>
    public required DateOnly On { get; init; }

    /// <summary>To whom its readers may turn.</summary>
    public required RemedyBodies Remedies { get; init; }

    /// <summary>What the agency follows for 行政查询事项.</summary>
    public RemedyText AdministrativeQuery { get; init; } = RemedyText.Either;

    /// <summary>True when the third party that did not agree has been sent the decision to disclose.</summary>
    public bool ThirdPartyWasTold { get; init; }

    /// <summary>The number of the notice that the answer follows on (补正告知书, 收费通知书); null when it has none.</summary>
    public string? NoticeNumber { get; init; }

    /// <summary>The day that notice reached the applicant; null while no receipt is recorded.</summary>
    public DateOnly? NoticeReceivedOn { get; init; }

    /// <summary>Where the clock stands.</summary>
    public RequestTerm Term => RequestClock.Of(Facts, Calendar);
}
