using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>The table read against one claim's facts: findings, and the four remedies (R2, R3, R17 to R19).</summary>
internal sealed class Adjudication
{
    private readonly List<Rule> rules = [];
    private readonly ClaimFacts facts;
    private readonly Terms terms;

    // Without that of paid repair, which follows from them.
    private readonly ImmutableArray<Finding> findings;

    public Adjudication(ImmutableArray<Rule> rules, ClaimFacts facts, Terms terms)
    {
        this.facts = facts;
        this.terms = terms;
        findings = ReadFindings(rules);
        Remedies = [Free(Remedy.Return), Free(Remedy.Exchange), Free(Remedy.FreeRepair), Paid()];
        Findings = WithPaidRepair();
    }

    private Adjudication(Adjudication one, ImmutableArray<RemedyDecision> remedies)
    {
        (facts, terms, rules, findings) = (one.facts, one.terms, one.rules, one.findings);
        Remedies = remedies;
        Findings = WithPaidRepair();
    }

    /// <summary>Every requirement that is not simply met, in the order of R17.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The four remedies in order.</summary>
    public ImmutableArray<RemedyDecision> Remedies { get; }

    /// <summary>One of the remedies.</summary>
    public RemedyDecision this[Remedy remedy] => Remedies[(int)remedy];

    /// <summary>
    /// The same where other law may govern instead, which of them hanging on the unknown purchase date: a remedy on which they differ is undetermined.
    /// </summary>
    public Adjudication Reconciled(Adjudication other) =>
        new(this, [.. Remedies.Zip(other.Remedies, (one, another) => one.Reconciled(another))]);

    private ImmutableArray<Finding> WithPaidRepair() =>
        NoFreeRepair(Remedies[(int)Remedy.FreeRepair], facts.Values[Fact.SentWithoutConsent] == true) is var noFreeRepair
        && noFreeRepair.State == RequirementState.Met
            ? findings
            : findings.Add(noFreeRepair);

    // Most rows of most claims are simply met: they bar nothing, and only the others are read again, remedy by remedy.
    private ImmutableArray<Finding> ReadFindings(ImmutableArray<Rule> table)
    {
        var reader = new FindingReader(facts, terms);
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var rule in table)
        {
            if (!reader.IsSimplyMet(rule))
            {
                rules.Add(rule);
                found.AddRange(reader.Read(rule).Where(finding => finding.State != RequirementState.Met));
            }
        }

        return found.ToImmutable();
    }

    private RemedyDecision Free(Remedy remedy)
    {
        var refusal = Read(remedy, rule => rule.Effect == Effect.Refuses);
        var discretion = Read(remedy, rule => rule.Effect == Effect.Discretion);
        var status =
            refusal.Certain ? RemedyStatus.Ineligible
            : refusal.Open || discretion.Open ? RemedyStatus.Undetermined
            : discretion.Certain ? RemedyStatus.Discretionary
            : RemedyStatus.Eligible;
        return Decide(remedy, status, Primary(remedy, status), new FactSet(refusal.HangsOn().Bits | discretion.HangsOn().Bits));
    }

    // R19: eligible where free repair is not, unless the accessory is its supplier's business. Both "free repair is refused" and "free repair is at
    // Aumate's discretion" leave paid repair, so their limbs are read together.
    private RemedyDecision Paid()
    {
        var supplier = Read(Remedy.FreeRepair, rule => rule.Requirement == Requirement.StandardConfiguration);
        var notFree = Read(Remedy.FreeRepair, rule => rule.Requirement != Requirement.StandardConfiguration);
        var status =
            supplier.Certain || !notFree.Possible ? RemedyStatus.Ineligible
            : supplier.Open || notFree.Open ? RemedyStatus.Undetermined
            : RemedyStatus.Eligible;
        var primary =
            supplier.Certain
                ? findings.First(finding => finding is { Requirement: Requirement.StandardConfiguration, State: RequirementState.NotMet })
            : status == RemedyStatus.Ineligible && !supplier.Open ? NoFreeRepair(RequirementState.NotMet)
            : null;
        return Decide(Remedy.PaidRepair, status, primary, new FactSet(supplier.HangsOn().Bits | notFree.HangsOn().Bits));
    }

    private RemedyDecision Decide(Remedy remedy, RemedyStatus status, Finding? primary, FactSet hangsOn)
    {
        var missing = status == RemedyStatus.Undetermined ? facts.Asks(hangsOn, remedy) : [];
        var freight = status == RemedyStatus.Ineligible ? [] : Freight.Of(remedy, facts.CustomerPaysWayBack);
        return new RemedyDecision(remedy, status, primary, missing, facts.Timeline.LastEligibleDay(remedy, terms), freight);
    }

    private Finding? Primary(Remedy remedy, RemedyStatus status) =>
        status == RemedyStatus.Ineligible
            ? findings.First(finding =>
                finding is { State: RequirementState.NotMet, Effect: Effect.Refuses } && finding.Remedies.Has(remedy)
            )
            : null;

    private Refusal Read(Remedy remedy, Func<Rule, bool> included)
    {
        var refusal = new Refusal(facts.Values);
        foreach (var rule in rules)
        {
            if (rule.Remedies.Has(remedy) && included(rule) && !terms.Waived(rule.Requirement).Has(remedy))
            {
                refusal.Add(rule);
            }
        }

        return refusal;
    }

    /// <summary>What came of the requirement that free repair is not to be had (R19), met or not.</summary>
    public static Finding NoFreeRepair(Decision decision) =>
        decision.Findings.FirstOrDefault(finding => finding.Requirement == Requirement.NoFreeRepair) ?? NoFreeRepair(RequirementState.Met);

    // Where the product was sent without consent, free repair is at best at Aumate's discretion, and paid repair stays.
    private static Finding NoFreeRepair(RemedyDecision free, bool sentWithoutConsent) =>
        NoFreeRepair(
            free.Status switch
            {
                RemedyStatus.Eligible => RequirementState.NotMet,
                RemedyStatus.Undetermined when !sentWithoutConsent => RequirementState.Unknown,
                _ => RequirementState.Met,
            }
        );

    // It follows from free repair's own findings, so it names no facts.
    private static Finding NoFreeRepair(RequirementState state) =>
        new(Requirement.NoFreeRepair, state, Effect.Refuses, Paragraph.OfPaidRepair, Letter.Remedies.PaidRepair, []);
}
