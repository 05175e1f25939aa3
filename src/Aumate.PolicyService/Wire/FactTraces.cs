using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Wire;

/// <summary>The facts of one claim as the contract has them. An answer names a fact many times and writes it once.</summary>
internal sealed class FactTraces(Evaluation evaluation)
{
    private readonly Dictionary<FieldRef, V1.FactTrace> written = [];

    /// <summary>A fact with its value and where that comes from; it is not to be changed.</summary>
    public V1.FactTrace this[FieldRef field]
    {
        get
        {
            if (!written.TryGetValue(field, out var fact))
            {
                fact = Write(field);
                written.Add(field, fact);
            }

            return fact;
        }
    }

    private V1.FactTrace Write(FieldRef field)
    {
        var value = FactText.Of(field, evaluation);
        return new V1.FactTrace
        {
            Path = FieldPath.Of(field),
            Value = value,
            Origin = (V1.FactOrigin)(FactOrigins.Of(field, value, evaluation) + 1),
        };
    }
}
