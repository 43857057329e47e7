using System.Security.Cryptography;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;

namespace Gongkai.Web.AnnualReports;

/// <summary>How far a check-up is.</summary>
internal enum CheckUpStage
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>The file is being read.</summary>
    Reading,

    /// <summary>The report is being checked.</summary>
    Checking,

    /// <summary>There is a report and its findings.</summary>
    Done,

    /// <summary>The file could not be read.</summary>
    Failed,
}

/// <summary>A file handed in for a check-up.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="Name">Its name; null for pasted text.</param>
internal sealed record UploadedFile(byte[] Bytes, string? Name)
{
    /// <summary>Takes a file of a form into memory; null where the form has none.</summary>
    public static async Task<UploadedFile?> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return new UploadedFile(bytes, Path.GetFileName(file.FileName));
    }
}

/// <summary>
/// One check-up (体检): a file handed in, on its way to a report and its findings. It lives in memory only, under a name that
/// nobody can guess, and is forgotten after <see cref="CheckUps.Kept"/>.
/// </summary>
internal sealed class CheckUp(UploadedFile file, UploadedFile? previous, DateTimeOffset at)
{
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its name: 128 random bits.</summary>
    public string Id { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>The file's name as the visitor had it; null for pasted text.</summary>
    public string? Name { get; } = file.Name;

    /// <summary>Bytes handed in, last year's report included.</summary>
    public long Size { get; } = file.Bytes.LongLength + (previous?.Bytes.LongLength ?? 0);

    /// <summary>The file, so that the operator can have it kept.</summary>
    public UploadedFile File { get; } = file;

    /// <summary>Last year's report; null when none was handed in.</summary>
    public UploadedFile? Previous { get; private set; } = previous;

    /// <summary>How far it is.</summary>
    public CheckUpStage Stage { get; private set; }

    /// <summary>The report; null until there is one.</summary>
    public AnnualReport? Report { get; private set; }

    /// <summary>Last year's report; null when none was handed in or it could not be read.</summary>
    public AnnualReport? PreviousReport { get; private set; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Why there is no report; null while there is no reason.</summary>
    public UnreadableDocument? Problem { get; private set; }

    /// <summary>Why last year's report was left aside; null when it was not.</summary>
    public UnreadableDocument? PreviousProblem { get; private set; }

    /// <summary>Ends when the check-up has ended, well or not.</summary>
    public Task Finished => finished.Task;

    /// <summary>True when it has ended.</summary>
    public bool HasEnded => Stage is CheckUpStage.Done or CheckUpStage.Failed;

    /// <summary>Goes on to the next stage.</summary>
    public void Reach(CheckUpStage stage) => Stage = stage;

    /// <summary>Ends with a report.</summary>
    public void End(AnnualReport report, AnnualReport? previousReport, UnreadableDocument? previousProblem, IReadOnlyList<Finding> findings)
    {
        (Report, PreviousReport, PreviousProblem, Findings) = (report, previousReport, previousProblem, findings);
        End(CheckUpStage.Done);
    }

    /// <summary>Ends without one.</summary>
    public void End(UnreadableDocument problem)
    {
        Problem = problem;
        End(CheckUpStage.Failed);
    }

    private void End(CheckUpStage stage)
    {
        Previous = null;
        Stage = stage;
        finished.SetResult();
    }
}
