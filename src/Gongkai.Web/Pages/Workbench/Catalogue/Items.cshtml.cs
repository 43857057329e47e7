using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Catalogue;

/// <summary>标准目录: what each item asks for, what is published under it, what is still empty.</summary>
[Authorize(Policies.Staff)]
internal sealed class ItemsModel(CurrentOfficer officer, AgencyChoice agencies, CatalogueQueries catalogue, ImportCatalogueItems import) : PageModel
{
    private const int LargestFile = 4 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>The items.</summary>
    public IReadOnlyList<ItemState> Items { get; private set; } = [];

    /// <summary>The field shown; null for all.</summary>
    public string? Field { get; private set; }

    /// <summary>The fields there are.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Whether this officer may import.</summary>
    public bool MayChange { get; private set; }

    /// <summary>What an import did.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What is wrong with a file.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, string? field, CancellationToken ct) => await LoadAsync(agency, field, ct) ? Page() : NotFound();

    /// <summary>Imports a file.</summary>
    public async Task<IActionResult> OnPostAsync(long? agency, IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(agency, null, ct))
        {
            return NotFound();
        }

        if (file is null or { Length: 0 or > LargestFile })
        {
            return Refuse([new("catalogue.file", "请选择一个不超过 4 MB 的 CSV 文件。")]);
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        string text;
        try
        {
            text = Strict.GetString(memory.GetBuffer().AsSpan(0, (int)memory.Length));
        }
        catch (DecoderFallbackException)
        {
            return Refuse([new("catalogue.encoding", "文件不是 UTF-8 编码：请在电子表格软件中另存为“CSV UTF-8”后再上传。")]);
        }

        var outcome = await import.ExecuteAsync(new(officer.Value, Agency.Id, text), ct);
        if (outcome.Failed)
        {
            return Refuse(outcome.Problems);
        }

        Done = $"新增 {outcome.Value.Added} 项，更新 {outcome.Value.Changed} 项，未变 {outcome.Value.Same} 项。";
        return RedirectToPage(new { agency = Agency.Id });
    }

    private PageResult Refuse(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long? agency, string? field, CancellationToken ct)
    {
        if (await agencies.FindAsync(officer.Value, agency, ct) is not { Place: { } place } found)
        {
            return false;
        }

        (Agency, Field) = (found, field is { Length: > 0 } ? field : null);
        MayChange = officer.Value.Has(place, StaffRole.DisclosureOffice, StaffRole.Administrator);
        var all = await catalogue.ItemsAsync(found.Id, null, ct);
        Fields = [.. all.Select(i => i.Item.Field).Distinct()];
        Items = Field is null ? all : [.. all.Where(i => i.Item.Field == Field)];
        return true;
    }
}
