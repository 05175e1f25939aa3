namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Facts of one group depend on each other in the outcome only; a requirement is judged by the facts of one group (R2).</summary>
internal enum FactGroup
{
    Fixed,
    Diagnosis,
    Sale,
    Title,
    Source,
    Invoice,
    Certificate,
    SerialLabel,
    SerialMatch,
    Complete,
    Os,
    Standard,

    /// <summary>Purchase, period, and the name of the claimed part or accessory.</summary>
    Time,
    Services,
}

/// <summary>
/// An unknown fact, with values that cover every way in which it can act; each sets it in a completion. Of a service's fact, Service is the
/// service's index.
/// </summary>
internal sealed record Unknown(string Name, FactGroup Group, IReadOnlyList<Action<Completion>> Values, int Service = 0)
{
    public static Unknown Of<T>(string name, FactGroup group, IEnumerable<T> values, Action<Completion, T> set) =>
        new(name, group, [.. values.Select(value => (Action<Completion>)(completion => set(completion, value)))]);

    public static Unknown Of<T>(string name, int service, IEnumerable<T> values, Action<CompletedService, T> set) =>
        new(
            $"services[{service}].{name}",
            FactGroup.Services,
            [.. values.Select(value => (Action<Completion>)(completion => set(completion.Services[service], value)))],
            service
        );
}
