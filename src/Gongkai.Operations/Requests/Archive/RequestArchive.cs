using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Archive;

/// <summary>A package as it is handed out.</summary>
/// <param name="Name">Its file name: numbers, never people.</param>
/// <param name="Content">The ZIP.</param>
public sealed record ArchivePackage(string Name, byte[] Content);

/// <summary>归档: closes the dossier, and hands it out as one package for the archive.</summary>
public sealed class RequestArchive(GongkaiDbContext db, RequestActing acting, RequestCases cases, SealedApplications applications, Dossier dossier)
{
    /// <summary>Archives a closed case.</summary>
    public Task<Outcome<int>> ExecuteAsync(long requestId, int version, Officer by, CancellationToken ct) => acting.DoAsync(requestId, version, RequestAct.Archive, by, async found =>
    {
        found.Request.ArchivedOn = acting.Today;
        return new RequestActing.Entry("request.archived", null, new { Files = await db.RequestFiles.CountAsync(f => f.RequestId == requestId && f.RemovedAt == null, ct) });
    }, ct);

    /// <summary>The whole case as a ZIP; the handing out is entered. Null for who does not see who applied, and for a case that is not closed.</summary>
    public async Task<ArchivePackage?> DownloadAsync(long requestId, Officer officer, CancellationToken ct)
    {
        if (await cases.FindAsync(requestId, officer, ct) is not { Case: { } found, Sight: RequestSight.Person }
            || found.Request.Status is not (RequestStatus.Closed or RequestStatus.Archived) || await applications.OpenAsync(found.Request, ct) is not { } application)
        {
            return null;
        }

        await db.ExclusivelyAsync(async () =>
        {
            await dossier.AppendAsync(new(found.Agency.Id, found.Key, "request.archive-downloaded", officer), ct);
            return await db.SaveChangesAsync(ct);
        }, ct);
        var entries = await db.DossierEntries.AsNoTracking().Where(e => e.CaseKey == found.Key).OrderBy(e => e.Sequence).ToListAsync(ct);
        var files = await db.RequestFiles.AsNoTracking().Where(f => f.RequestId == requestId && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(ct);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var lines = new List<(string Name, string What, long Length, string Sha256)>();
            foreach (var file in files)
            {
                if (await applications.OpenAsync(file, ct) is { } opened)
                {
                    var name = $"files/{file.Id:000000}-{file.Kind.ToString().ToLowerInvariant()}{Extension(opened.Name)}";
                    await AddAsync(zip, name, opened.Content, ct);
                    lines.Add((name, Kinds[file.Kind], opened.Content.LongLength, Convert.ToHexStringLower(SHA256.HashData(opened.Content))));
                }
            }

            foreach (var (name, what, text) in ((string, string, string)[])
            [
                ("application.json", "申请书（登记内容）", JsonText.Write(application)),
                ("entries.csv", "办理记录及散列值", EntriesCsv(entries)),
                ("cover.html", "卷宗封面", ArchivePages.Cover(found, application, entries, lines.Count)),
                ("verification.txt", "核验说明", ArchivePages.Verification(found)),
            ])
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                await AddAsync(zip, name, bytes, ct);
                lines.Add((name, what, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            }

            await AddAsync(zip, "index.csv", Encoding.UTF8.GetBytes("\uFEFF序号,文件,内容,字节,SHA-256\r\n" + string.Concat(lines.Select((l, n) => string.Create(CultureInfo.InvariantCulture, $"{n + 1},{l.Name},{l.What},{l.Length},{l.Sha256}\r\n")))), ct);
            await AddAsync(zip, "index.html", Encoding.UTF8.GetBytes(ArchivePages.Index(found, lines)), ct);
        }

        return new($"{found.Request.Number}-archive.zip", buffer.ToArray());
    }

    private static readonly Dictionary<RequestFileKind, string> Kinds = new()
    {
        [RequestFileKind.Application] = "申请书",
        [RequestFileKind.Identity] = "身份证明",
        [RequestFileKind.Attachment] = "申请人附件",
        [RequestFileKind.Supplement] = "补充材料",
        [RequestFileKind.Original] = "所申请信息原件",
        [RequestFileKind.Released] = "提供给申请人的信息",
        [RequestFileKind.Letter] = "文书",
        [RequestFileKind.Evidence] = "送达凭证",
        [RequestFileKind.Opinion] = "征求意见材料",
        [RequestFileKind.Remedy] = "复议诉讼材料",
        [RequestFileKind.Other] = "其他材料",
    };

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken ct)
    {
        await using var stream = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }

