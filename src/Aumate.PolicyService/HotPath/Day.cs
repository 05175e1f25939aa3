using System.Buffers.Binary;
using NodaTime;

namespace Aumate.PolicyService.HotPath;

/// <summary>
/// A day as one number, year, month and day in decimal, so that numbers compare as their days do. 0: not known. Years are 128 to 9000: all of these have
/// the same number of bytes in an answer, and no letter counts from them beyond the calendar.
/// </summary>
internal struct Day
{
    /// <summary>How many bytes a day has in an answer.</summary>
    public const int Bytes = 7;

    private const int FirstYear = 128;
    private const int LastYear = 9000;
    private const int MonthsPerYear = 12;
    private const int YearPlace = 10_000;
    private const int MonthPlace = 100;

    public int Number;

    public static implicit operator Day(LocalDate date) =>
        new() { Number = (date.Year * YearPlace) + (date.Month * MonthPlace) + date.Day };

    public readonly bool IsKnown => Number != 0;

    /// <summary>The day as a date. It must be known.</summary>
    public readonly LocalDate Date => new(Number / YearPlace, Number / MonthPlace % MonthPlace, Number % MonthPlace);

    /// <summary>Reads a google.type.Date. False: it is no day, or one that is not dealt with here.</summary>
    public bool TryRead(ReadOnlySpan<byte> message)
    {
        var (year, month, day) = (0L, 0L, 0L);
        var reader = new WireReader(message);
        while (!reader.IsAtEnd)
        {
            var read = reader.NextField(out var isSized) switch
            {
                1 when !isSized => reader.TryNumber((long)LastYear, out year),
                2 when !isSized => reader.TryNumber((long)MonthsPerYear, out month),
                3 when !isSized => reader.TryNumber(31L, out day),
                _ => false,
            };
            if (!read)
            {
                return false;
            }
        }

        Number = (int)((year * YearPlace) + (month * MonthPlace) + day);
        return year >= FirstYear && month > 0 && day > 0 && day <= DateTime.DaysInMonth((int)year, (int)month);
    }

    /// <summary>Writes the content of a google.type.Date.</summary>
    public readonly void Write(Span<byte> place)
    {
        var year = Number / YearPlace;
        place[6] = (byte)(Number % MonthPlace);
        place[5] = 3 << 3;
        place[4] = (byte)(Number / MonthPlace % MonthPlace);
        place[3] = 2 << 3;
        place[0] = 1 << 3;
        BinaryPrimitives.WriteUInt16LittleEndian(place[1..], (ushort)((year & 0x7F) | 0x80 | ((year >> 7) << 8)));
    }
}
