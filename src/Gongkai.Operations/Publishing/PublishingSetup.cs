using Gongkai.Operations.Publishing.Background;
using Gongkai.Operations.Publishing.Channels;
using Gongkai.Operations.Publishing.DeadLinks;
using Gongkai.Operations.Publishing.Import;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Operations.Publishing.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Publishing;

internal static class PublishingSetup
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<PublicChanges>()
        .AddScoped<PublicPages>()
        .AddScoped<PublishingSettings>()
        .AddScoped<SavePublishingSettings>()
        .AddScoped<DocumentActing>()
        .AddScoped<IndexNumbers>()
        .AddScoped<DocumentNumbers>()
        .AddScoped<DocumentFindings>()
        .AddScoped<Revisions>()
        .AddScoped<PublicText>()
        .AddScoped<Publication>()
        .AddScoped<ValidityActs>()
        .AddScoped<WebhookOutbox>()
        .AddScoped<DocumentQueries>()
        .AddScoped<DeskQueries>()
        .AddScoped<ChangeValidity>()
        .AddScoped<CleanUp>()
        .AddScoped<RegisterQueries>()
        .AddScoped<RecordRelease>()
        .AddScoped<ChannelQueries>()
        .AddScoped<BackgroundLeases>()
        .AddScoped<DoDueWork>()
        .AddSingleton(new LinkSettings())
        .AddSingleton<LinkClient>()
        .AddScoped<CheckLinks>()
        .AddScoped<DeadLinkQueries>()
        .AddSingleton(new WebhookSettings())
        .AddSingleton<WebhookClient>()
        .AddScoped<SaveSubscriber>()
        .AddScoped<WebhookQueries>()
        .AddScoped<DeliverWebhooks>()
        .AddScoped<CreateDocument>()
        .AddScoped<SaveDocument>()
        .AddScoped<AutosaveDocument>()
        .AddScoped<OverruleFinding>()
        .AddScoped<SubmitForReview>()
        .AddScoped<SignStep>()
        .AddScoped<ReturnDocument>()
        .AddScoped<TakeBackDocument>()
        .AddScoped<DiscardDraft>()
        .AddScoped<CorrectDocument>()
        .AddScoped<PublishDocument>()
        .AddScoped<ArchiveUnpublished>()
        .AddScoped<WithdrawDocument>()
        .AddScoped<LinkDocuments>()
        .AddScoped<ConsultOthers>()
        .AddScoped<ImportBatch>()
        .AddSingleton<ImportDocuments>();
}