    // Only what is plainly an extension is taken over: the name itself may name a person.
    private static string Extension(string name) => Path.GetExtension(name) is { Length: > 1 and <= 6 } extension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension.ToLowerInvariant() : ".bin";

    private static string EntriesCsv(IEnumerable<DossierEntry> entries)
    {
        var text = new StringBuilder("\uFEFF链序号,时间,人员,动作,理由,前后变化,散列值\r\n");
        foreach (var entry in entries)
        {
            text.AppendJoin(',', ((string[])
            [
                entry.Sequence.ToString(CultureInfo.InvariantCulture), ChinaTime.Local(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.ActorName,
                RequestActNames.Name(entry.Act), entry.Reason ?? "", entry.Detail ?? "", Convert.ToHexStringLower(entry.Hash),
            ]).Select(c => $"\"{(c is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return text.ToString();
    }
}

/// <summary>The pages of a package: plain HTML that opens without a network.</summary>
internal static class ArchivePages
{
    private const string Style = "body{font-family:'Noto Serif CJK SC',SimSun,serif;max-width:48rem;margin:2rem auto;line-height:1.8}h1{text-align:center}table{border-collapse:collapse;width:100%}th,td{border:1px solid #444;padding:.3rem .6rem;text-align:left;overflow-wrap:anywhere}";

    /// <summary>卷宗封面.</summary>
    public static string Cover(RequestCase found, Application application, IReadOnlyList<DossierEntry> entries, int files)
    {
        var request = found.Request;
        (string, string)[] rows =
        [
            ("机关", found.Agency.Name), ("登记编号", request.Number), ("申请人", application.Applicant.Name), ("事由", request.Subject), ("申请渠道", request.Channel.Name()),
            ("收到申请之日", Long(request.ReceivedOn)), ("办理结果", request.Answer?.Name() ?? ""), ("答复日期", Long(request.AnsweredOn)), ("送达日期", Long(request.ServedOn)),
            ("归档日期", Long(request.ArchivedOn)), ("卷内文件", $"{files}件"), ("办理记录", $"{entries.Count}条"), ("保管期限", ""), ("立卷人", ""),
        ];
        return Page("政府信息公开申请卷宗", "<table>" + string.Concat(rows.Select(r => $"<tr><th scope=\"row\">{r.Item1}</th><td>{WebUtility.HtmlEncode(r.Item2)}</td></tr>")) + "</table>");
    }

    /// <summary>The index.</summary>
    public static string Index(RequestCase found, IEnumerable<(string Name, string What, long Length, string Sha256)> lines) => Page(
        $"{found.Request.Number} 卷内目录",
        "<p><a href=\"cover.html\">卷宗封面</a></p><table><thead><tr><th scope=\"col\">序号</th><th scope=\"col\">文件</th><th scope=\"col\">内容</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>"
        + string.Concat(lines.Select((l, n) => $"<tr><td>{n + 1}</td><td><a href=\"{l.Name}\">{l.Name}</a></td><td>{l.What}</td><td>{l.Sha256}</td></tr>")) + "</tbody></table>");

    /// <summary>How the package is verified.</summary>
    public static string Verification(RequestCase found) => $"""
        核验说明
        一、文件：index.csv 列出本卷每个文件的 SHA-256 散列值，用任何通用工具（如 sha256sum）计算后比对即可。
        二、办理记录：entries.csv 列出本件的全部办理记录。各条记录与本机关的其他记录按链序号前后相接，每条的散列值由上一条的散列值和本条内容算出；
        删改任何一条，其后的散列值都不再相符。在系统中运行 gongkai verify 可以核验全链，登记编号为{found.Request.Number}，案卷标识为{found.Key}。
        三、个人信息不在链中，另行加密保存；依保管期限销毁个人信息后，链仍然完整。

        """.ReplaceLineEndings("\r\n");

    private static string Page(string title, string body) =>
        $"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head><body><h1>{WebUtility.HtmlEncode(title)}</h1>{body}</body></html>";

    private static string Long(DateOnly? date) => date is { } day ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : "";
}
