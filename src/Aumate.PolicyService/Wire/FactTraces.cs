using System.Collections.Concurrent;
using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Wire;

/// <summary>The facts of one claim as the contract has them. An answer names a fact many times and writes it once.</summary>
internal sealed class FactTraces(Evaluation evaluation)
{
    // A fact that is one of a few words is written once for all answers.
    private static readonly ConcurrentDictionary<(ClaimField Field, string Value, FactOrigin Origin), V1.FactTrace> Shared = new();

    private readonly V1.FactTrace?[] ofClaim = new V1.FactTrace?[FieldPath.Count];
    private readonly Dictionary<FieldRef, V1.FactTrace> ofServices = [];

    /// <summary>A fact with its value and where that comes from; it is not to be changed.</summary>
    public V1.FactTrace this[FieldRef field]
    {
        get
        {
            if (!FactWords.IsOfService(field))
            {
                return ofClaim[(int)field.Field] ??= Write(field);
            }

            if (!ofServices.TryGetValue(field, out var fact))
            {
                fact = Write(field);
                ofServices.Add(field, fact);
            }

            return fact;
        }
    }

    /// <summary>Whether a fact is the same one in all answers.</summary>
    public static bool IsShared(FieldRef field, V1.FactTrace fact) => IsWord(field, fact.Value);

    private V1.FactTrace Write(FieldRef field)
    {
        var value = FactText.Of(field, evaluation);
        var origin = FactOrigins.Of(field, value, evaluation);
        return IsWord(field, value)
            ? Shared.GetOrAdd((field.Field, value, origin), static fact => Write(fact.Field, fact.Value, fact.Origin))
            : Write(field, value, origin);
    }

    private static V1.FactTrace Write(FieldRef field, string value, FactOrigin origin) =>
        new()
        {
            Path = FieldPath.Of(field),
            Value = value,
            Origin = (V1.FactOrigin)(origin + 1),
        };

    // Of the fields that are no list and no list's: what they say is nothing, or a word of the contract.
    private static bool IsWord(FieldRef field, string value) =>
        !FactWords.IsOfService(field)
        && (
            value.Length == 0
            || field.Field
                is not (
                    ClaimField.ClaimDate
                    or ClaimField.PurchaseDate
                    or ClaimField.ContractDate
                    or ClaimField.Price
                    or ClaimField.PeriodMonths
                    or ClaimField.ItemPart
                    or ClaimField.ItemAccessoryModel
                    or ClaimField.Causes
                    or ClaimField.Services
                    or ClaimField.CatalogWarrantyMonths
                )
        );
}
