using System.Collections.Immutable;

namespace Aumate.PolicyService.Scenarios.Calls;

/// <summary>Methods by shares, spread as evenly as shares allow: any stretch of calls is nearly the whole mix.</summary>
internal sealed class Mix
{
    private readonly ImmutableArray<string> turns;

    /// <param name="shares">How many of each, in as many calls as all of them come to.</param>
    public Mix(IReadOnlyDictionary<string, int> shares)
    {
        var whole = shares.Values.Sum();
        var owed = shares.ToDictionary(each => each.Key, _ => 0);
        var order = ImmutableArray.CreateBuilder<string>(whole);
        for (var turn = 0; turn < whole; turn++)
        {
            foreach (var (method, share) in shares)
            {
                owed[method] += share;
            }

            // Who is owed most is next; of equals, the first that is named.
            var next = shares.Keys.MaxBy(method => owed[method])!;
            owed[next] -= whole;
            order.Add(next);
        }

        turns = order.MoveToImmutable();
    }

    /// <summary>The method of a call.</summary>
    public string Of(long number) => turns[(int)(number % turns.Length)];
}
