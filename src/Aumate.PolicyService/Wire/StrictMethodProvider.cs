using System.Reflection;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Binds the methods of a service over gRPC, as the stock provider does by the generated base, but those of our contract with marshallers that refuse what
/// they cannot read: the generated binding has no place for them.
/// </summary>
internal sealed class StrictMethodProvider<TService> : IServiceMethodProvider<TService>
    where TService : class
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        var generated = typeof(TService);
        while (generated.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is null)
        {
            generated =
                generated.BaseType ?? throw new InvalidOperationException($"{typeof(TService)} does not derive from a generated service.");
        }

        var binding = generated.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false)!;
        binding
            .BindType.GetMethod(binding.BindMethodName, [typeof(ServiceBinderBase), generated])!
            .Invoke(null, [new Binder(context), null]);
    }

    private sealed class Binder(ServiceMethodProviderContext<TService> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse>? handler
        )
        {
            var own = Own(method.Name, typeof(TRequest), typeof(ServerCallContext));
            if (own.GetCustomAttribute<WrittenByAttribute>() is { } twin)
            {
                var writer = Own(twin.Method);
                AddTwin(nameof(AddUnaryTwin), method, writer, writer.GetParameters()[0].ParameterType, writer.ReturnType);
                return;
            }

            context.AddUnaryMethod(Strict(method), [], own.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>());
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            var own = Own(method.Name, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
            context.AddServerStreamingMethod(
                Strict(method),
                [],
                own.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>()
            );
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            var own = Own(
                method.Name,
                typeof(IAsyncStreamReader<TRequest>),
                typeof(IServerStreamWriter<TResponse>),
                typeof(ServerCallContext)
            );
            if (own.GetCustomAttribute<WrittenByAttribute>() is { } twin)
            {
                var writer = Own(twin.Method);
                var (reads, writes) = (writer.GetParameters()[0].ParameterType, writer.GetParameters()[1].ParameterType);
                AddTwin(nameof(AddDuplexTwin), method, writer, reads.GenericTypeArguments[0], writes);
                return;
            }

            context.AddDuplexStreamingMethod(
                Strict(method),
                [],
                own.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>()
            );
        }

        // What the twin reads and answers stands in its signature alone.
        private void AddTwin(string add, IMethod method, MethodInfo writer, Type reads, Type writes) =>
            typeof(Binder)
                .GetMethod(add, BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(reads, writes.GenericTypeArguments[0])
                .Invoke(this, [method, writer]);

        private void AddUnaryTwin<TRequest, TAnswer>(IMethod method, MethodInfo writer)
            where TRequest : class
            where TAnswer : class =>
            context.AddUnaryMethod(
                Strict<TRequest, TAnswer>(method),
                [],
                writer.CreateDelegate<UnaryServerMethod<TService, TRequest, TAnswer>>()
            );

        private void AddDuplexTwin<TRequest, TAnswer>(IMethod method, MethodInfo writer)
            where TRequest : class
            where TAnswer : class =>
            context.AddDuplexStreamingMethod(
                Strict<TRequest, TAnswer>(method),
                [],
                writer.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TAnswer>>()
            );

        private static MethodInfo Own(string name) =>
            typeof(TService).GetMethod(name) ?? throw new InvalidOperationException($"{typeof(TService)} lacks {name}.");

        private static MethodInfo Own(string name, params Type[] parameters) =>
            typeof(TService).GetMethod(name, parameters) ?? throw new InvalidOperationException($"{typeof(TService)} lacks {name}.");

        // Health and reflection are other people's contracts, which say for themselves what they leave open.
        private static Method<TRequest, TResponse> Strict<TRequest, TResponse>(Method<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class =>
            method.ServiceName.StartsWith($"{V1.PolicyDecisionServiceReflection.Descriptor.Package}.", StringComparison.Ordinal)
                ? Strict<TRequest, TResponse>((IMethod)method)
                : method;

        private static Method<TRequest, TResponse> Strict<TRequest, TResponse>(IMethod method)
            where TRequest : class
            where TResponse : class
        {
            var described = Contract.MethodOf(method);
            var limits = MethodLimits.Of(described);
            return new Method<TRequest, TResponse>(
                method.Type,
                method.ServiceName,
                method.Name,
                StrictMarshaller.For<TRequest>(limits.Request, described.InputType.Name),
                StrictMarshaller.For<TResponse>(limits.Answer, described.OutputType.Name)
            );
        }
    }
}

/// <summary>Over gRPC another method of the service answers, with the same bytes in messages that are cheaper to read or to write.</summary>
/// <param name="method">Its name.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WrittenByAttribute(string method) : Attribute
{
    /// <summary>The name of that method.</summary>
    public string Method => method;
}
