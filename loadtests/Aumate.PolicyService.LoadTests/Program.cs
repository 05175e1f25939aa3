using Aumate.PolicyService.LoadTests;

return args switch
{
    ["run", .. var rest] => await RunCommand.Run(rest),
    ["ratio", .. var rest] => await RatioCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"run {RunOptions.Usage}\nratio {RatioOptions.Usage}");
    return ExitCodes.NotMeasured;
}
