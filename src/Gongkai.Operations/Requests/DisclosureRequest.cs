using Gongkai.Domain.Requests;

namespace Gongkai.Operations.Requests;

/// <summary>
/// 政府信息公开申请. What it asks and who asks is sealed (<see cref="Sealed"/>); dates are what <see cref="RequestClock"/> derives from
/// <see cref="Facts"/>, kept so that lists can be ordered by them.
/// </summary>
public sealed class DisclosureRequest
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency applied to.</summary>
    public required long AgencyId { get; init; }

    /// <summary>登记编号, <see cref="RequestNumber"/>; unique in the agency.</summary>
    public required string Number
    {
        get;
        init => (field, NumberOrder) = (value, RequestNumber.Parse(value)?.Order ?? throw new ArgumentException($"'{value}' is no number of an application."));
    }

    /// <summary><see cref="RequestNumber.Order"/> of the number, by which lists are ordered.</summary>
    public long NumberOrder { get; private init; }

    /// <summary>The channel by which it came.</summary>
    public RequestChannel Channel { get; set; }

    /// <summary>申请人情况, the column of table three.</summary>
    public ApplicantKind ApplicantKind { get; set; }

    /// <summary>A keyed hash of who applies, which finds the same applicant's cases in this agency and tells nothing else; null once erased.</summary>
    public byte[]? ApplicantMark { get; set; }

    /// <summary>事由: the short subject that staff read in lists; without personal data.</summary>
    public required string Subject { get; set; }

    /// <summary>Its status.</summary>
    public RequestStatus Status { get; set; }

    /// <summary>The facts of its clock.</summary>
    public required ClockFacts Facts { get; set; }

    /// <summary>收到申请之日; null as long as it is not confirmed.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>到期日; null while the term does not run.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The day by which somebody has to do something next; null once nothing is waited for.</summary>
    public DateOnly? NextOn { get; set; }

    /// <summary>Who that is.</summary>
    public WaitingFor Waiting { get; set; }

    /// <summary>True when a date rests on a year whose holidays are not announced yet.</summary>
    public bool IsProvisional { get; set; }

    /// <summary>How it ended; null as long as it is open.</summary>
    public AnswerKind? Answer { get; set; }

    /// <summary>答复日期: the date of the answer, or of the withdrawal; null as long as it is open. Table three counts by it.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>When the answer was recorded here.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>送达日期 of the answer: the posting date by post, the day of signature by hand.</summary>
    public DateOnly? ServedOn { get; set; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>From when it is not counted any more: split, void, or found to ask for the correction of a record (第四十一条); null where it counts.</summary>
    public DateTimeOffset? UncountedAt { get; set; }

    /// <summary>The section it is passed to.</summary>
    public long? SectionId { get; set; }

    /// <summary>The person who works on it.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>The application it was split from.</summary>
    public long? PartOfId { get; init; }

    /// <summary>The case that a ruling orders to answer anew; such a case is not counted in table three, its first answer was.</summary>
    public long? RenewalOfId { get; init; }

    /// <summary>Recognises the repeat of one submission; null where registered by hand.</summary>
    public string? SubmissionKey { get; init; }

    /// <summary>SHA-256 of the query code that opens the case to its applicant.</summary>
    public byte[]? QueryCodeHash { get; set; }

    /// <summary>The <see cref="Application"/> as JSON under the case's key.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>When it was archived.</summary>
    public DateOnly? ArchivedOn { get; set; }

    /// <summary>True for examples that a demonstration installs.</summary>
    public bool IsExample { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Counts changes; the second of two officers who saw the same version is told so.</summary>
    public int Version { get; set; }

    /// <summary>Its name in the dossier, <c>request/17</c>.</summary>
    public string CaseKey => KeyOf(Id);

    /// <summary>The name in the dossier of the case of an id.</summary>
    public static string KeyOf(long id) => $"request/{id}";

    /// <summary>Takes over what the clock says; an answered case keeps the due date it was answered against and waits for nothing.</summary>
    internal void Keep(RequestTerm term)
    {
        (ReceivedOn, DueOn, Waiting, IsProvisional) = (term.ReceivedOn, term.DueOn ?? (Status.IsOpen() ? null : DueOn), term.Waiting, term.IsProvisional && Status.IsOpen());
        NextOn = Status.IsOpen() ? term.NextOn : null;
    }
}

/// <summary>What a file of a case is.</summary>
public enum RequestFileKind
{
    /// <summary>申请书扫描件 or the application as it came.</summary>
    Application,

    /// <summary>身份证明.</summary>
    Identity,

    /// <summary>附件 of the applicant.</summary>
    Attachment,

    /// <summary>补正材料、说明、备注 sent later by the applicant.</summary>
    Supplement,

    /// <summary>The original of what is asked for; never leaves the agency.</summary>
    Original,

    /// <summary>What is released to the applicant.</summary>
    Released,

    /// <summary>A letter as sent.</summary>
    Letter,

    /// <summary>送达凭证.</summary>
    Evidence,

    /// <summary>Of third parties and other agencies.</summary>
    Opinion,

    /// <summary>Of a reconsideration or lawsuit.</summary>
    Remedy,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A file of a case; name and content are sealed under its key.</summary>
public sealed class RequestFile
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>What it is.</summary>
    public required RequestFileKind Kind { get; set; }

    /// <summary>The media type as recognised from its content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes of the plain content.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the plain content in lower-case hexadecimal, for the archive's index.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its name, sealed.</summary>
    public required byte[] SealedName { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who added it; null for the applicant and the system.</summary>
    public long? AddedById { get; init; }

    /// <summary>When it was taken back by who added it; kept in the dossier.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>The content of a <see cref="RequestFile"/>, in a table of its own so that lists stay small.</summary>
public sealed class RequestFileContent
{
    /// <summary>The file.</summary>
    public required long FileId { get; init; }

    /// <summary>The content, sealed.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>The last serial of an agency's year.</summary>
public sealed class RequestCounter
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The last serial given.</summary>
    public int Serial { get; set; }
}

/// <summary>How an agency handles applications.</summary>
public sealed record RequestPractice
{
    /// <summary>
    /// True when the agency's automatic acknowledgement confirms receipt of what is submitted on the platform at once, so that the day of
    /// submission is the day of receipt; false when an officer confirms with the applicant (第三十一条第（三）项).
    /// </summary>
    public bool ConfirmsWebAtOnce { get; init; }

    /// <summary>Channels announced in the guide; by hand and by post can never be refused (国办公开办函〔2017〕19号).</summary>
    public IReadOnlyList<RequestChannel> Channels { get; init; } = RequestChannels.All;

    /// <summary>How it writes, numbers, reviews and keeps its letters.</summary>
    public Letters.LetterPractice Letters { get; init; } = new();

    /// <summary>Applications that the platform takes from one network in an hour; an office or a library shares an address. Over it, post and counter remain.</summary>
    public int MostFromNetworkAnHour { get; init; } = 30;
}

/// <summary>The <see cref="RequestPractice"/> of an agency.</summary>
public sealed class RequestSettingsRow
{
    /// <summary>The agency.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The practice.</summary>
    public required RequestPractice Practice { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }
}
