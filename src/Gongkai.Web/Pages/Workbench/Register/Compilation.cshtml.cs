using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Reports.Writing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Register;

/// <summary>文件汇编 as a page to print.</summary>
[Authorize(Policies.Staff)]
internal class CompilationModel(DocumentQueries documents, RegisterQueries register, CurrentOfficer officer, TimeProvider clock) : RegisterPage(documents, register, officer, clock)
{
    private readonly RegisterQueries register = register;

    /// <summary>The volume.</summary>
    public Compilation Volume { get; private set; } = null!;

    /// <summary>Compiles it.</summary>
    public virtual async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct) => await CompileAsync(agency, ct) ? Page() : NotFound();

    /// <summary>Compiles it; false when the officer does not see the agency.</summary>
    protected async Task<bool> CompileAsync(long? agency, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return false;
        }

        Volume = await register.CompileAsync(All, Date, $"{Agency.Name}行政规范性文件汇编", ct);
        return true;
    }
}

/// <summary>文件汇编 as one Word document.</summary>
[Authorize(Policies.Staff)]
internal sealed class CompilationFileModel(DocumentQueries documents, RegisterQueries register, CurrentOfficer officer, TimeProvider clock) : CompilationModel(documents, register, officer, clock)
{
    /// <summary>Sends it.</summary>
    public override async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct)
    {
        if (!await CompileAsync(agency, ct))
        {
            return NotFound();
        }

        var file = new MemoryStream();
        Volume.WriteDocx(file);
        file.Position = 0;
        return File(file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{Volume.Title}.docx");
    }
}
