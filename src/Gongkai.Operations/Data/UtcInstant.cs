using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.Operations.Data;

/// <summary>Instants are stored in UTC, so that they sort and compare alike on both databases.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
