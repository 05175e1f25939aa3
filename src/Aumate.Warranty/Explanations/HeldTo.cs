using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>What a remedy is held to under one law and does not simply meet, and the ways to meet it.</summary>
internal sealed class HeldTo
{
    private readonly Remedy remedy;
    private readonly List<(Requirement Requirement, Ways Ways)> open = [];

    public HeldTo(LawReading law, Remedy remedy, Func<AskedLimb, bool>? included = null)
    {
        this.remedy = remedy;
        foreach (var asked in law.Asked(remedy))
        {
            if (law.Facts.Values.Allow(asked.Limb.Facts) && !IsOfTime(asked.Limb) && included?.Invoke(asked) != false)
            {
                open.Add((asked.Rule.Requirement, Lift(asked.Limb, law.Facts.Claim)));
            }
        }

        Time = included is null ? new TimeLift(law, remedy) : null;
    }

    /// <summary>What is to be met in time. Null: time is left out.</summary>
    public TimeLift? Time { get; }

    /// <summary>The ways to meet all of it.</summary>
    public Ways Ways()
    {
        var ways = Time is null ? Explanations.Ways.Anyhow : Time.Window.And(Time.Warranty);
        foreach (var (_, lift) in open)
        {
            ways = ways.And(lift);
        }

        return ways;
    }

    /// <summary>Each requirement with the ways to meet it.</summary>
    public ImmutableArray<(Requirement Requirement, Ways Ways)> Each() =>
        Time is null
            ? [.. open]
            :
            [
                .. open,
                (remedy == Remedy.Return ? Requirement.ReturnWindow : Requirement.ExchangeWindow, Time.Window),
                (Requirement.InWarranty, Time.Warranty),
            ];

    private static Ways Lift(Limb limb, Claim claim)
    {
        var ways = Explanations.Ways.Never;
        foreach (var fact in limb.Facts.Facts())
        {
            ways = ways.Or(FactLift.Of(fact, claim));
        }

        return ways;
    }

    private static bool IsOfTime(Limb limb) =>
        limb.Facts.Has(Fact.PastReturnWindow) || limb.Facts.Has(Fact.PastExchangeWindow) || limb.Facts.Has(Fact.OutOfWarranty);
}
