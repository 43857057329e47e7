using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Documents;

/// <summary>Writes generated documents as a file for <c>gongkai import documents</c>, all of one agency and in one column.</summary>
internal static class ImportFileWriter
{
    /// <summary>Writes so many.</summary>
    public static void Write(string file, int count)
    {
        var generator = new DocumentGenerator();
        using var writer = new StreamWriter(file, append: false, Encoding.UTF8);
        writer.WriteLine("外部编号,栏目,信息种类,标题,发文字号,成文日期,发布日期,主题分类,正文HTML");
        for (var i = 0; i < count; i++)
        {
            var document = generator.Make(i);
            var on = document.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            writer.WriteLine(string.Join(',', ((string[])[$"bench-{i}", "policies", "notice", document.Title, document.DocumentNumber ?? "", on, on, document.Topic ?? "", document.Html]).Select(Quoted)));
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
