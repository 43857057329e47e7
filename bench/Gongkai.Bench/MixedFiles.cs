using Gongkai.Domain.AnnualReports;
using Gongkai.Testing;

namespace Gongkai.Bench;

/// <summary>The files of a region: mostly texts and pages, some Word documents, some damaged, some no reports at all.</summary>
internal static class MixedFiles
{
    /// <summary>Writes them; the same seed gives the same files.</summary>
    public static void Write(string folder, int count, int seed)
    {
        Directory.CreateDirectory(folder);
        var samples = SampleFiles.Paths.Select(File.ReadAllBytes).ToArray();
        for (var i = 0; i < count; i++)
        {
            var random = new Random((seed * 1_000_003) + i);
            var report = new Lazy<AnnualReport>(() => GeneratedReport.From(i % 3 == 0 ? ReportFormat.Format2019 : ReportFormat.Format2021, seed + i).Report);
            var (extension, bytes) = random.Next(100) switch
            {
                < 35 => (".txt", samples[random.Next(samples.Length)]),
                < 45 => (".txt", One(ReportRendering.Texts).Render(report.Value)),
                < 85 => (".html", One(ReportRendering.Pages).Render(report.Value)),
                < 90 => (".docx", ReportRendering.Documents[0].Render(report.Value)),
                < 93 => (".json", ReportRendering.Data[0].Render(report.Value)),
                < 95 => (".txt", "这不是年度报告。\n"u8.ToArray()),
                < 97 => (".pdf", Noise(random)),
                _ => (".html", []),
            };
            if (random.Next(100) < 15)
            {
                bytes = bytes.Length == 0 ? bytes : Mutations.Damage(bytes, seed + i);
            }

            File.WriteAllBytes(Path.Combine(folder, $"{i:D6}{extension}"), bytes);

            ReportRendering One(IReadOnlyList<ReportRendering> from) => from[random.Next(from.Count)];
        }
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(20_000)];
        random.NextBytes(noise);
        return noise;
    }
}
