package io.gatehouse.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Every cloud there is. Connections are kept, so that credentials and HTTP connections are reused.
@Component
public class Clouds {

    private final Map<CloudKind, CloudProvider> providers;
    private final Map<AccountConnection, Cloud> connected = new ConcurrentHashMap<>();

    Clouds(List<CloudProvider> providers) {
        this.providers = providers.stream().collect(Collectors.toMap(CloudProvider::kind, Function.identity()));
    }

    /// The cloud behind an account. Makes no call.
    public Cloud connect(AccountConnection connection) {
        return connected.computeIfAbsent(
                connection,
                key ->
                        Optional.ofNullable(providers.get(key.kind()))
                                .orElseThrow(() -> new IllegalStateException("no adapter for " + key.kind()))
                                .connect(key));
    }
}
