using System.Collections.Immutable;
using NodaTime;

namespace Aumate.PolicyService.Receipts;

/// <summary>
/// The fields of a receipt, one after the other. The same list of fields writes and reads: every value is passed through, and comes back as it was
/// given (writing) or as the receipt has it (reading, where what is given is ignored). So the two cannot disagree about what a receipt holds.
/// </summary>
internal abstract class ReceiptFields
{
    // Days are counted from here, so that those of some 44 years take two bytes.
    private static readonly LocalDate Epoch = new(2020, 1, 1);
    private static readonly int FirstDay = Period.DaysBetween(Epoch, LocalDate.MinIsoValue);
    private static readonly int LastDay = Period.DaysBetween(Epoch, LocalDate.MaxIsoValue);

    // A day inside the calendar on each side, so that every offset's day is inside it too.
    private static readonly long FirstSecond = Instant.MinValue.Plus(Duration.FromDays(1)).ToUnixTimeSeconds();
    private static readonly long LastSecond = Instant.MaxValue.Minus(Duration.FromDays(1)).ToUnixTimeSeconds();
    private static readonly int MostOffset = Offset.MaxValue.Seconds;

    public abstract ulong Number(ulong value);

    /// <summary>A text. Null: there is none.</summary>
    public abstract string? Text(string? value);

    /// <summary>A number of entries, which is no more than the bytes that are left.</summary>
    protected abstract int Entries(int count);

    /// <summary>Says that what was read is no value of its field. Never while writing.</summary>
    public abstract void Refuse();

    public string Word(string value) => Text(value) ?? Refused("");

    public long Number(long value, long least, long most)
    {
        var read = Number((ulong)((value << 1) ^ (value >> 63)));
        var number = (long)(read >> 1) ^ -(long)(read & 1);
        return number >= least && number <= most ? number : Refused(least);
    }

    /// <summary>A number that is not negative.</summary>
    public int Count(int value) => Number((ulong)value) is var read && read <= int.MaxValue ? (int)read : Refused(0);

    public int? Count(int? value) =>
        Number(value is { } known ? (ulong)known + 1 : 0) switch
        {
            0 => null,
            <= int.MaxValue + 1ul and var read => (int)(read - 1),
            _ => Refused(0),
        };

    public bool Flag(bool value) => Below(value ? 1 : 0, 2) == 1;

    public bool? Flag(bool? value) =>
        Below(value is { } known ? (known ? 2 : 1) : 0, 3) switch
        {
            0 => null,
            1 => false,
            _ => true,
        };

    /// <summary>A number from 0 up to but not including a limit.</summary>
    public int Below(int value, int limit) => Count(value) is var read && read < limit ? read : Refused(0);

    /// <summary>
    /// A value of a vocabulary, as its place in it. The contract numbers them in the same order and never anew, so a place in a receipt keeps its meaning.
    /// </summary>
    public T Choice<T>(T value)
        where T : struct, Enum => Domain<T>.Values[Below(Array.IndexOf(Domain<T>.Values, value), Domain<T>.Values.Length)];

    public T? Choice<T>(T? value)
        where T : struct, Enum =>
        Below(value is { } known ? Array.IndexOf(Domain<T>.Values, known) + 1 : 0, Domain<T>.Values.Length + 1) switch
        {
            0 => null,
            var read => Domain<T>.Values[read - 1],
        };

    public LocalDate Day(LocalDate value) => Epoch.PlusDays((int)Number(Period.DaysBetween(Epoch, value), FirstDay, LastDay));

    public LocalDate? Day(LocalDate? value) => Flag(value is not null) ? Day(value ?? Epoch) : null;

    public ZonedDateTime? Time(ZonedDateTime? value)
    {
        if (!Flag(value is not null))
        {
            return null;
        }

        var instant = value?.ToInstant() ?? default;
        var seconds = Number(instant.ToUnixTimeSeconds(), FirstSecond, LastSecond);
        var nanos = Below((int)(instant - Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds())).ToInt64Nanoseconds(), 1_000_000_000);
        var offset = Offset.FromSeconds((int)Number(value?.Offset.Seconds ?? 0, -MostOffset, MostOffset));
        var zone = new KeptZone(Word(value?.Zone.Id ?? ""), offset);
        return Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanos).InZone(zone);
    }

    /// <summary>Something that may not be there. Null: it is not.</summary>
    public T? Optional<T>(T? value, T blank, Func<T, T> each)
        where T : class => Flag(value is not null) ? each(value ?? blank) : null;

    /// <param name="values">The entries.</param>
    /// <param name="blank">Stands for an entry while reading, so that its fields can be named.</param>
    /// <param name="each">Passes the fields of an entry.</param>
    public ImmutableArray<T> List<T>(ImmutableArray<T> values, T blank, Func<T, T> each)
    {
        var count = Entries(values.Length);
        var entries = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
        {
            entries.Add(each(i < values.Length ? values[i] : blank));
        }

        return entries.MoveToImmutable();
    }

    private T Refused<T>(T instead)
    {
        Refuse();
        return instead;
    }

    private static class Domain<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
    }
}
