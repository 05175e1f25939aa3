using Aumate.PolicyService.LoadTests;

return args is ["ratio", .. var rest] ? await RatioCommand.Run(rest) : RatioCommand.Usage();
