extern alias host;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Receipts;
using host::Aumate.PolicyService.Wire;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>What a receipt holds and what it leaves out, and how large it is.</summary>
public sealed class ReceiptContentTests
{
    private const int OnFile = 40;
    private const string File = "receipts.v1.txt";
    private static readonly Replica Shipped = Replica.Shipped();

    public static TheoryData<string> FieldsThatAreHeld =>
        [
            .. typeof(Claim)
                .GetProperties()
                .Where(property => property.CanWrite && property.Name != nameof(Claim.SerialNumber))
                .Select(property => property.Name),
        ];

    [Theory]
    [MemberData(nameof(FieldsThatAreHeld))]
    public void A_receipt_holds(string field)
    {
        var property = typeof(Claim).GetProperty(field)!;
        var other = Full() with { };
        property.SetValue(other, property.GetValue(new Claim { ClaimDate = new LocalDate(2026, 3, 14), Model = "DX-300" }));
        Assert.NotEqual(Shipped.ReceiptOf(Full()), Shipped.ReceiptOf(other));
    }

    [Fact]
    public void A_receipt_does_not_hold_the_serial_number_and_neither_does_the_id()
    {
        var (one, other) = (Full() with { SerialNumber = "SN-2026-000123" }, Full() with { SerialNumber = null });
        Assert.Equal(Shipped.ReceiptOf(one), Shipped.ReceiptOf(other));
        Assert.Equal(Shipped.Issue(one)!.Value.Evaluation.Decision.Id, Shipped.Issue(other)!.Value.Evaluation.Decision.Id);
    }

    [Fact]
    public void Equal_decisions_have_equal_receipts_whoever_gives_them()
    {
        var another = Replica.Shipped();
        for (var seed = 0; seed < 500; seed++)
        {
            Assert.Equal(Shipped.ReceiptOf(ReceiptClaims.Draw(seed)), another.ReceiptOf(ReceiptClaims.Draw(seed)));
        }
    }

    [Theory]
    [InlineData("in order", "DX-120", null, 400)]
    [InlineData("sold in US-CA", "DX-120", "US-CA", 700)]
    [InlineData("sold in DE", "DX-120", "DE", 900)]
    [InlineData("sold in ES, purchase date unknown", "DX-120", "ES", 1024)]
    [InlineData("discontinued", "JS-1200", null, 700)]
    [InlineData("discontinued with four candidates, sold in DE", "RC-1", "DE", 1024)]
    public void An_ordinary_receipt_is_small(string what, string model, string? jurisdiction, int mostBytes)
    {
        var claim = InOrder() with { Model = model, Jurisdiction = jurisdiction };
        var size = Shipped.ReceiptOf(what.Contains("unknown", StringComparison.Ordinal) ? claim with { VoucherDate = null } : claim).Length;
        var report = $"receipt, {what}: {size} bytes";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(size <= mostBytes, report);
    }

    [Fact]
    public void A_hundred_candidates_with_sixteen_parameters_each_fit_and_replay_equal()
    {
        var then = Shipped.On(Replica.Catalog(Wide(new string('v', 10)))).Issue(InOrder() with { Model = "M-0" })!.Value;
        Assert.Equal(100, then.Evaluation.Decision.Replacement!.Proposal!.Candidates.Length);
        Assert.InRange(then.Receipt!.Length, 20_000, 35_000);
        TestContext.Current.SendDiagnosticMessage($"receipt, 100 candidates with 16 parameters: {then.Receipt.Length} bytes");
        Assert.Equal(then.Digest, AnswerDigest.Of(Shipped.Replay(Shipped.Read(then.Receipt).Receipt!).Decision));
    }

    [Fact]
    public void A_receipt_that_would_be_too_large_is_not_given() =>
        Assert.Null(Shipped.On(Replica.Catalog(Wide(new string('v', 60)))).Issue(InOrder() with { Model = "M-0" })!.Value.Receipt);

    [Fact]
    public void No_key_gives_no_receipt()
    {
        Assert.False(new Notary(new ReceiptKeys(null)).HasKeys);
        Assert.Equal(ReceiptFault.UnknownKey, new Notary(new ReceiptKeys(null)).Read(Shipped.ReceiptOf(InOrder())).Fault);
    }

