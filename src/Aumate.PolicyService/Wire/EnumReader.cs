using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Reads enum numbers of the contract. Proto enums are open: a number that the contract does not define arrives as such, and is bad input (R29).
/// The contract numbers a vocabulary from 1 in the order of the domain, so a number is one more than the domain's; a test holds the two together.
/// </summary>
internal static class EnumReader
{
    /// <summary>A value of the domain. Null: unspecified, or reported as a violation.</summary>
    public static T? Read<T>(int number, string field, Violations violations)
        where T : struct, Enum
    {
        if (number == 0)
        {
            return null;
        }

        if (number < 0 || number > Domain<T>.Values.Length)
        {
            violations.Add(field, $"{number} is not defined by the contract");
            return null;
        }

        return Domain<T>.Values[number - 1];
    }

    /// <summary>The requirement that a waiver or an exception names. Null: reported as a violation.</summary>
    public static Requirement? ReadWaivable(int number, string field, Violations violations)
    {
        var requirement = Read<Requirement>(number, field, violations);
        if (number == 0)
        {
            violations.Add(field, "is required: the requirement that is waived");
        }
        else if (requirement?.CanBeWaived() == false)
        {
            violations.Add(field, "cannot be waived: it is not in the table of requirements (R17)");
            return null;
        }

        return requirement;
    }

    /// <summary>The fact that a listed cause is. Null: reported as a violation.</summary>
    public static Fact? ReadCause(int number, string field, Violations violations)
    {
        if (number is < (int)Wire.V1.Cause.Misuse or > (int)Wire.V1.Cause.Virus)
        {
            violations.Add(field, number == 0 ? "names no cause" : $"{number} is not defined by the contract");
            return null;
        }

        return number == (int)Wire.V1.Cause.Virus ? Fact.Virus : Fact.Misuse + (number - (int)Wire.V1.Cause.Misuse);
    }

    private static class Domain<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
    }
}
