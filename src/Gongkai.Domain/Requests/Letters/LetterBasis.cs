namespace Gongkai.Domain.Requests.Letters;

/// <summary>法律依据 as letters cite it.</summary>
public static class LetterBasis
{
    private const string Regulation = "《中华人民共和国政府信息公开条例》";

    private static readonly string[] InOrder =
    [
        "第十四条", "第十五条", "第十六条第一款", "第十六条第二款", "第三十二条", "第三十六条第（二）项", "第三十六条第（三）项", "第三十六条第（四）项",
        "第三十六条第（五）项", "第三十六条第（七）项", "第三十七条", "第三十八条",
    ];

    /// <summary>The provisions that a letter cites.</summary>
    public static string Of(Letter letter) => letter.Kind != LetterKind.Answer || letter.Answer is not { } answer ? letter.Kind.Basis() : answer switch
    {
        AnswerKind.PartlyGranted => Partly(letter),
        // No article speaks of it: what is asked for is not government information within the meaning of the Regulation.
        AnswerKind.Confirmation => Regulation + "第二条、第二十七条",
        AnswerKind.FeeNotPaid => $"{Regulation}第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条",
        AnswerKind.Other => letter[LetterElements.OwnBasis.Code] ?? "",
        AnswerKind.Withdrawn => "",
        _ => answer.Basis(),
    };

    /// <summary>The provisions on which a part is not supplied, without the Regulation's name.</summary>
    public static string OfPart(AnswerKind ground) => ground switch
    {
        AnswerKind.RefusedStateSecret or AnswerKind.RefusedLawForbids or AnswerKind.RefusedSafetyStability => "第十四条",
        AnswerKind.RefusedThirdParty => "第十五条、第三十二条",
        AnswerKind.RefusedInternalAffairs => "第十六条第一款",
        AnswerKind.RefusedProcess or AnswerKind.RefusedEnforcementFile => "第十六条第二款",
        AnswerKind.AdministrativeQuery => "第三十六条第（七）项",
        AnswerKind.NotHeld => "第三十六条第（四）项",
        AnswerKind.OutsideRemit => "第三十六条第（五）项",
        AnswerKind.NeedsCreation => "第三十八条",
        AnswerKind.AlreadyPublic or AnswerKind.Granted or AnswerKind.PartlyGranted or AnswerKind.StillUnclear or AnswerKind.Petition or AnswerKind.Repeated
            or AnswerKind.Publication or AnswerKind.Excessive or AnswerKind.Confirmation or AnswerKind.NotCorrected or AnswerKind.FeeNotPaid
            or AnswerKind.Withdrawn or AnswerKind.Other => "",
    };

    // 第三十七条 is about what Articles 14 to 16 keep back; parts that are not supplied for another reason are cited by theirs.
    private static string Partly(Letter letter)
    {
        var articles = letter.Withheld.SelectMany(w => OfPart(w.Ground).Split('、', StringSplitOptions.RemoveEmptyEntries))
            .Concat(letter.Withheld.Any(w => w.Ground.IsRefusal()) ? ["第三十六条第（三）项", "第三十七条"] : ["第三十六条第（二）项"]).Distinct();
        return Regulation + string.Join("、", articles.OrderBy(a => Array.IndexOf(InOrder, a)));
    }
}
