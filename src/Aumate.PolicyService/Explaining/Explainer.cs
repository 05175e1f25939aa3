using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>Puts the working behind a decision into sentences. It reads an evaluation and never evaluates.</summary>
/// <param name="workingOf">What works out reasons, changes and questions.</param>
/// <param name="path">How the contract names a field.</param>
internal sealed class Explainer(Func<Evaluation, Remedies, Working> workingOf, Func<FieldRef, string> path)
{
    private readonly ConstantWords constants = new();

    /// <summary>Explains a decision to a reader, of the remedies that were asked for.</summary>
    public ExplanationText Explain(Evaluation evaluation, Reader reader, Remedies remedies)
    {
        var language = reader.Choice.Language;
        var working = workingOf(evaluation, remedies);
        var words = new FactWords(language, evaluation);
        var voice = new Voice(reader.Audience, language, words, path);
        var requirements = new RequirementTexts(language, evaluation, words);
        var derivations = new Derivations(language, evaluation, words);
        var changes = new ChangeTexts(language, words);
        var notices = new NoticeTexts(language, voice);
        var remedyTexts = new RemedyTexts(language, evaluation, requirements, words, changes, voice);
        var traces = new TraceTexts(language, requirements, new Settings(language, evaluation, derivations, requirements), constants);
        DayText[] days = [.. new TimelineTexts(evaluation, derivations, voice).Days()];
        return new ExplanationText(
            reader,
            [.. working.Remedies.Select(remedyTexts.Of)],
            reader.Audience == Audience.Customer ? [] : [.. ClauseTrace.Of(evaluation).Select(traces.Of)],
            [.. evaluation.Decision.Obligations.Select(notices.Of)],
            [.. evaluation.Decision.Notices.Select(notices.Of)],
            [.. days],
            [.. days.Where(TimelineTexts.IsDerived).Select(day => day.Derivation)],
            [.. working.Questions.Select(question => new QuestionText(question, changes.Ask(question.Field)))]
        );
    }
}
