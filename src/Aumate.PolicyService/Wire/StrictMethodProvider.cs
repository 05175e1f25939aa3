using System.Reflection;
using Aumate.PolicyService.Hosting;
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
                AddTwin(nameof(AddUnaryTwin), method, own, writer, writer.ReturnType);
                return;
            }

            context.AddUnaryMethod(Strict(method, own), [], own.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>());
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse>? handler
        )
        {
            var own = Own(method.Name, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
            context.AddServerStreamingMethod(
                Strict(method, own),
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
                AddTwin(nameof(AddDuplexTwin), method, own, writer, writer.GetParameters()[1].ParameterType);
                return;
            }

            context.AddDuplexStreamingMethod(
                Strict(method, own),
                [],
                own.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>()
            );
        }

        // What the twin answers stands in its signature alone.
        private void AddTwin<TRequest, TResponse>(
            string add,
            Method<TRequest, TResponse> method,
            MethodInfo own,
            MethodInfo writer,
            Type answers
        ) =>
            typeof(Binder)
                .GetMethod(add, BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(TRequest), answers.GenericTypeArguments[0])
                .Invoke(this, [method, own, writer]);

        private void AddUnaryTwin<TRequest, TAnswer>(IMethod method, MethodInfo own, MethodInfo writer)
            where TRequest : class
            where TAnswer : class =>
            context.AddUnaryMethod(
                Strict<TRequest, TAnswer>(method, own),
                [],
                writer.CreateDelegate<UnaryServerMethod<TService, TRequest, TAnswer>>()
            );

        private void AddDuplexTwin<TRequest, TAnswer>(IMethod method, MethodInfo own, MethodInfo writer)
            where TRequest : class
            where TAnswer : class =>
            context.AddDuplexStreamingMethod(
                Strict<TRequest, TAnswer>(method, own),
                [],
                writer.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TAnswer>>()
            );

        private static MethodInfo Own(string name) =>
            typeof(TService).GetMethod(name) ?? throw new InvalidOperationException($"{typeof(TService)} lacks {name}.");

        private static MethodInfo Own(string name, params Type[] parameters) =>
            typeof(TService).GetMethod(name, parameters) ?? throw new InvalidOperationException($"{typeof(TService)} lacks {name}.");

        // Health and reflection are other people's contracts, which say for themselves what they leave open.
        private static Method<TRequest, TResponse> Strict<TRequest, TResponse>(Method<TRequest, TResponse> method, MethodInfo own)
            where TRequest : class
            where TResponse : class =>
            method.ServiceName.StartsWith($"{V1.PolicyDecisionServiceReflection.Descriptor.Package}.", StringComparison.Ordinal)
                ? Strict<TRequest, TResponse>((IMethod)method, own)
                : method;

        private static Method<TRequest, TResponse> Strict<TRequest, TResponse>(IMethod method, MethodInfo own)
            where TRequest : class
            where TResponse : class
        {
            var (request, answer) = own.GetCustomAttribute<LargestAttribute>() is { } largest
                ? (largest.Request, largest.Answer)
                : (Limits.RequestBytes, Limits.ResponseBytes);
            return new Method<TRequest, TResponse>(
                method.Type,
                method.ServiceName,
                method.Name,
                StrictMarshaller.For<TRequest>(request),
                StrictMarshaller.For<TResponse>(answer)
            );
        }
    }
}

/// <summary>Over gRPC another method of the service answers, with the same bytes in a message that is cheaper to write.</summary>
/// <param name="method">Its name.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WrittenByAttribute(string method) : Attribute
{
    /// <summary>The name of that method.</summary>
    public string Method => method;
}

/// <summary>The messages of a method may be larger than those of the others.</summary>
/// <param name="request">The largest request in bytes.</param>
/// <param name="answer">The largest answer in bytes.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LargestAttribute(int request, int answer) : Attribute
{
    /// <summary>The largest request in bytes.</summary>
    public int Request => request;

    /// <summary>The largest answer in bytes.</summary>
    public int Answer => answer;
}
