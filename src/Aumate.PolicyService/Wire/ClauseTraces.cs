using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Decisions;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// The working as the contract has it. Most entries of most claims are met, on facts that are one of a few words: such an entry is written once for all
/// answers. There are no more of them than wordings and words.
/// </summary>
internal sealed class ClauseTraces(Evaluation evaluation, FactTraces facts)
{
    private const int MostFacts = 2;

    private static readonly ConcurrentDictionary<Key, ByteString> Written = new();

    /// <summary>An entry, as bytes.</summary>
    public ByteString this[ClauseText clause] => KeyOf(clause) is { } key ? Shared(key, clause) : Write(clause).ToByteString();

    private ByteString Shared(Key key, ClauseText clause)
    {
        if (!Written.TryGetValue(key, out var written))
        {
            written = Written.GetOrAdd(key, Write(clause).ToByteString());
        }

        return written;
    }

    private Key? KeyOf(ClauseText clause)
    {
        var fields = clause.Trace.Facts;
        if (!clause.Words.AreConstant || fields.Length > MostFacts)
        {
            return null;
        }

        foreach (var field in fields)
        {
            if (!FactTraces.IsShared(field, facts[field]))
            {
                return null;
            }
        }

        return new Key(clause.Words, fields.Length > 0 ? facts[fields[0]] : null, fields.Length > 1 ? facts[fields[1]] : null);
    }

    private V1.ClauseTrace Write(ClauseText clause)
    {
        var trace = clause.Trace;
        var entry = trace.Entry;
        var written = new V1.ClauseTrace
        {
            Clause = entry.Paragraph.Clause,
            Heading = clause.Words.Heading,
            Role = (V1.ClauseRole)(entry.Paragraph.Role + 1),
            Requirement = entry.Requirement is { } requirement ? DecisionWriter.Write(requirement) : V1.Requirement.Unspecified,
            Effect = clause.Words.Effect,
            Rulings = { entry.Rulings },
            Sources = { trace.Sources(evaluation) },
        };
        foreach (var state in trace.States)
        {
            written.States.Add(Write(state));
        }

        foreach (var field in trace.Facts)
        {
            written.Facts.Add(facts[field]);
        }

        return written;
    }

    private static V1.RequirementTrace Write(Finding state) =>
        new()
        {
            State = DecisionWriter.Write(state.State),
            Effect = DecisionWriter.Write(state.Effect),
            Remedies = { DecisionWriter.Write(state.Remedies) },
            WaivedBy = state.WaivedBy,
        };

    // Wordings and shared facts are there once, so their references tell them apart.
    private readonly struct Key(ClauseWords words, V1.FactTrace? first, V1.FactTrace? second) : IEquatable<Key>
    {
        private readonly (ClauseWords Words, V1.FactTrace? First, V1.FactTrace? Second) parts = (words, first, second);

        public bool Equals(Key other) =>
            ReferenceEquals(parts.Words, other.parts.Words)
            && ReferenceEquals(parts.First, other.parts.First)
            && ReferenceEquals(parts.Second, other.parts.Second);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() =>
            HashCode.Combine(
                RuntimeHelpers.GetHashCode(parts.Words),
                RuntimeHelpers.GetHashCode(parts.First),
                RuntimeHelpers.GetHashCode(parts.Second)
            );
    }
}
