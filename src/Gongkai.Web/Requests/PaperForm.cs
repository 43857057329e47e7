using Gongkai.Domain.Requests;
using Gongkai.Operations.Portal;

namespace Gongkai.Web.Requests;

/// <summary>政府信息公开申请表 to print: blank, or with entries.</summary>
/// <param name="Site">The agency.</param>
/// <param name="Application">The entries; null for a blank form.</param>
/// <param name="Today">Today.</param>
public sealed record PaperForm(AgencySite Site, Application? Application, DateOnly Today)
{
    /// <summary>☑ where an entry is so, else ☐.</summary>
    public string Box(bool isSo) => Application is not null && isSo ? "☑" : "☐";
}
