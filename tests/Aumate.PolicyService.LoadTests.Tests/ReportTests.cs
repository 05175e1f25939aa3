using System.Xml.Linq;
using Aumate.PolicyService.LoadTests.Reports;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Tests;

public sealed class ReportTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Numbers_are_those_of_the_run()
    {
        var summary = CsvReport.Summary([await Run()]).Split('\n');
        Assert.StartsWith("scenario,offered,answered,calls,failed,p50,", summary[0], StringComparison.Ordinal);
        Assert.StartsWith("fake,10.0,9.0,40,4,5.00,5.00,", summary[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_time_every_call_is_in_the_slice_for_which_it_was_planned()
    {
        var run = await Run();
        var offered = Tables.Timeline(run.Recorder!).Rows.Select(row => row[1]);
        Assert.Equal(16, offered.Count());
        Assert.All(offered, each => Assert.Contains(each, (string[])["8.0", "12.0"]));
        Assert.Equal(40, run.Recorder!.Slices.Values.Sum(slice => slice.Offered));
    }

    [Fact]
    public async Task The_page_is_whole_and_names_its_plots()
    {
        var page = HtmlReport.Write(new Report([await Run()], "smoke", "nothing pinned"));
        var plots = XDocument.Parse("<all>" + string.Concat(Svgs(page)) + "</all>").Root!.Elements("svg").ToList();
        Assert.Equal(3, plots.Count);
        Assert.All(
            plots,
            plot =>
            {
                Assert.Equal("img", plot.Attribute("role")!.Value);
                Assert.Equal(plot.Element("title")!.Attribute("id")!.Value, plot.Attribute("aria-labelledby")!.Value);
                Assert.NotEmpty(plot.Elements("polyline"));
            }
        );
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        // What a service says is text, and nothing else.
        Assert.Contains("&lt;b&gt; | &quot;away&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_service_says_breaks_no_table()
    {
        var run = await Run();
        Assert.Contains(
            "| Unavailable | 4 | <b> \\| \"away\" |",
            MarkdownReport.Write(new Report([run], "smoke", "")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_scenario_that_was_not_measured_is_in_every_report()
    {
        var report = new Report(
            [Measured.Not(new FakeService(new VirtualTime(), asked => asked), null, "away, \"for good\"")],
            "smoke",
            ""
        );
        Assert.Contains("fake was not measured: away, \"for good\"", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("not measured: away, &quot;for good&quot;", HtmlReport.Write(report), StringComparison.Ordinal);
        Assert.EndsWith(",not measured\n", CsvReport.Summary(report.Measured), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(99, 4)]
    [InlineData(100, 7)]
    public void Each_further_nine_has_as_much_room(double percentile, int place) =>
        Assert.Equal(place / 7.0, Axis.OfPercentiles(Figure.Percentiles).Place(percentile));

    [Fact]
    public void Axes_end_where_their_numbers_do()
    {
        var even = Axis.Even("seconds", 120);
        Assert.Equal(["0", "20", "40", "60", "80", "100", "120"], even.Ticks.Select(tick => tick.Label));
        Assert.Equal(0.5, even.Place(60));
        var logarithmic = Axis.Logarithmic("milliseconds", 0.4, 60);
        Assert.Equal(["0.1", "1", "10", "100"], logarithmic.Ticks.Select(tick => tick.Label));
        Assert.Equal(1 / 3.0, logarithmic.Place(1), 6);
    }

    private static IEnumerable<string> Svgs(string page)
    {
        for (var at = page.IndexOf("<svg", StringComparison.Ordinal); at >= 0; at = page.IndexOf("<svg", at + 1, StringComparison.Ordinal))
        {
            yield return page[at..(page.IndexOf("</svg>", at, StringComparison.Ordinal) + "</svg>".Length)];
        }
    }

    // 10 calls a second for 4 seconds, each of 5 ms; those of one in ten fail.
    private static async Task<Measured> Run()
    {
        var time = new VirtualTime();
        var lost = new Outcome(false, "Unavailable", "<b> | \"away\"", 0);
        var service = new FakeService(
            time,
            asked => asked + TimeSpan.FromMilliseconds(5),
            asked => asked.Ticks % Second.Ticks == 0 ? lost : Outcome.Ok(1)
        );
        var recorder = await service.Run(new Inject(10, 4));
        return Measured.Of(service, recorder, new Limits(1, 0));
    }
}
