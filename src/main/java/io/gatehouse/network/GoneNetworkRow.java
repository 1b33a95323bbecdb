package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `gone_network`: what a network was called of which nothing is left.
@Entity
@Immutable
@Table(name = "gone_network")
class GoneNetworkRow {

    @Id private long id;

    private String name;
    private Instant goneAt;

    protected GoneNetworkRow() {}

    GoneNetworkRow(NetworkId network, String name, Instant goneAt) {
        this.id = network.number();
        this.name = name;
        this.goneAt = goneAt;
    }

    NetworkId networkId() {
        return new NetworkId(id);
    }

    String name() {
        return name;
    }
}
