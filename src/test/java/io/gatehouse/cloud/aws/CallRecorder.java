package io.gatehouse.cloud.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Writes down every request that goes out, repeated ones included.
public final class CallRecorder implements ExecutionInterceptor {

    private final List<String> operations = new CopyOnWriteArrayList<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        operations.add(IamAction.of(service, operation));
    }

    /// The operations as policies write them, in the order in which they went out, for example `ec2:CreateVpc`.
    public List<String> operations() {
        return List.copyOf(operations);
    }

    /// How often each operation went out.
    public Map<String, Long> counts() {
        return operations.stream().collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    }

    /// Forgets all.
    public void reset() {
        operations.clear();
    }
}
