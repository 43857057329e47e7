using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace Gongkai.Testing.Databases;

/// <summary>Gives a theory each <see cref="Database"/> that is set up; <see cref="PostgresFactAttribute"/> shows that one is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    /// <inheritdoc />
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Database.Available.Select(d => new object[] { d });
}

/// <summary>A fact that needs PostgreSQL, skipped with the reason where no server is set up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Skips the test where there is no server.</summary>
    public PostgresFactAttribute()
    {
        if (Database.PostgresServer is null)
        {
            Skip = $"{Database.PostgresVariable} is not set: no PostgreSQL for tests. ./test starts one.";
        }
    }
}
