package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `network_revision_part`. Only ever added.
@Entity
@Immutable
@Table(name = "network_revision_part")
class RevisionPartRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private String part;
    private long revision;

    @Column(columnDefinition = "text")
    private @Nullable String content;

    protected RevisionPartRow() {}

    RevisionPartRow(NetworkId network, String part, long revision, String content) {
        this.networkId = network.number();
        this.part = part;
        this.revision = revision;
        this.content = content.isEmpty() ? null : content;
    }

    /// Empty when the feature keeps nothing.
    String content() {
        return Objects.requireNonNullElse(content, "");
    }
}
