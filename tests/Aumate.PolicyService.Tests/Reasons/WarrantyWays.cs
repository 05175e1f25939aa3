using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// The ways in which a claim whose time is open can be in warranty, each as the fields whose answers must all favour the customer: purchase date and
/// period as far as they are asked for, or all that is unknown of one earlier service.
/// </summary>
internal static class WarrantyWays
{
    public static IEnumerable<FieldRef[]> Of(Evaluation evaluation, FieldRef[] asks)
    {
        FieldRef[] byPeriod = [.. asks.Where(field => field.Field is ClaimField.PurchaseDate or ClaimField.PeriodMonths)];
        var services = evaluation.Claim.Services.Select((service, i) => Unknown(evaluation, service, i)).OfType<FieldRef[]>();
        return services.Where(way => way.All(asks.Contains)).Concat(byPeriod is [] ? [] : [byPeriod]);
    }

    // Null: the service does not keep the item in warranty, whatever is unknown.
    private static FieldRef[]? Unknown(Evaluation evaluation, ReportedService service, int index)
    {
        var claim = evaluation.Claim;
        var isOpenDay = service.CompletionDate is null && IsOpenDay(evaluation);
        if (service.Covered == false || IsTooEarly(evaluation, service) || Names(claim.Item, service, index) is not { } names)
        {
            return null;
        }

        return
        [
            .. isOpenDay ? [new FieldRef(ClaimField.ServiceDate, index)] : Array.Empty<FieldRef>(),
            .. service.Covered is null ? [new FieldRef(ClaimField.ServiceCovered, index)] : Array.Empty<FieldRef>(),
            .. service.Scope is null ? [new FieldRef(ClaimField.ServiceScope, index)] : Array.Empty<FieldRef>(),
            .. names,
        ];
    }

    // What is unknown of the names by which a service is one of the item. Null: it was of something else.
    private static FieldRef[]? Names(ClaimedItem item, ReportedService service, int index)
    {
        var isPart = item.Kind == ItemKind.Part;
        if (service.Scope == ServiceScope.Product || (service.Scope is null && item.Kind is not (ItemKind.Part or ItemKind.Accessory)))
        {
            return [];
        }

        var name = isPart ? service.Part : service.AccessoryModel;
        var isOfKind = service.Scope is null || service.Scope == (isPart ? ServiceScope.Part : ServiceScope.Accessory);
        if (item.Kind is not (ItemKind.Part or ItemKind.Accessory) || !isOfKind || (service.Scope is not null && Differ(name, item.Name)))
        {
            return null;
        }

        return
        [
            .. name is null
                ? [new FieldRef(isPart ? ClaimField.ServicePart : ClaimField.ServiceAccessoryModel, index)]
                : Array.Empty<FieldRef>(),
            .. item.Name is null ? [isPart ? ClaimField.ItemPart : ClaimField.ItemAccessoryModel] : Array.Empty<FieldRef>(),
        ];
    }

    private static bool Differ(string? one, string? other) =>
        one is not null && other is not null && !string.Equals(one, other, StringComparison.Ordinal);

    private static bool IsTooEarly(Evaluation evaluation, ReportedService service) =>
        service.CompletionDate is { } day && evaluation.Claim.ClaimDate > After(evaluation, day);

    private static bool IsOpenDay(Evaluation evaluation) =>
        evaluation.Claim.PurchaseDate is not { } purchase || evaluation.Claim.ClaimDate > After(evaluation, purchase);

    private static LocalDate After(Evaluation evaluation, LocalDate day) =>
        CalendarArithmetic.PlusMonths(day, evaluation.Terms.ServiceFloorMonths.Value);
}
