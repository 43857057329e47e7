using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Requests;

/// <summary>A page about one application: loads it for the officer, shows problems, explains which act is possible.</summary>
internal abstract class RequestPage(RequestQueries queries, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>Bytes of all files of one form.</summary>
    internal const long MostBytes = 100L << 20;

    /// <summary>The case as this officer may see it.</summary>
    public RequestView Item { get; private set; } = null!;

    /// <summary>Its number in addresses.</summary>
    public long Id => Item.Request.Id;

    /// <summary>What kept an act from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>Who acts.</summary>
    public Officer By => officer.Value;

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>The address of a page of this case.</summary>
    public string To(string page) => $"/workbench/requests/{Id}/{page}";

    /// <summary>True for who sees the applicant.</summary>
    public bool SeesPerson => Item.Sight == RequestSight.Person;

    /// <summary>Why the officer may not do something now; null when he or she may.</summary>
    public Problem? WhyNot(RequestAct act) => !SeesPerson ? RequestProblems.Forbidden(act) : Item.Case.Standing.WhyNot(act, By, Today, Item.Case.Calendar);

    /// <summary>True when the act is possible for this officer now.</summary>
    public bool May(RequestAct act) => WhyNot(act) is null;

    /// <summary>Loads the case; false when there is none for this officer.</summary>
    protected async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, By, ct) is not { } item)
        {
            return false;
        }

        Item = item;
        return true;
    }

    /// <summary>Shows the page again with the problems.</summary>
    protected PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The version that a form which comes back goes on with: who was told what others did meanwhile means it by sending it again.</summary>
    protected int VersionAfter(IReadOnlyList<Problem> problems, int seen) => problems.Any(p => p.Code == RequestProblems.ChangedCode) ? Item.Request.Version : seen;

    /// <summary>Looks into the files of a form; nothing is taken unless all of them can be.</summary>
    internal static async Task<Outcome<IReadOnlyList<NewRequestFile>>> ReadAsync(IReadOnlyList<IFormFile> files, RequestFileKind kind, CancellationToken ct)
    {
        var (taken, problems) = (new List<NewRequestFile>(), new List<Problem>());
        foreach (var file in files.Where(f => f.Length > 0))
        {
            var bytes = await UploadedFiles.ReadAsync(file, ct);
            var inspected = bytes.Failed ? new Outcome<AcceptedFile>(bytes.Problems) : UploadInspection.Inspect(file.FileName, bytes.Value);
            if (inspected.Failed)
            {
                problems.AddRange(inspected.Problems);
            }
            else
            {
                taken.Add(new(kind, inspected.Value.Name, inspected.Value.Kind.MediaType(), bytes.Value.ToArray()));
            }
        }

        return problems.Count > 0 ? new Outcome<IReadOnlyList<NewRequestFile>>(problems) : new Outcome<IReadOnlyList<NewRequestFile>>(taken);
    }
}
