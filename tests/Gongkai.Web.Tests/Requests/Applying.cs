namespace Gongkai.Web.Tests.Requests;

/// <summary>An applicant without scripts.</summary>
internal static class Applying
{
    /// <summary>The form of the page.</summary>
    public const string Form = "main form.apply-form";

    /// <summary>An application that lacks nothing.</summary>
    public static IReadOnlyList<(string Name, object Value)> Good { get; } =
    [
        ("Kind", "NaturalPerson"), ("Name", "欧阳某某"), ("IdentityKind", "ResidentCard"), ("IdentityNumber", "11010519491231002X"), ("Telephone", "00010001000"), ("Email", "ouyang.moumou@example.cn"),
        ("Wanted", "2025年山塘水库除险加固资金的分配方案"), ("Form", "Electronic"), ("Way", "Download"),
    ];

    /// <summary>Fills it in and sends it.</summary>
    public static Task<Page> SubmitAsync(Visitor visitor, Page form, params (string Name, object Value)[] more) => visitor.Send(form, Form, [.. Good, .. more, ("Sum", Sums.Of(form))]);
}
