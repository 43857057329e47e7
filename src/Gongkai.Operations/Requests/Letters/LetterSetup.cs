using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Requests.Letters;

internal static class LetterSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services) => services
        .AddScoped<LetterCases>()
        .AddScoped<LetterNumbers>()
        .AddScoped<LetterTemplates>()
        .AddScoped<SaveLetterPractice>()
        .AddScoped<DraftLetter>()
        .AddScoped<ReviewLetter>()
        .AddScoped<LetterSending>()
        .AddScoped<SendLetter>()
        .AddScoped<RecordLetterService>()
        .AddScoped<AnswerAtOnce>()
        .AddScoped<LetterQueries>()
        .AddScoped<LetterPreview>()
        .AddScoped<SignedLetters>()
        .AddScoped<Archive.RequestArchive>()
        .AddScoped<Archive.EraseExpired>()
        .AddScoped<KeepDecision>()
        .AddScoped<GuideDeviation>()
        .AddScoped<Fees.FeeLedger>();
}
