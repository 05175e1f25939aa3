using System.Collections.Immutable;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Receipts;

/// <summary>The fields of what an exchange would give, in a receipt: parameters and the original's values once, of each candidate its own.</summary>
internal static class ReplacementFields
{
    private static readonly Candidate BlankCandidate = new("", false, 0, [], []);
    private static readonly Column BlankColumn = new(new Parameter("", "", default), null);
    private static readonly CandidateObstacle[] Obstacles = Enum.GetValues<CandidateObstacle>();

    public static Replacement Blank { get; } = new(null, default, null, null);

    private static ReplacementProposal BlankProposal { get; } = new(default, null, [], 0);

    public static Replacement Pass(ReceiptFields fields, Replacement replacement)
    {
        var obstacle = fields.Choice(replacement.Obstacle);
        var model = fields.Text(replacement.Model);
        var proposal = fields.Optional(replacement.Proposal, BlankProposal, given => Pass(fields, given));
        // The one fact that a search can lack is which accessory it is.
        var missing = obstacle == SearchObstacle.UnknownModel && model is null ? (FieldRef?)ClaimField.ItemAccessoryModel : null;
        return new Replacement(proposal, obstacle, model, missing);
    }

    // Every candidate was held against the same original, parameter by parameter.
    private static ReplacementProposal Pass(ReceiptFields fields, ReplacementProposal proposal)
    {
        ImmutableArray<Column> given = proposal.Candidates is [var first, ..]
            ? [.. first.Proofs.Select(proof => new Column(proof.Parameter, proof.OriginalText))]
            : [];
        var outcome = fields.Choice(proposal.Outcome);
        var model = fields.Text(proposal.Model);
        var qualifying = fields.Count(proposal.QualifyingCount);
        var columns = fields.List(given, BlankColumn, column => Pass(fields, column));
        if (columns.Length > Category.MaxParameters)
        {
            fields.Refuse();
            columns = [];
        }

        var candidates = fields.List(proposal.Candidates, BlankCandidate, candidate => Pass(fields, candidate, columns));
        return new ReplacementProposal(outcome, model, candidates, qualifying);
    }

    private static Column Pass(ReceiptFields fields, Column column) =>
        new(
            new Parameter(fields.Word(column.Parameter.Id), fields.Word(column.Parameter.Unit), fields.Choice(column.Parameter.Rule)),
            fields.Text(column.Original)
        );

    private static Candidate Pass(ReceiptFields fields, Candidate candidate, ImmutableArray<Column> columns)
    {
        var model = fields.Word(candidate.Model);
        var qualifies = fields.Flag(candidate.Qualifies);
        var rank = fields.Count(candidate.SuccessorRank);
        var obstacles = Mask(fields, Obstacles.Length, i => candidate.Obstacles.Contains(Obstacles[i]));
        var passed = Mask(fields, columns.Length, i => i < candidate.Proofs.Length && candidate.Proofs[i].Passed);
        return new Candidate(
            model,
            qualifies,
            rank,
            [.. Obstacles.Where((_, i) => (obstacles & (1 << i)) != 0)],
            [
                .. columns.Select(
                    (column, i) =>
                        new ParameterProof(
                            column.Parameter,
                            column.Original,
                            fields.Text(i < candidate.Proofs.Length ? candidate.Proofs[i].CandidateText : null),
                            (passed & (1 << i)) != 0
                        )
                ),
            ]
        );
    }

    private static int Mask(ReceiptFields fields, int length, Func<int, bool> isSet)
    {
        var mask = Enumerable.Range(0, length).Aggregate(0, (bits, i) => bits | (isSet(i) ? 1 << i : 0));
        return fields.Below(mask, 1 << length);
    }

    // One parameter, and the value that every candidate is held against.
    private sealed record Column(Parameter Parameter, string? Original);
}
