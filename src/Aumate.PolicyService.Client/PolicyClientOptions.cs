namespace Aumate.PolicyService.Client;

/// <summary>
/// Where the service is and how it is called. Every default is one that holds in production; the reason stands beside it.
/// </summary>
public sealed class PolicyClientOptions
{
    /// <summary>The most claims that the service takes in one batch.</summary>
    public const int MostClaims = 500;

    /// <summary>
    /// Where the service is. One of these, or several that are asked in turn (round robin), which is what hedging needs:
    /// <c>http://host:5080</c>, HTTP/2 without TLS; <c>https://host</c>, where several show certificates of the first one's name; or <c>dns:///host:5080</c> alone, every address of that name, asked in turn (<see cref="Tls"/>). Required.
    /// </summary>
    public IList<Uri> Addresses { get; } = [];

    /// <summary>Whether a <c>dns</c> address is called with TLS. The other addresses say it themselves. Default: false, as the service listens.</summary>
    public bool Tls { get; set; }

    /// <summary>
    /// How long one claim or one cart may take, with all retries. Default: 2 s. A decision takes the service less than a millisecond, so that a call that
    /// takes longer meets a fault; 2 s leave room for all attempts and are what a shopper waits.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a batch may take, with all retries and with the parts of it that are asked again. On a stream: how long each batch is waited for and tried again, so that a service that
    /// comes back sooner is not noticed; after two batches in a row that had no answer in it, the rest of the run is not asked, and not known. Default: 15 s, since nobody watches,
    /// and a restart takes less.
    /// </summary>
    public TimeSpan BatchTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a call is tried at most, 1 to 5. Default: 4, and only after UNAVAILABLE: there alone is another attempt likely to go otherwise. No call of the contract has side
    /// effects, so a second one harms nothing. What the service says of a claim is never asked again, and after a deadline nobody waits. A stream is tried by time and not by attempts (<see cref="BatchTimeout"/>).
    /// </summary>
    public int Attempts { get; set; } = 4;

    /// <summary>
    /// The pause before the second attempt; it doubles up to <see cref="LongestBackoff"/>, and each is varied at random so that callers do not come back together. Default: 50 ms.
    /// </summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between attempts. Default: 500 ms, so that all attempts are made within <see cref="Timeout"/>.</summary>
    public TimeSpan LongestBackoff { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// After how long one claim or one cart is asked a second time elsewhere, without giving the first up (hedging), in place of retries: two calls at most, whatever <see cref="Attempts"/> says. The second goes
    /// out at once where the first is UNAVAILABLE. Default: null, never. It cuts the longest waits where one of several replicas hangs, and costs one more call each time. With one address both calls go the same way, and nothing is gained.
    /// </summary>
    public TimeSpan? HedgeAfter { get; set; }

    /// <summary>How many claims a batch has, 1 to 500. Default: 100: a claim of a batch costs the service little less with more of them, and a lost batch is soon made good.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>How many batches of a stream are under way at once, 1 to 16. Default: 2, so that the service has one while the other travels.</summary>
    public int BatchesUnderWay { get; set; } = 2;

    /// <summary>What is wrong with the options. Empty: nothing.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Addresses.Count == 0 || Addresses.Any(address => !address.IsAbsoluteUri || address.Scheme is not ("http" or "https" or "dns")))
        {
            yield return $"{nameof(Addresses)}: needs one address or more, each of http, https or dns";
        }
        else if (Addresses.Select(address => address.Scheme).Distinct().Count() > 1)
        {
            yield return $"{nameof(Addresses)}: mixes schemes; give addresses of one";
        }
        else if (Addresses.Count > 1 && Addresses[0].Scheme == "dns")
        {
            yield return $"{nameof(Addresses)}: has several dns names; give one, which may have several addresses";
        }

        foreach (var (name, isRight, right) in Ranges().Where(range => !range.IsRight))
        {
            yield return $"{name}: is not {right}";
        }
    }

    private IEnumerable<(string Name, bool IsRight, string Right)> Ranges() =>
        [
            (nameof(Timeout), Timeout > TimeSpan.Zero, "longer than nothing"),
            (nameof(BatchTimeout), BatchTimeout > TimeSpan.Zero, "longer than nothing"),
            (nameof(Attempts), Attempts is >= 1 and <= 5, "1 to 5"),
            (
                nameof(Backoff),
                Backoff > TimeSpan.Zero && Backoff <= LongestBackoff,
                $"longer than nothing, and at most {nameof(LongestBackoff)}"
            ),
            (nameof(HedgeAfter), HedgeAfter is null || HedgeAfter >= TimeSpan.Zero, "null, zero or longer"),
            (nameof(HedgeAfter), HedgeAfter is null || Attempts >= 2, $"of use with {nameof(Attempts)} of 1"),
            (nameof(BatchSize), BatchSize is >= 1 and <= MostClaims, $"1 to {MostClaims}"),
            (nameof(BatchesUnderWay), BatchesUnderWay is >= 1 and <= 16, "1 to 16"),
        ];
}
