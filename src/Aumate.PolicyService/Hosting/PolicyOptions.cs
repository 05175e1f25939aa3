using Aumate.PolicyService.Receipts;

namespace Aumate.PolicyService.Hosting;

/// <summary>What an operator can set, under <c>Policy</c>. Every path is of a file; without it the embedded default is used.</summary>
public sealed class PolicyOptions
{
    /// <summary>Where the catalog comes from.</summary>
    public CatalogOptions Catalog { get; } = new();

    /// <summary>How browsers and HTTP clients are served.</summary>
    public WebOptions Web { get; } = new();

    /// <summary>Versions of the terms (R27).</summary>
    public string? TermsPath { get; set; }

    /// <summary>Overlays of law (R25).</summary>
    public string? OverlaysPath { get; set; }

    /// <summary>Ids of overlays that are not to be applied.</summary>
    public IList<string> OverlaysSwitchedOff { get; } = [];

    /// <summary>Holidays, as an <c>.ics</c> file (R10).</summary>
    public string? HolidaysPath { get; set; }

    /// <summary>Days that the company adds to the holidays or takes from them, as an <c>.ics</c> file. Without it: none.</summary>
    public string? CompanyDaysPath { get; set; }

    /// <summary>IANA zone of the service center, on whose clock support requests arrive (R10).</summary>
    public string ServiceCenterTimeZone { get; set; } = "America/Los_Angeles";

    /// <summary>Whether the service describes itself over server reflection. Always so in Development.</summary>
    public bool Reflection { get; set; }

    /// <summary>How many remembered replacement candidates the memo holds at most.</summary>
    public int RememberedCandidates { get; set; } = 100_000;

    /// <summary>The keys of receipts.</summary>
    public ReceiptOptions Receipts { get; } = new();

    /// <summary>Reads what is configured.</summary>
    /// <exception cref="PolicyUnreadableException">A name is unknown, or a value is not of its kind or out of range.</exception>
    public static PolicyOptions Read(IConfiguration configuration)
    {
        PolicyOptions options;
        try
        {
            // A misspelt name would leave a default in force that nobody chose.
            options =
                configuration.GetSection("Policy").Get<PolicyOptions>(binder => binder.ErrorOnUnknownConfiguration = true)
                ?? new PolicyOptions();
        }
        catch (InvalidOperationException wrong)
        {
            // The binder repeats the value, which of these may be a secret.
            string[] secretive = ["Policy:Receipts", "Policy:Catalog"];
            var message = $"{wrong.Message} {wrong.InnerException?.Message}";
            throw new PolicyUnreadableException([
                secretive.FirstOrDefault(section => message.Contains(section, StringComparison.Ordinal)) is { } section
                    ? $"{section}: has a setting that it does not know, or a value that is not of its kind"
                    : $"Policy: {wrong.InnerException?.Message ?? wrong.Message}",
            ]);
        }

        string[] errors = [.. options.Errors()];
        return errors.Length == 0 ? options : throw new PolicyUnreadableException(errors);
    }

    private IEnumerable<string> Errors()
    {
        if (RememberedCandidates <= 0)
        {
            yield return $"Policy:RememberedCandidates: {RememberedCandidates} is not 1 or more";
        }

        foreach (var error in Web.Errors().Concat(Catalog.Errors()))
        {
            yield return error;
        }
    }
}
