using Aumate.PolicyService.Floors;

return args switch
{
    ["floor", "--urls", var url, "--answers", var folder] => await Floor.Run(url, new ReadyAnswers(folder)),
    ["limit", "--urls", var url, "--answers", var folder] => await Limit.Run(new Uri(url), new ReadyAnswers(folder)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("floor|limit --urls http://127.0.0.1:0 --answers DIR");
    return 2;
}
