using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>The numbers of the letter, each from both sides, and each moved by one: the edge moves by one and no other does.</summary>
public sealed class NumbersTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly DateOnly Bought = new(2026, 3, 10);

    private static readonly string[] Names = ["return_days", "exchange_days", "service_floor_months", "repair_working_days"];
    private static readonly int[] Letter = [7, 30, 3, 7];

    [Theory]
    [InlineData("2026-03-10", 7, "2026-03-17")]
    [InlineData("2024-02-25", 7, "2024-03-03")]
    [InlineData("2025-12-29", 7, "2026-01-05")]
    public async Task A_return_is_open_on_the_last_day_of_its_window_and_closed_on_the_next(string bought, int days, string last)
    {
        Assert.Equal(DateOnly.Parse(last), DateOnly.Parse(bought).AddDays(days));
        Assert.Equal(RemedyStatus.Eligible, await StatusOf(Remedy.Return, bought, last));
        Assert.Equal(RemedyStatus.Ineligible, await StatusOf(Remedy.Return, bought, DayAfter(last)));
    }

    [Theory]
    [InlineData("2026-03-10", 30, "2026-04-09")]
    [InlineData("2024-02-01", 30, "2024-03-02")]
    public async Task An_exchange_is_open_on_the_last_day_of_its_window_and_closed_on_the_next(string bought, int days, string last)
    {
        Assert.Equal(DateOnly.Parse(last), DateOnly.Parse(bought).AddDays(days));
        Assert.Equal(RemedyStatus.Eligible, await StatusOf(Remedy.Exchange, bought, last));
        Assert.Equal(RemedyStatus.Ineligible, await StatusOf(Remedy.Exchange, bought, DayAfter(last)));
    }

    [Theory]
    [InlineData("2027-03-01", "2027-06-01")]
    [InlineData("2026-11-30", "2027-03-10")]
    [InlineData("2027-01-31", "2027-04-30")]
    public async Task A_serviced_item_is_covered_for_three_months_at_least_and_not_a_day_longer(string serviced, string last)
    {
        Assert.Equal(RemedyStatus.Eligible, await StatusOf(Remedy.FreeRepair, "2026-03-10", last, serviced));
        Assert.Equal(RemedyStatus.Ineligible, await StatusOf(Remedy.FreeRepair, "2026-03-10", DayAfter(last), serviced));
    }

    // Counted by hand: Saturdays, Sundays and holidays are left out, and the day of receipt is not counted.
    [Theory]
    [InlineData("2026-03-02", "2026-03-11", "a Monday, no holiday near")]
    [InlineData("2026-03-06", "2026-03-17", "a Friday")]
    [InlineData("2026-03-07", "2026-03-17", "a Saturday counts as the Friday does")]
    [InlineData("2026-03-08", "2026-03-17", "and so does a Sunday")]
    [InlineData("2026-03-09", "2026-03-18", "a Monday again")]
    [InlineData("2026-06-30", "2026-07-10", "Independence Day is observed on Friday the 3rd")]
    [InlineData("2026-11-20", "2026-12-02", "Thanksgiving lies between")]
    public async Task A_repair_is_due_on_the_seventh_working_day_after_receipt(string received, string due, string why)
    {
        var claim = InOrder();
        claim.ReceiptDate = Date(received);
        var decision = (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        Assert.True(Date(due).Equals(decision.Timeline.RepairDueDay), $"{decision.Timeline.RepairDueDay}, not {due}: {why}");
    }

    [Theory]
    [InlineData("2026-03-11T15:30:00Z", "2026-03-12T15:30:00Z", "a Wednesday: the next day, same time")]
    [InlineData("2026-03-13T16:00:00Z", "2026-03-16T16:00:00Z", "a Friday: Monday")]
    [InlineData("2026-03-14T06:59:59Z", "2026-03-17T06:59:59Z", "still Friday night in California, so Monday night")]
    [InlineData("2026-03-14T07:00:00Z", "2026-03-17T07:00:00Z", "Saturday there, so received on Monday at 0:00, due on Tuesday at 0:00")]
    [InlineData("2026-03-16T06:59:59Z", "2026-03-17T07:00:00Z", "Sunday there, likewise")]
    [InlineData("2026-03-16T07:00:00Z", "2026-03-17T07:00:00Z", "Monday at 0:00 there")]
    [InlineData("2026-07-02T20:00:00Z", "2026-07-06T20:00:00Z", "the holiday and the weekend are passed over")]
    [InlineData("2026-03-06T17:00:00Z", "2026-03-09T16:00:00Z", "the clocks went forward between: same time on the wall")]
    public async Task Support_answers_by_the_next_working_day(string received, string due, string why)
    {
        var claim = InOrder();
        claim.SupportRequestTime = Instant(received);
        var decision = (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        Assert.True(Instant(due).Equals(decision.Timeline.SupportReplyDue), $"{decision.Timeline.SupportReplyDue}, not {due}: {why}");
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, +1)]
    [InlineData(1, -1)]
    [InlineData(1, +1)]
    [InlineData(2, -1)]
    [InlineData(2, +1)]
    [InlineData(3, -1)]
    [InlineData(3, +1)]
    public async Task A_number_of_the_terms_moves_its_edge_by_as_much_and_no_other(int moved, int by)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Terms(moved, by));
        await using var other = await RunningService.Start(null, $"--Policy:TermsPath={file}");
        File.Delete(file);

        var before = await EdgesOf(service.Client);
        var after = await EdgesOf(other.Client);

        Assert.Equal([7, 30, 3, 7], before);
        Assert.Equal(before.Select((edge, i) => i == moved ? edge + by : edge), after);
    }

    // The edges as they show in answers: the last day on which a remedy is open, in days; the last month; the working day of a long run of them.
    private static async Task<int[]> EdgesOf(PolicyDecisionService.PolicyDecisionServiceClient client)
    {
        async Task<Decision> Ask(Claim claim) => (await client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        async Task<int> LastOpen(Remedy remedy, Func<int, Claim> claim)
        {
            var last = 0;
            while ((await Ask(claim(last + 1))).Of(remedy).Status == RemedyStatus.Eligible)
            {
                last++;
            }

            return last;
        }

        var received = InOrder();
        received.ReceiptDate = Date("2026-03-02");
        var due = OracleWire.DayOf((await Ask(received)).Timeline.RepairDueDay)!.Value;
        var run = Enumerable.Range(1, 30).Select(new DateOnly(2026, 3, 2).AddDays);
        return
        [
            await LastOpen(Remedy.Return, days => Claim(Bought, Bought.AddDays(days))),
            await LastOpen(Remedy.Exchange, days => Claim(Bought, Bought.AddDays(days))),
            await LastOpen(Remedy.FreeRepair, months => Claim(Bought, new DateOnly(2027, 3, 10).AddMonths(months), new(2027, 3, 10))),
            run.Count(day => day <= due && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)),
        ];
    }

    private static string Terms(int moved, int by)
    {
        var numbers = Names.Select((name, i) => $"\"{name}\": {Letter[i] + (i == moved ? by : 0)}");
        return $$"""{"versions": [{"id": "moved", "effective_from": "2000-01-01", {{string.Join(", ", numbers)}}}]}""";
    }

    private async Task<RemedyStatus> StatusOf(Remedy remedy, string bought, string claimed, string? serviced = null)
    {
        var claim = Claim(DateOnly.Parse(bought), DateOnly.Parse(claimed), serviced is null ? null : DateOnly.Parse(serviced));
        return (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision.Of(remedy).Status;
    }

    private static Claim Claim(DateOnly bought, DateOnly claimed, DateOnly? serviced = null)
    {
        var claim = InOrder();
        (claim.Purchase.PurchaseDate, claim.ClaimDate) = (Date($"{bought:O}"), Date($"{claimed:O}"));
        if (serviced is { } day)
        {
            claim.Services.Add(
                new Wire.V1.Service
                {
                    CompletionDate = Date($"{day:O}"),
                    Covered = true,
                    Scope = ServiceScope.Product,
                }
            );
        }

        return claim;
    }

    private static string DayAfter(string day) => $"{DateOnly.Parse(day).AddDays(1):O}";

    private static Google.Type.Date Date(string day)
    {
        var date = DateOnly.Parse(day);
        return Day(date.Year, date.Month, date.Day);
    }

    private static Timestamp Instant(string instant) => DateTimeOffset.Parse(instant).ToTimestamp();
}
