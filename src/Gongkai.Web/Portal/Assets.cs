using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Gongkai.Web.Portal;

/// <summary>Addresses of our own styles and scripts, with the hash of their content, so that browsers keep them for good.</summary>
internal sealed class Assets(IFileVersionProvider versions)
{
    /// <summary>The address of a file under <c>wwwroot</c>.</summary>
    public string this[string file] => versions.AddFileVersionToPath(PathString.Empty, "/" + file);
}
