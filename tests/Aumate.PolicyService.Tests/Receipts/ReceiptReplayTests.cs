extern alias host;
using System.Collections.Concurrent;
using host::Aumate.PolicyService.Wire;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>What a receipt holds comes out again as it went in, and decides the same, whatever has become of everything else.</summary>
public sealed class ReceiptReplayTests
{
    private const int DefaultReceipts = 100_000;
    private const int WrittenOut = 1_000;

    /// <summary>How many claims are drawn; more by the environment variable RECEIPTS.</summary>
    private static int Receipts => int.TryParse(Environment.GetEnvironmentVariable("RECEIPTS"), out var more) ? more : DefaultReceipts;

    [Fact]
    public void Decisions_replay_equal_on_another_replica_after_terms_law_calendar_catalog_and_key_have_changed()
    {
        var (shipped, later) = (Replica.Shipped(), Replica.OfAnotherDay());
        var (unequal, issued) = (new ConcurrentBag<int>(), 0);
        Parallel.For(
            0,
            Receipts,
            seed =>
            {
                if (shipped.Issue(ReceiptClaims.Draw(seed)) is not { } then)
                {
                    return;
                }

                Interlocked.Increment(ref issued);
                var kept = later.Read(then.Receipt).Receipt;
                var again = kept is null ? null : later.Replay(kept).Decision;
                if (again?.Id != then.Evaluation.Decision.Id || AnswerDigest.Of(again) != then.Digest || kept!.AnswerDigest != then.Digest)
                {
                    unequal.Add(seed);
                }
            }
        );
        Assert.True(unequal.IsEmpty, $"{unequal.Count} of {Receipts} replay otherwise: {string.Join(' ', unequal.Order().Take(20))}");
        Assert.Equal(Receipts, issued);
    }

    [Fact]
    public void A_claim_comes_out_as_it_went_in_but_for_the_serial_number()
    {
        var (shipped, later) = (Replica.Shipped(), Replica.OfAnotherDay());
        for (var seed = 0; seed < WrittenOut; seed++)
        {
            var claim = ReceiptClaims.Draw(seed);
            var kept = later.Read(shipped.ReceiptOf(claim)).Receipt!;
            Assert.Equal(Written.Out(claim with { SerialNumber = null }), Written.Out(kept.Claim));
        }
    }

    [Fact]
    public void A_replay_has_the_working_of_the_decision_too()
    {
        var (shipped, later) = (Replica.Shipped(), Replica.OfAnotherDay());
        for (var seed = 0; seed < WrittenOut; seed++)
        {
            var then = shipped.Issue(ReceiptClaims.Draw(seed))!.Value;
            var again = later.Replay(later.Read(then.Receipt).Receipt!);
            Assert.Equal(Written.Out(then.Evaluation.Decision), Written.Out(again.Decision));
            Assert.Equal(Written.Out(then.Evaluation.Facts.Values), Written.Out(again.Facts.Values));
            Assert.Equal(Written.Out(then.Evaluation.Catalog), Written.Out(again.Catalog));
            Assert.Equal(
                Written.Out(then.Evaluation.Laws.Select(law => law with { Overlays = [] })),
                Written.Out(again.Laws.Select(law => law with { Overlays = [] }))
            );
            Assert.Equal(
                Written.Out(then.Evaluation.Laws.SelectMany(law => law.Overlays).Select(overlay => new { overlay.Id, overlay.Rows })),
                Written.Out(again.Laws.SelectMany(law => law.Overlays).Select(overlay => new { overlay.Id, overlay.Rows }))
            );
        }
    }

    [Fact]
    public void A_time_on_the_service_centers_clock_is_kept_when_the_rules_of_its_zone_change()
    {
        // No zone has this offset, and the database does not have the zone.
        var moment = Instant.FromUtc(2026, 3, 15, 18, 0).InZone(DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(-7, 17)));
        var kept = Replica.Shipped().Read(Replica.Shipped().ReceiptOf(ReceiptClaims.Draw(1) with { SupportRequested = moment }));
        var read = kept.Receipt!.Claim.SupportRequested!.Value;
        Assert.Equal((moment.LocalDateTime, moment.Offset, moment.Zone.Id), (read.LocalDateTime, read.Offset, read.Zone.Id));
    }
}
