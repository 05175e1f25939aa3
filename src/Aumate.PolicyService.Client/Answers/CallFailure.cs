using System.Collections.Immutable;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>Something that is wrong with a request.</summary>
/// <param name="Field">The path of the field, such as <c>claim.purchase.price</c>.</param>
/// <param name="Description">What is wrong, and what would be right.</param>
public sealed record FieldViolation(string Field, string Description);

/// <summary>
/// Why nothing is known. It says nothing about the claim: hold it, ask again, or show "not known".
/// </summary>
/// <param name="Reason">
/// What a program can act on: a reason of the contract such as <c>INVALID_CLAIM</c> or <c>NOT_READY</c>, <see cref="Unreadable"/>, or else the name of the
/// gRPC status, such as <c>DEADLINE_EXCEEDED</c>. Never empty.
/// </param>
/// <param name="Status">The gRPC status with which the call ended; <see cref="StatusCode.OK"/> of an answer that cannot be read.</param>
/// <param name="Message">The same for people, in English.</param>
/// <param name="Violations">Everything that is wrong with the request, as far as the service listed it. Empty: nothing was listed.</param>
/// <param name="IsRetriable">
/// Whether the same question, asked again later, may get an answer. False: a person looks, since the request, the setting up or a fault of the service (<c>INTERNAL</c>, <c>UNKNOWN</c>) has to be mended first.
/// </param>
public sealed record CallFailure(
    string Reason,
    StatusCode Status,
    string Message,
    ImmutableArray<FieldViolation> Violations,
    bool IsRetriable
)
{
    /// <summary>The reason of an answer that breaks the contract, or is of a version of it that this client does not know.</summary>
    public const string Unreadable = "UNREADABLE_ANSWER";

    internal static CallFailure UnreadableAnswer(string what) =>
        new(Unreadable, StatusCode.OK, $"The answer cannot be read: {what}.", [], false);
}
