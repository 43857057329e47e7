using System.Text;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Fuzzing;

/// <summary>The five real reports, damaged thousands of times: no crash, no hang, no number that is not in the document.</summary>
public class Damaged_files
{
    public static TheoryData<string> Samples => [.. SampleFiles.Paths.Select(p => Path.GetFileName(p))];

    [Theory, MemberData(nameof(Samples))]
    public void A_damaged_real_report_is_read_or_refused_and_never_gains_a_number(string file)
    {
        var original = File.ReadAllBytes(SampleFiles.Paths.Single(p => Path.GetFileName(p) == file));
        FuzzRun.Faults(FuzzRun.Cases, seed => Mutations.Damage(original, seed), file).ShouldBeEmpty();
    }

    [Fact]
    public void Damage_of_one_seed_is_always_the_same()
    {
        var original = Encoding.UTF8.GetBytes("一、总体情况\n2024年，受理12件。\n<td>3</td>\n");
        for (var seed = 0; seed < 100; seed++)
        {
            Mutations.Damage(original, seed).ShouldBe(Mutations.Damage(original, seed));
        }

        Enumerable.Range(0, 100).Count(seed => !Mutations.Damage(original, seed).AsSpan().SequenceEqual(original)).ShouldBeGreaterThan(60);
    }
}
