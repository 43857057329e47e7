using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;

namespace Gongkai.Web.Requests;

/// <summary>The entries of 申请公开 as the browser sends them.</summary>
public sealed class ApplyForm : ApplicationEntries
{
    /// <summary>A new form: what most people want.</summary>
    public ApplyForm() => (Form, Way) = (WantedForm.Electronic, WantedWay.Download);

    /// <summary>邮件提醒.</summary>
    public bool Notify { get; set; }

    /// <summary>证件的照片、扫描件.</summary>
    public IFormFile? IdentityCopy { get; set; }

    /// <summary>附件.</summary>
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>The ticket of the form.</summary>
    public string? Ticket { get; set; }

    /// <summary>What scripts have worked out.</summary>
    public string? Work { get; set; }

    /// <summary>The sum.</summary>
    public string? Sum { get; set; }

    /// <summary>True when files were chosen, which a browser does not keep when a form comes back.</summary>
    public bool HasFiles => IdentityCopy is not null || Files.Count > 0;

    /// <summary>A form with who applies filled in, but for the number of the identity document, which is not shown again.</summary>
    public static ApplyForm By(Applicant applicant)
    {
        var form = new ApplyForm();
        form.Take(applicant with { IdentityNumber = null });
        return form;
    }

    /// <summary>The files that came with it.</summary>
    public async Task<IReadOnlyList<ApplicantFile>> ReadFilesAsync(CancellationToken ct)
    {
        var files = new List<ApplicantFile>();
        if (IdentityCopy is { } copy)
        {
            files.Add(await ApplicantUploads.ReadAsync(copy, RequestFileKind.Identity, ct));
        }

        files.AddRange(await ApplicantUploads.ReadAsync(Files, RequestFileKind.Attachment, ct));
        return files;
    }

    /// <summary>The field that a problem belongs to; null for the form as a whole.</summary>
    public static string? FieldOf(Problem problem) => problem.Code switch
    {
        "application.name" or "application.too-long" => "Name",
        "application.contact" => "Telephone",
        "application.wanted" or "application.wanted-too-long" => "Wanted",
        "application.address" => "Address",
        "application.email" or "application.email-form" => "Email",
        "application.identity" or "application.identity-number" => "IdentityNumber",
        "application.identity-kind" => "IdentityKind",
        "application.way" => "Way",
        "apply.sum" => "Sum",
        "look-up.number" => "Number",
        "look-up.code" or "portal.not-opened" => "Code",
        "portal.text-missing" or "portal.text-too-long" => "Text",
        var code when code.StartsWith("file.", StringComparison.Ordinal) || code is "portal.too-many-files" or "portal.file-too-large" or "portal.nothing-sent" or "portal.proof-missing" => "Files",
        _ => null,
    };
}

/// <summary>Reads files that applicants send.</summary>
internal static class ApplicantUploads
{
    /// <summary>Bytes of a request: as many files as are taken, and the entries.</summary>
    public const long MaxRequestBytes = (ApplicantFiles.Most * (long)ApplicantFiles.MostBytes) + (1 << 20);

    /// <summary>The files, each no longer than what shows that it is too long.</summary>
    public static async Task<IReadOnlyList<ApplicantFile>> ReadAsync(IEnumerable<IFormFile> files, RequestFileKind kind, CancellationToken ct)
    {
        var read = new List<ApplicantFile>();
        foreach (var file in files)
        {
            read.Add(await ReadAsync(file, kind, ct));
        }

        return read;
    }

    /// <summary>One file.</summary>
    public static async Task<ApplicantFile> ReadAsync(IFormFile file, RequestFileKind kind, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, ct);
        return new ApplicantFile(kind, file.FileName, buffer.ToArray());
    }
}
