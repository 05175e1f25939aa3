using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes what an exchange would give as the contract has it.</summary>
internal static class ReplacementWriter
{
    public static V1.Replacement Write(Replacement replacement)
    {
        if (replacement.Proposal is not { } proposal)
        {
            return new V1.Replacement
            {
                Outcome =
                    replacement.Obstacle == SearchObstacle.NotApplicable
                        ? V1.ReplacementOutcome.NotApplicable
                        : V1.ReplacementOutcome.Unknown,
                MissingFact = replacement.Missing is { } field ? FieldPath.Of(field) : "",
            };
        }

        return Write(proposal);
    }

    public static V1.Replacement Write(ReplacementProposal proposal)
    {
        var written = new V1.Replacement
        {
            Outcome = Write(proposal.Outcome),
            Model = proposal.Model ?? "",
            QualifyingCount = proposal.QualifyingCount,
        };
        foreach (var candidate in proposal.Candidates)
        {
            written.Candidates.Add(Write(candidate));
        }

        return written;
    }

    private static V1.ReplacementOutcome Write(ReplacementOutcome outcome) =>
        outcome switch
        {
            ReplacementOutcome.SameModel => V1.ReplacementOutcome.SameModel,
            ReplacementOutcome.Equivalent => V1.ReplacementOutcome.Equivalent,
            _ => V1.ReplacementOutcome.None,
        };

    private static V1.Candidate Write(Candidate candidate)
    {
        var written = new V1.Candidate
        {
            Model = candidate.Model,
            Qualifies = candidate.Qualifies,
            SuccessorRank = candidate.SuccessorRank,
        };
        foreach (var obstacle in candidate.Obstacles)
        {
            written.Obstacles.Add((V1.CandidateObstacle)(obstacle + 1));
        }

        foreach (var proof in candidate.Proofs)
        {
            written.Parameters.Add(
                new V1.ParameterProof
                {
                    Parameter = proof.Parameter.Id,
                    Rule = (V1.ParameterRule)(proof.Parameter.Rule + 1),
                    Unit = proof.Parameter.Unit,
                    Original = proof.OriginalText ?? "",
                    Candidate = proof.CandidateText ?? "",
                    Passed = proof.Passed,
                }
            );
        }

        return written;
    }
}
