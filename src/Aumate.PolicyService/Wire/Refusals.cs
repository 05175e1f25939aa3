using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Receipts;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Aumate.PolicyService.Wire;

/// <summary>The errors of the contract as values, each with a reason that a program can act on. What ends a call is thrown where the call ends.</summary>
internal static class Refusals
{
    private const string Domain = "policy.aumate.com";

    /// <summary>What stands in the details of an error. A detail that is not known here could not be written as JSON.</summary>
    public static TypeRegistry Details { get; } =
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, PreconditionFailure.Descriptor);

    /// <summary>The claim cannot be read (R29).</summary>
    public static Status InvalidClaim(Violations violations) => Invalid("INVALID_CLAIM", "claim", violations);

    /// <summary>A request about coverage or the catalog, a batch as a whole, or a query cannot be read.</summary>
    public static Status InvalidRequest(Violations violations) => Invalid("INVALID_REQUEST", "request", violations);

    /// <summary>The catalog does not know a model.</summary>
    public static Status UnknownModel(string model, string revision) =>
        Of(Code.NotFound, "UNKNOWN_MODEL", $"The catalog, revision {revision}, does not know the model \"{model}\".");

    private static Status Invalid(string reason, string what, Violations violations)
    {
        var request = new BadRequest();
        foreach (var (field, description) in violations.Listed)
        {
            request.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = field, Description = description });
        }

        // The details list them; the message travels beside them in the same headers, so it says the first alone.
        var first = request.FieldViolations[0];
        var message = $"The {what} has {violations.Count} violation(s), first: {first.Field} {first.Description}.";
        return Of(Code.InvalidArgument, reason, message, Any.Pack(request));
    }

    /// <summary>The bytes are no message of the contract.</summary>
    public static Status MalformedMessage(string what) => Of(Code.InvalidArgument, "MALFORMED_MESSAGE", what);

    /// <summary>The sale is older than the terms (R27).</summary>
    public static Status TermsNotInForce(string field, string firstDay)
    {
        var failure = new PreconditionFailure();
        failure.Violations.Add(
            new PreconditionFailure.Types.Violation
            {
                Type = "TERMS_NOT_IN_FORCE",
                Subject = field,
                Description = $"The first version of the terms is in force from {firstDay}.",
            }
        );
        return Of(Code.FailedPrecondition, "TERMS_NOT_IN_FORCE", NoTerms(firstDay), Any.Pack(failure));
    }

    /// <summary>That the sale is older than the terms, as a sentence.</summary>
    public static string NoTerms(string firstDay) => $"No terms were in force on the day of the sale; the first are from {firstDay}.";

    /// <summary>A receipt is refused; nothing is said about its claim.</summary>
    public static Status Receipt(ReceiptReading reading) =>
        reading.Fault switch
        {
            ReceiptFault.UnknownVersion => Of(
                Code.InvalidArgument,
                "UNKNOWN_RECEIPT_VERSION",
                $"The receipt is of version {reading.Detail}; this service reads version {Notary.Version}."
            ),
            ReceiptFault.UnknownKey => Of(
                Code.InvalidArgument,
                "UNKNOWN_RECEIPT_KEY",
                $"The receipt is signed with the key \"{reading.Detail}\", which this service does not hold."
            ),
            ReceiptFault.NotAuthentic => Of(
                Code.InvalidArgument,
                "RECEIPT_NOT_AUTHENTIC",
                "The signature of the receipt is not that of its content."
            ),
            _ => Of(Code.InvalidArgument, "MALFORMED_RECEIPT", "The bytes are no receipt, or a part of one."),
        };

    /// <summary>There is no key for receipts.</summary>
    public static Status ReceiptsNotConfigured() =>
        Of(
            Code.FailedPrecondition,
            "RECEIPTS_NOT_CONFIGURED",
            "This service has no key for receipts: it neither gives them nor reads them."
        );

    /// <summary>A receipt would be larger than one may be.</summary>
    public static Status ReceiptTooLarge() =>
        Of(
            Code.FailedPrecondition,
            "RECEIPT_TOO_LARGE",
            $"The receipt of this decision would be larger than {Notary.MostBytes} bytes; the decision is given without it."
        );

    /// <summary>The catalog is not loaded yet.</summary>
    public static Status NotReady() => Of(Code.Unavailable, "NOT_READY", "The catalog is not loaded yet; try again.");

    /// <summary>A batch has grown too large for this claim and those after it.</summary>
    public static Status BatchTooLarge() =>
        Of(
            Code.ResourceExhausted,
            "BATCH_TOO_LARGE",
            $"The answers before this one fill the {Limits.BatchAnswerBytes} bytes of a batch; ask for it in another batch."
        );

    /// <summary>The service failed over this claim. What failed is in its log, and nothing is known about the claim.</summary>
    public static Status Fault() => Of(Code.Internal, "FAULT", "The service failed over this claim; nothing is known about it.");

    /// <summary>The service stops, and a stream ends with it.</summary>
    public static Status Stopping() =>
        Of(Code.Unavailable, "STOPPING", "The service stops; open the stream again and send what has no answer.");

    /// <summary>An error that HTTP has and gRPC does not.</summary>
    public static Status OfHttp(Code code, string reason, string message) => Of(code, reason, message);

    private static Status Of(Code code, string reason, string message, params Any[] details) =>
        new()
        {
            Code = (int)code,
            Message = message,
            Details = { Any.Pack(new ErrorInfo { Domain = Domain, Reason = reason }), details },
        };
}
