namespace Gongkai.Cli;

/// <summary>How a fault of the program is told to its user: in a sentence, not as a stack trace.</summary>
internal static class ProgramFault
{
    /// <summary>True when somebody looks for the fault and wants the stack trace (<c>GONGKAI_TRACE=1</c>).</summary>
    public static bool WantsTrace => Environment.GetEnvironmentVariable("GONGKAI_TRACE") is { Length: > 0 };

    /// <summary>The sentence.</summary>
    public static string Describe(Exception e) =>
        $"程序内部错误（{e.GetType().Name}：{e.Message}）。这是程序的缺陷，请附上文件报告；设置环境变量 GONGKAI_TRACE=1 再运行可看到详情。";
}
