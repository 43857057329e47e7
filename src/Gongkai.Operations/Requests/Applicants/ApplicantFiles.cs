using Gongkai.Domain;
using Gongkai.Operations.Publishing.Content.Files;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>A file as an applicant's form brought it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name it came with.</param>
/// <param name="Content">Its content.</param>
public sealed record ApplicantFile(RequestFileKind Kind, string Name, byte[] Content);

/// <summary>What applicants may hand in: taken by its content, whatever its name says.</summary>
public static class ApplicantFiles
{
    /// <summary>Files at once.</summary>
    public const int Most = 6;

    /// <summary>Bytes of one.</summary>
    public const int MostBytes = 10 << 20;

    /// <summary>The files as they are stored, or everything that is wrong with them.</summary>
    public static Outcome<IReadOnlyList<NewRequestFile>> Inspect(IReadOnlyList<ApplicantFile> files)
    {
        if (files.Count > Most)
        {
            return PortalProblems.TooManyFiles;
        }

        var (taken, problems) = (new List<NewRequestFile>(), new List<Problem>());
        foreach (var file in files)
        {
            if (file.Content.Length > MostBytes)
            {
                problems.Add(PortalProblems.FileTooLarge with { Text = $"“{FileName.Clean(file.Name)}”：{PortalProblems.FileTooLarge.Text}" });
                continue;
            }

            var inspected = UploadInspection.Inspect(file.Name, file.Content);
            if (inspected.Failed)
            {
                problems.AddRange(inspected.Problems.Select(p => p with { Text = $"“{FileName.Clean(file.Name)}”：{p.Text}" }));
                continue;
            }

            taken.Add(new NewRequestFile(file.Kind, inspected.Value.Name, inspected.Value.Kind.MediaType(), file.Content));
        }

        return problems.Count > 0 ? new Outcome<IReadOnlyList<NewRequestFile>>(problems) : new Outcome<IReadOnlyList<NewRequestFile>>(taken);
    }
}
