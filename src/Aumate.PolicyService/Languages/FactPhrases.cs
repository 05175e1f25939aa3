using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Languages;

/// <summary>The names of fields, and their values in words.</summary>
internal sealed class FactPhrases(Texts texts)
{
    public string[] Fields { get; } = texts.Each<ClaimField>("field");

    public Message OfService { get; } = texts.Message("field.ofService", "service", "field");

    public Message ServiceDated { get; } = texts.Message("service.dated", "day");

    public Message ServiceNumbered { get; } = texts.Message("service.numbered", "number");

    public string Yes { get; } = texts.Text("value.yes");

    public string No { get; } = texts.Text("value.no");

    public string Unknown { get; } = texts.Text("value.unknown");

    public PluralMessage Months { get; } = texts.Plural("value.months", "months");

    public string NoServices { get; } = texts.Text("value.services.none");

    public PluralMessage Services { get; } = texts.Plural("value.services", "count");

    public string NoCauses { get; } = texts.Text("value.causes.none");

    /// <summary>Causes, by fact.</summary>
    public string[] Causes { get; } =
        texts.Each<Fact>("cause", fact => fact is >= Fact.Misuse and <= Fact.UnauthorizedService or Fact.Virus);

    public string[] PriceKinds { get; } = texts.Each<PriceKind>("value.PriceKind");

    public string[] UnitKinds { get; } = texts.Each<UnitKind>("value.UnitKind");

    public string[] Titles { get; } = texts.Each<Title>("value.Title");

    public string[] Sources { get; } = texts.Each<Source>("value.Source");

    public string[] ItemKinds { get; } = texts.Each<ItemKind>("value.ItemKind");

    public string[] SerialLabels { get; } = texts.Each<SerialLabel>("value.SerialLabel");

    public string[] Diagnoses { get; } = texts.Each<Diagnosis>("value.Diagnosis");

    public string[] OperatingSystems { get; } = texts.Each<Aumate.Warranty.Catalog.OperatingSystemKind>("value.OperatingSystemKind");

    public string[] Authorizations { get; } = texts.Each<ReturnAuthorization>("value.ReturnAuthorization");

    public string[] Scopes { get; } = texts.Each<ServiceScope>("value.ServiceScope");
}
