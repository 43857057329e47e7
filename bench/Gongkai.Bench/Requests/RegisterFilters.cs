using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;

namespace Gongkai.Bench.Requests;

/// <summary>What officers look for in a register.</summary>
internal static class RegisterFilters
{
    /// <summary>The master key of the filled database; of use for nothing else.</summary>
    public static string MasterKey { get; } = "bench:" + Convert.ToBase64String(new byte[32]);

    /// <summary>The filters by name.</summary>
    public static IReadOnlyList<(string Name, RequestFilter Filter)> All(long applicantOf) =>
    [
        ("open, by what is due", new() { OnlyOpen = true }),
        ("overdue", new() { OnlyOpen = true, Urgency = RequestUrgency.Overdue }),
        ("all, by number", new()),
        ("a year", new() { Year = 2020 }),
        ("a channel", new() { Channel = RequestChannel.Email }),
        ("a rare channel", new() { Channel = RequestChannel.Fax }),
        ("a status that is rare", new() { Status = RequestStatus.Void }),
        ("words that many have", new() { Text = "补偿方案" }),
        ("words that few have", new() { Text = "第4999号" }),
        ("words that none has", new() { Text = "鲸鱼" }),
        ("a number", new() { Text = "2020-00001" }),
        ("the same applicant", new() { SameApplicantAs = applicantOf }),
    ];
}
