package io.gatehouse.network;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.CloudProvider;
import io.gatehouse.cloud.MemberChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/// What the saving of networks needs around it: a clock that stands still, a catalog, and somebody who listens. Not a
/// configuration by annotation: it is imported by name.
class NetworksSurroundings {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final FakeCatalog catalog = new FakeCatalog();
    final List<NetworkChanged> committed = Collections.synchronizedList(new ArrayList<>());
    volatile java.util.function.Consumer<NetworkChanged> listener = _ -> {};

    @EventListener
    void onChange(NetworkChanged event) {
        listener.accept(event);
    }

    @TransactionalEventListener
    void onCommit(NetworkChanged event) {
        committed.add(event);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    CloudProvider provider() {
        return new CloudProvider() {
            @Override
            public CloudKind kind() {
                return CloudKind.SANDBOX;
            }

            @Override
            public Cloud connect(AccountConnection connection) {
                return new CatalogOnly(catalog);
            }
        };
    }

    private record CatalogOnly(CloudCatalog catalog) implements Cloud {

        @Override
        public CloudInventory inventory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CloudActuator actuator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CloudPermissions permissions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public MemberChannel channel() {
            throw new UnsupportedOperationException();
        }
    }
}
