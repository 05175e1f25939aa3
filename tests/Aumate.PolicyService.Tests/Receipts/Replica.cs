extern alias host;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Calendars;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Json;
using host::Aumate.PolicyService.Receipts;
using host::Aumate.PolicyService.TermsFiles;
using host::Aumate.PolicyService.Wire;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>One replica of the service without its wire: what decides, a catalog, and the keys.</summary>
internal sealed class Replica(Evaluator evaluator, CatalogSnapshot catalog, params ReceiptKey[] keys)
{
    public static readonly ReceiptKey OldKey = new("2026-03", "the secret of March, 32 bytes long"u8);
    public static readonly ReceiptKey NewKey = new("2026-04", "the secret of April, 32 bytes long"u8);

    private readonly Notary notary = new(new ReceiptKeys(keys[0], keys[1..]));

    private readonly ReplacementMemo memo = new(new MemoryCache(new MemoryCacheOptions { SizeLimit = 100_000 }));

    /// <summary>As the service ships, with the old key.</summary>
    public static Replica Shipped() =>
        new(new Evaluator(CommitmentLetter.Rules, Register(), CalendarFiles.Read().Calendar!, "1.0.0"), Sample(), OldKey);

    /// <summary>Of another day: other terms, no law, other holidays, other products, a later version, and the new key signs.</summary>
    public static Replica OfAnotherDay()
    {
        var terms = new TermsRegister([new TermsVersion("letter-9", new LocalDate(2030, 1, 1), new TermsParameters(1, 2, 1, 3))], []);
        var calendar = new WorkingCalendar("none", new LocalDate(2050, 1, 1), new LocalDate(2050, 12, 31), []);
        var products = PeriodCatalog.Snapshot;
        return new(new Evaluator(CommitmentLetter.Rules, terms, calendar, "9.9.9"), products, NewKey, OldKey);
    }

    /// <summary>The same evaluator, on another catalog.</summary>
    public Replica On(CatalogSnapshot other) => new(evaluator, other, keys);

    /// <summary>A decision with its receipt. Null: no terms were in force.</summary>
    public (Evaluation Evaluation, string Digest, byte[]? Receipt)? Issue(Claim claim)
    {
        if (evaluator.Evaluate(claim, catalog, memo.Find) is not { } evaluation)
        {
            return null;
        }

        var digest = AnswerDigest.Of(evaluation.Decision);
        return (evaluation, digest, notary.Issue(evaluation, digest));
    }

    public byte[] ReceiptOf(Claim claim) => Issue(claim)!.Value.Receipt!;

    /// <summary>A receipt of another decision id, or of another answer, than the claim comes to.</summary>
    public byte[] ReceiptThatSays(Claim claim, bool otherId, bool otherAnswer)
    {
        var (evaluation, digest, _) = Issue(claim)!.Value;
        var decision = evaluation.Decision with { Id = otherId ? new string('0', 32) : evaluation.Decision.Id };
        return notary.Issue(evaluation with { Decision = decision }, otherAnswer ? new string('0', 32) : digest)!;
    }

    public ReceiptReading Read(ReadOnlyMemory<byte> receipt) => notary.Read(receipt);

    public Evaluation Replay(Receipt receipt) => evaluator.Replay(receipt.Claim, receipt.Circumstances);

    private static TermsRegister Register()
    {
        var data = Repository.PathOf("src", "Aumate.PolicyService", "Data");
        return new TermsReader().Read(
            File.ReadAllBytes(Path.Combine(data, "terms.json")),
            File.ReadAllBytes(Path.Combine(data, "overlays.json")),
            []
        )!;
    }

    public static CatalogSnapshot Sample() => EmbeddedCatalogSource.Read().Snapshot!;

    public static CatalogSnapshot Catalog(string json) => JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "test").Snapshot!;
}
