package io.gatehouse.telemetry;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.CloudProvider;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cloud that is nothing but a channel, which does what it is told.
final class ScriptedChannel implements CloudProvider, Cloud, MemberChannel {

    final List<Report> waiting = new ArrayList<>();
    final Map<String, String> commands = new LinkedHashMap<>();
    boolean forgetsAcknowledgements;
    @Nullable CloudFailure failure;

    void send(String body, Instant at) {
        send(body, at, null);
    }

    void send(String body, Instant at, @Nullable AwsId sender) {
        waiting.add(new Report("r" + System.nanoTime() + "-" + waiting.size(), body, at, sender));
    }

    private void failIfTold() {
        if (failure != null) {
            throw new CloudException(failure, null);
        }
    }

    @Override
    public List<Report> receive(Duration patience) {
        failIfTold();
        return List.copyOf(waiting.subList(0, Math.min(MOST, waiting.size())));
    }

    @Override
    public void acknowledge(Collection<Report> reports) {
        if (!forgetsAcknowledgements) {
            waiting.removeAll(reports);
        }
    }

    @Override
    public void put(NetworkId network, String member, String json) {
        failIfTold();
        commands.put(network.text() + "/" + member, json);
    }

    @Override
    public void remove(NetworkId network, String member) {
        failIfTold();
        commands.remove(network.text() + "/" + member);
    }

    @Override
    public CloudKind kind() {
        return CloudKind.SANDBOX;
    }

    @Override
    public Cloud connect(AccountConnection connection) {
        return this;
    }

    @Override
    public MemberChannel channel() {
        return this;
    }

    @Override
    public CloudInventory inventory() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CloudActuator actuator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CloudCatalog catalog() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CloudPermissions permissions() {
        throw new UnsupportedOperationException();
    }
}
