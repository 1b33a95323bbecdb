package io.gatehouse.forwarding;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A row of `forward_trial`.
@Entity
@Table(name = "forward_trial")
class TrialRow {

    @Id private long networkId;
    private long revision;
    private long backTo;
    private String author;
    private Instant endsAt;

    @Version private long version;

    protected TrialRow() {}

    TrialRow(Trial trial) {
        this.networkId = trial.network().number();
        this.revision = trial.revision();
        this.backTo = trial.backTo();
        this.author = trial.author();
        this.endsAt = trial.endsAt();
    }

    /// A further change is tried: keeping or not keeping it is one question with the former one.
    void extend(Trial further) {
        this.revision = further.revision();
        this.author = further.author();
        this.endsAt = further.endsAt();
    }

    Trial trial() {
        return new Trial(new NetworkId(networkId), revision, backTo, author, endsAt);
    }
}
