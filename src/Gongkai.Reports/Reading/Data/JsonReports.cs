using System.Text.Json;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Reports.Reading.Data;

/// <summary>Reads the JSON form of a report. Unknown fields are passed over; a known field of another type is an error, never a guess.</summary>
internal static class JsonReports
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the report of a file, be it the report itself or <c>{ "report": …, "findings": … }</c>.</summary>
    public static AnnualReport Read(ReadOnlyMemory<byte> bytes, string? name)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes["\uFEFF"u8.Length..];
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException broken)
        {
            throw new UnreadableDocumentException("json.broken", $"JSON 文件不完整或有语法错误（第 {broken.LineNumber + 1} 行附近），请重新导出后再试。");
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("report", out var inner))
            {
                root = inner;
            }

            try
            {
                return new Reader(name).Read(root);
            }
            catch (InvalidOperationException)
            {
                // JsonElement's answer to a string that holds half a surrogate pair or bytes that are no UTF-8.
                throw Wrong("文字不是有效的 UTF-8 编码");
            }
        }
    }

    private static UnreadableDocumentException Wrong(string what) =>
        new("json.invalid", $"这个 JSON 文件不符合年度报告的数据格式：{what}。");

    private sealed class Reader(string? name)
    {
        private readonly ReportText text = new();

        public AnnualReport Read(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var schema) || !root.TryGetProperty("format", out _))
            {
                throw new UnreadableDocumentException("json.notReport", "这个 JSON 文件里没有年度报告（缺少 schema 或 format 字段）。");
            }

            if (schema.ValueKind != JsonValueKind.Number || !schema.TryGetInt32(out var number) || number != ReportJson.Schema)
            {
                throw new UnreadableDocumentException("json.schema", $"这个 JSON 文件的格式版本（schema）是 {Shown(schema)}，本程序只认识 {ReportJson.Schema}，请升级程序或重新导出。");
            }

            var format = ReportFormats.Parse(Text(root, "format")) ?? throw Wrong("format 应为 2021、2019 或 pre2019");
            var form = ReportForm.Of(format);
            var cells = new CellValue[form.Cells.Count];
            foreach (var row in form.Rows)
            {
                ReadRow(root, row, cells.AsSpan(row.First, row.Columns.Count));
            }

            ReadStates(root, form, cells);
            var period = Period(root);
            var title = Text(root, "title");
            if (title is not null)
            {
                text.Add(title);
            }

            var preamble = text.AddAll(Text(root, "preamble"));
            var sections = Sections(root);
            return new AnnualReport(format, cells)
            {
                Source = Text(root, "source") ?? name,
                Agency = Text(root, "agency"),
                Year = Year(root),
                PeriodFrom = period.From,
                PeriodTo = period.To,
                PublishedOn = Date(root.TryGetProperty("published", out var published) ? published : default, "published"),
                Title = title,
                Preamble = preamble,
                Sections = sections,
                Closing = text.AddAll(Text(root, "closing")),
                Lines = text.Lines,
            };
        }

        private static void ReadRow(JsonElement root, FormRow row, Span<CellValue> cells)
        {
            if (Element(root, row) is not { } element)
            {
                return;
            }

            if (row.Columns[0].Key is null)
            {
                if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != cells.Length)
                {
                    throw Wrong($"{row.Key} 应为 {cells.Length} 个数的数组");
                }

                var c = 0;
                foreach (var item in element.EnumerateArray())
                {
                    cells[c++] = Value(item, row.Key);
                }

                return;
            }

            for (var c = 0; c < cells.Length; c++)
            {
                var key = row.Columns[c].Key!;
                if (key.Length == 0)
                {
                    cells[c] = Value(element, row.Key);
                }
                else if (element.ValueKind != JsonValueKind.Object)
                {
                    throw Wrong($"{row.Key} 应为对象");
                }
                else if (element.TryGetProperty(key, out var item))
                {
                    cells[c] = Value(item, $"{row.Key}.{key}");
                }
            }
        }

        /// <summary>The element of a row; null when it, or something around it, is not there. The outcomes' own keys hold points.</summary>
        private static JsonElement? Element(JsonElement root, FormRow row)
        {
            var path = row.Key;
            const string Outcomes = "requests.outcomes.";
            string[] steps = path.StartsWith(Outcomes, StringComparison.Ordinal) ? ["requests", "outcomes", path[Outcomes.Length..]] : path.Split('.');
            var element = root;
            foreach (var step in steps)
            {
                if (!element.TryGetProperty(step, out var next) || next.ValueKind == JsonValueKind.Null && step != steps[^1])
                {
                    return null;
                }

                if (step != steps[^1] && next.ValueKind != JsonValueKind.Object)
                {
                    throw Wrong($"{step} 应为对象");
                }

                element = next;
            }

            // A null where a row's array or object belongs: the row is not there. Where a single number belongs it is an empty cell.
            return element.ValueKind == JsonValueKind.Null && row.Columns is not [{ Key: "" }] ? null : element;
        }

        private static CellValue Value(JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Null => CellValue.Blank(),
            JsonValueKind.Number when element.TryGetDecimal(out var number) => CellValue.Stated(number),
            JsonValueKind.Number => throw Wrong($"{path} 的数值 {Shown(element)} 超出范围"),
            _ => throw Wrong($"{path} 应为数或 null"),
        };

        private static void ReadStates(JsonElement root, ReportForm form, CellValue[] cells)
        {
            foreach (var entry in Array(root, "cells"))
            {
                var path = Text(entry, "cell") ?? throw Wrong("cells 中有一项没有 cell");
                var cell = form.Cell(path) ?? throw Wrong($"没有 {path} 这个单元格");
                var state = ReportJson.ParseState(Text(entry, "state")) ?? throw Wrong($"{path} 的 state 不认识");
                var value = cells[cell.Index].Value;
                if (entry.TryGetProperty("value", out var given))
                {
                    value ??= Value(given, path).Value;
                }

                var hasValue = state is CellState.Stated or CellState.Recovered;
                if (hasValue != value.HasValue)
                {
                    throw Wrong(hasValue ? $"{path} 标为 {ReportJson.Name(state)} 却没有数值" : $"{path} 标为 {ReportJson.Name(state)} 却有数值");
                }

                var candidates = entry.TryGetProperty("candidates", out _) ? Array(entry, "candidates").Select(c => Value(c, path).Value).ToArray() : null;
                cells[cell.Index] = new CellValue(state, value, 0, Text(entry, "note"), candidates, Text(entry, "why"));
            }
        }

        private ReportSection[] Sections(JsonElement root) =>
            [.. Array(root, "sections").Select(s => text.AddSection(Text(s, "heading") ?? "", Text(s, "kind"), Text(s, "text")))];

        private static int? Year(JsonElement root)
        {
            if (!root.TryGetProperty("year", out var year) || year.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            return year.ValueKind == JsonValueKind.Number && year.TryGetInt32(out var number) ? number : throw Wrong("year 应为整数");
        }

        private static (DateOnly? From, DateOnly? To) Period(JsonElement root)
        {
            var dates = Array(root, "period").Select(d => Date(d, "period")).ToArray();
            return dates.Length switch
            {
                0 => (null, null),
                2 => (dates[0], dates[1]),
                _ => throw Wrong("period 应为起止两个日期"),
            };
        }

        private static DateOnly? Date(JsonElement element, string name)
        {
            if (element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            {
                return null;
            }

            return element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", out var date)
                ? date
                : throw Wrong($"{name} 应为 2024-01-31 这样的日期");
        }

        private static string? Text(JsonElement parent, string name)
        {
            if (parent.ValueKind != JsonValueKind.Object)
            {
                throw Wrong($"{name} 所在的一项应为对象");
            }

            if (!parent.TryGetProperty(name, out var element) || element.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            return element.ValueKind == JsonValueKind.String ? element.GetString() : throw Wrong($"{name} 应为文字");
        }

        private static JsonElement[] Array(JsonElement parent, string name)
        {
            if (!parent.TryGetProperty(name, out var element) || element.ValueKind == JsonValueKind.Null)
            {
                return [];
            }

            return element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : throw Wrong($"{name} 应为数组");
        }

        private static string Shown(JsonElement element)
        {
            var raw = element.GetRawText();
            return raw.Length <= 40 ? raw : raw[..40] + "…";
        }
    }
}
