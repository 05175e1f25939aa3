using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The order of lists of fields: that of the first field in which they differ.</summary>
internal static class FieldOrder
{
    public static IComparer<int[]> ByFields { get; } = Comparer<int[]>.Create(Compare);

    public static string Say(FieldRef field) =>
        field.Field is >= ClaimField.ServiceDate and <= ClaimField.ServiceAccessoryModel
            ? $"{field.Field}[{field.Index}]"
            : $"{field.Field}";

    private static int Compare(int[]? one, int[]? other)
    {
        var (left, right) = (one ?? [], other ?? []);
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
