namespace Gongkai.Domain;

/// <summary>Why something asked for is not done.</summary>
/// <param name="Code">Stable, for the API, the command line and tests: <c>report.unknown</c>.</param>
/// <param name="Text">For people, in Chinese: what is wrong and what to do.</param>
public sealed record Problem(string Code, string Text);

/// <summary>What an operation gives: its result, or the problems that kept it from one.</summary>
/// <typeparam name="T">The result.</typeparam>
public sealed class Outcome<T>
{
    private readonly T? value;

    /// <summary>The result.</summary>
    public Outcome(T value) => (this.value, Problems) = (value, []);

    /// <summary>No result.</summary>
    /// <exception cref="ArgumentException">There is no problem.</exception>
    public Outcome(params IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            throw new ArgumentException("A failure names its problems", nameof(problems));
        }

        Problems = problems;
    }

    /// <summary>The reasons; empty when there is a result.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is no result.</summary>
    public bool Failed => Problems.Count > 0;

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => Failed ? throw new InvalidOperationException(string.Join("; ", Problems.Select(p => p.Code))) : value!;

    /// <summary>A result.</summary>
    public static implicit operator Outcome<T>(T value) => new(value);

    /// <summary>A problem.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new([problem]);
}
