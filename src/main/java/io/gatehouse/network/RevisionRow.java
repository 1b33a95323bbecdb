package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `network_revision`. Only ever added.
@Entity
@Immutable
@Table(name = "network_revision")
class RevisionRow {

    static final int LONGEST_LAYOUT = 1_000_000;

    /// A few kilobytes each.
    private static final int MOST_RECENT = 2_000;

    private static final RecentLayouts LAYOUTS = new RecentLayouts(MOST_RECENT, LayoutJson::read);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private long revision;

    @Column(length = LONGEST_LAYOUT)
    private String layout;

    private String author;
    private String reason;
    private Instant savedAt;
    private boolean foreseen;

    protected RevisionRow() {}

    RevisionRow(NetworkId network, Revision revision) {
        this.networkId = network.number();
        this.revision = revision.number();
        this.layout = LayoutJson.write(revision.layout());
        this.author = revision.author();
        this.reason = revision.reason();
        this.savedAt = revision.savedAt();
        this.foreseen = revision.foreseen();
    }

    NetworkLayout layout() {
        return LAYOUTS.of(layout);
    }

    Revision revision() {
        return new Revision(revision, layout(), author, reason, savedAt, foreseen);
    }
}
