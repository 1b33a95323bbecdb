package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A row of `wizard_draft`.
@Entity
@Table(name = "wizard_draft")
class WizardDraftRow {

    static final int LONGEST_CONTENT = 1_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String owner;

    private @Nullable Long networkId;
    private long baseRevision;

    @Column(length = LONGEST_CONTENT)
    private String content;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    protected WizardDraftRow() {}

    /// What is written down of a draft. What a later release adds, an older row leaves out.
    private record Content(
            @Nullable String accountId,
            @Nullable LayoutDraft layout,
            @Nullable String reason,
            @Nullable Set<String> visited) {}

    WizardDraftRow(String owner, @Nullable NetworkId network, long baseRevision, Instant now) {
        this.owner = owner;
        this.networkId = network == null ? null : network.number();
        this.baseRevision = baseRevision;
        this.content = "{}";
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// @throws DraftTooLongException when there is no room for all that was typed
    void write(String accountId, LayoutDraft layout, String reason, Set<String> visited, Instant now) {
        String json = MAPPER.writeValueAsString(new Content(accountId, layout, reason, visited));
        if (json.length() > LONGEST_CONTENT) {
            throw new DraftTooLongException();
        }
        content = json;
        updatedAt = now;
    }

    void rebase(long revision) {
        baseRevision = revision;
    }

    WizardDraft draft() {
        Content read = MAPPER.readValue(content, Content.class);
        return new WizardDraft(
                Objects.requireNonNull(id),
                owner,
                Optional.ofNullable(networkId).map(NetworkId::new),
                baseRevision,
                Objects.requireNonNullElse(read.accountId(), ""),
                Objects.requireNonNullElse(read.layout(), LayoutDraft.empty()),
                Objects.requireNonNullElse(read.reason(), ""),
                Objects.requireNonNullElse(read.visited(), Set.of()),
                updatedAt);
    }
}