    /// <summary>
    /// What callers keep must be readable for as long as this version of the format is. Those on file were given by version 1.0.0, before answers
    /// had reason codes; where decisions change on purpose, they are renewed with GOLDEN=write.
    /// </summary>
    [Fact]
    public void Receipts_on_file_are_still_read_and_replay_equal()
    {
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            var receipts = Enumerable
                .Range(0, OnFile)
                .Select(seed => Convert.ToHexStringLower(Shipped.ReceiptOf(ReceiptClaims.Draw(seed))));
            Golden.Check(File, string.Concat(receipts.Select(receipt => $"{receipt}\n")));
            return;
        }

        var later = Replica.OfAnotherDay();
        var kept = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", File));
        Assert.Equal(OnFile, kept.Length);
        Assert.All(
            kept,
            line =>
            {
                var receipt = later.Read(Convert.FromHexString(line)).Receipt!;
                var decision = later.Replay(receipt).Decision;
                Assert.Equal((receipt.DecisionId, receipt.AnswerDigest), (decision.Id, AnswerDigest.Of(decision)));
            }
        );
    }

    /// <summary>The others are held by the contract's numbers, which a test of vocabularies compares with the domain's.</summary>
    [Fact]
    public void The_one_vocabulary_that_only_receipts_number_keeps_its_order() =>
        Assert.Equal(["None", "NotApplicable", "UnknownModel"], Enum.GetNames<SearchObstacle>());

    // A discontinued product, and a hundred that are better in all of sixteen sets, each with values of its own.
    internal static string Wide(string value)
    {
        var parameters = string.Join(',', Enumerable.Range(0, 16).Select(i => $$"""{"id":"p{{i}}","rule":"SUPERSET","unit":"-"}"""));
        var models = Enumerable.Range(0, 101).Select(m => WideModel(m, value));
        return $$$"""{"categories":{"X":{"name":"X","parameters":[{{{parameters}}}]}},"models":[{{{string.Join(',', models)}}}]}""";
    }

    private static string WideModel(int m, string value)
    {
        var values = Enumerable.Range(0, 16).Select(i => m == 0 ? $"\"p{i}\":[\"a\"]" : $"\"p{i}\":[\"a\",\"{value}{m}-{i}\"]");
        var end = m == 0 ? ",\"discontinued\":\"2026-01-01\"" : "";
        return $$"""{"sku":"M-{{m}}","category":"X","released":"2000-01-01"{{end}},"values":{ {{string.Join(',', values)}} } }""";
    }

    private static Claim InOrder() =>
        new()
        {
            ClaimDate = new LocalDate(2026, 3, 15),
            Model = "DX-120",
            VoucherDate = new LocalDate(2026, 3, 10),
            Price = new Money("USD", 119, 0),
            PriceKind = PriceKind.Standard,
            UnitKind = UnitKind.Production,
            Title = Title.Purchased,
            Source = Source.Authorized,
            PeriodMonths = 12,
            ProofOfPurchase = true,
            WarrantyCertificate = true,
            SerialLabel = SerialLabel.Intact,
            SerialMatches = true,
            Complete = true,
            Diagnosis = Diagnosis.ProductFault,
        };

    // Every field is given, and none as a claim has it that says nothing.
    private static Claim Full() =>
        InOrder() with
        {
            OperatingSystem = Aumate.Warranty.Catalog.OperatingSystemKind.Embedded,
            ContractDate = new LocalDate(2026, 3, 9),
            DeliveryDate = new LocalDate(2026, 3, 12),
            PricePaid = new Money("USD", 99, 1),
            ContractReplaces = new Replacements { ReturnDays = 14 },
            ContractWaives = [new Waiver(Requirement.Invoice, Remedies.Exchange, "C-1")],
            ContractReference = "C-1",
            Item = new ClaimedItem(ItemKind.Accessory, null, "AC-USB-2M", true),
            Causes = FactSet.Of(Fact.Accident, Fact.Virus),
            Authorization = ReturnAuthorization.Granted,
            Shipped = true,
            ReceiptDate = new LocalDate(2026, 3, 20),
            SupportRequested = Instant.FromUtc(2026, 3, 15, 18, 0).InUtc(),
            Services = [new ReportedService(new LocalDate(2026, 3, 11), true, ServiceScope.Part, "screen")],
            Exceptions = [new Waiver(Requirement.Certificate, Remedies.AllFree, "AP-1")],
            Jurisdiction = "US-CA",
            RequestedRemedy = Remedy.FreeRepair,
        };
}
