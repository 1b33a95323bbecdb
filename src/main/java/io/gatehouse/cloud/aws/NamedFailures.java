package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.core.SdkClient;

/// Stands before one of the SDK's clients and turns whatever a call throws, once the SDK's own tries are used up, into
/// a [CloudException] that names the operation. The SDK's exceptions do not name it, and its interceptors may not put
/// another exception in their place.
final class NamedFailures implements InvocationHandler {

    private final SdkClient client;

    private NamedFailures(SdkClient client) {
        this.client = client;
    }

    /// The client, with failures that have a name.
    static <C extends SdkClient> C of(Class<C> type, C client) {
        var proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new NamedFailures(client));
        return type.cast(proxy);
    }

    /// What the client itself does goes to the client. What its interface does with that (the calls that take a lambda,
    /// the pages) is done here, so that the calls it leads to come by again.
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Method own = client.getClass().getMethod(method.getName(), method.getParameterTypes());
        if (own.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw AwsFailures.translate(operation(method), e.getTargetException());
        }
    }

    /// The operation as IAM policies write it, for example `ec2:CreateVpc`.
    private String operation(Method method) {
        String name = method.getName();
        return IamAction.of(client.serviceName(), Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
}
