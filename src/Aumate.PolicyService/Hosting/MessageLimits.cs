namespace Aumate.PolicyService.Hosting;

/// <summary>How large the messages of a call may be, in bytes.</summary>
/// <param name="Request">The largest request.</param>
/// <param name="Answer">The largest answer over gRPC, whose clients hold the whole of it. As JSON an answer is written as it goes, and not measured.</param>
/// <param name="Json">The largest body of a request as JSON, which takes more bytes than the message that it is.</param>
internal sealed record MessageLimits(int Request, int Answer, int Json);
