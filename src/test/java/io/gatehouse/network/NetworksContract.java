package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.AccountInUseException;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.Actor;
import io.gatehouse.audit.AuditEntry;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.topology.NetworkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What saving networks promises, on whatever database.
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({
    Networks.class,
    NetworkStore.class,
    LayoutChecker.class,
    RevisionParts.class,
    NotesPart.class,
    Catalogs.class,
    WizardDrafts.class,
    NetworkAccountUse.class,
    Accounts.class,
    Actor.class,
    AuditLog.class,
    Clouds.class,
    NetworksSurroundings.class
})
abstract class NetworksContract {

    private static final Instant NOW = NetworksSurroundings.NOW;
    private static final String AUTHOR = "ines";

    @Autowired private Networks networks;
    @Autowired private WizardDrafts drafts;
    @Autowired private Accounts accounts;
    @Autowired private AuditLog audit;
    @Autowired private NetworksSurroundings surroundings;

    private long account;

    @BeforeEach
    void newAccount() {
        int number = accounts.all().size();
        account = accounts.create(new AccountDraft("Account " + number, "SANDBOX", "eu-west-1", null, null)).id();
        surroundings.committed.clear();
        surroundings.listener = _ -> {};
        surroundings.catalog.left = Optional.of(100);
    }

    @Test
    void aNewNetworkIsRevisionOne() {
        NetworkId id = create("payments", "10.0.0.0/16");

        var network = networks.find(id).orElseThrow();
        assertThat(network.revision()).isEqualTo(1);
        assertThat(network.accountId()).isEqualTo(account);
        assertThat(network.createdAt()).isEqualTo(NOW);
        assertThat(network.deleting()).isFalse();
        assertThat(network.layout().subnets()).hasSize(4);
        assertThat(networks.all()).contains(network);
        assertThat(networks.inAccount(account)).containsExactly(network);
        assertThat(networks.revisions(id))
                .extracting(Revision::number, Revision::author, Revision::reason, Revision::savedAt)
                .containsExactly(tuple(1L, AUTHOR, "first", NOW));
        assertThat(surroundings.committed).containsExactly(new NetworkChanged(id, 1));
        assertThat(audit.page(0, 1).entries())
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::subject, AuditEntry::detail)
                .containsExactly(tuple(AUTHOR, "network created", "network “payments”", "first"));
    }

    @Test
    void whatBreaksARuleIsNotSaved() {
        int before = networks.all().size();

        var refused = catchThrowableOfType(InvalidInputException.class, () -> create("payments", "10.0.0.1/16"));

        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("cidr");
        assertThat(networks.all()).hasSize(before);
        assertThat(surroundings.committed).isEmpty();
    }

    @Test
    void anAccountThatIsNotThereIsAnErrorAtTheAccount() {
        var refused =
                catchThrowableOfType(
                        InvalidInputException.class,
                        () -> networks.create(987_654, draft("payments", "10.0.0.0/16"), AUTHOR, ""));

        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("accountId");
    }

    @Test
    void aReasonThatIsTooLongIsRefused() {
        var refused =
                catchThrowableOfType(
                        InvalidInputException.class,
                        () -> networks.create(account, draft("payments", "10.0.0.0/16"), AUTHOR, "x".repeat(501)));

        assertThat(refused.errors()).extracting(FieldError::field).containsExactly("reason");
    }

    @Test
    void aSecondNetworkMayTakeNeitherTheNameNorTheBlockOfTheFirst() {
        create("payments", "10.0.0.0/16");

        assertThatThrownBy(() -> create("Payments", "10.1.0.0/16")).hasMessageContaining("Names are unique");
        assertThatThrownBy(() -> create("orders", "10.0.128.0/17")).hasMessageContaining("overlaps network “payments”");
        create("orders", "10.1.0.0/16");
    }

    @Test
    void theSameNameAndBlockMayBeUsedInAnotherAccount() {
        create("payments", "10.0.0.0/16");
        newAccount();
        create("payments", "10.0.0.0/16");
    }

    @Test
    void anEditIsAFurtherRevision() {
        NetworkId id = create("payments", "10.0.0.0/16");

        long number = networks.revise(id, 1, renamed("orders"), "omar", "renamed");

        assertThat(number).isEqualTo(2);
        var network = networks.find(id).orElseThrow();
        assertThat(network.revision()).isEqualTo(2);
        assertThat(network.name()).isEqualTo("orders");
        assertThat(networks.revisions(id))
                .extracting(Revision::number, revision -> revision.layout().name(), Revision::author)
                .containsExactly(tuple(2L, "orders", "omar"), tuple(1L, "payments", AUTHOR));
        assertThat(surroundings.committed).containsExactly(new NetworkChanged(id, 1), new NetworkChanged(id, 2));
    }

    @Test
    void anEditThatChangesNothingIsNoRevision() {
        NetworkId id = create("payments", "10.0.0.0/16");

        assertThat(networks.revise(id, 1, LayoutDraft.empty(), AUTHOR, "")).isEqualTo(1);
        assertThat(networks.revisions(id)).hasSize(1);
        assertThat(surroundings.committed).hasSize(1);
    }

    @Test
    void whoIsLateSeesBothVersions() {
        NetworkId id = create("payments", "10.0.0.0/16");
        networks.revise(id, 1, renamed("orders"), "omar", "renamed");

        var conflict =
                catchThrowableOfType(
                        EditConflictException.class,
                        () -> networks.revise(id, 1, renamed("invoices"), AUTHOR, "renamed too"));

        assertThat(conflict.theirs().number()).isEqualTo(2);
        assertThat(conflict.theirs().author()).isEqualTo("omar");
        assertThat(conflict.theirs().layout().name()).isEqualTo("orders");
        assertThat(conflict.yours()).isEqualTo(renamed("invoices"));
        assertThat(conflict.expected()).isEqualTo(1);
        assertThat(networks.find(id).orElseThrow().name()).isEqualTo("orders");
    }

    @Test
    void ofManyWhoEditAtOnceOneWinsAndTheOthersAreTold() throws Exception {
        NetworkId id = create("payments", "10.0.0.0/16");

        var outcomes = atOnce(6, i -> networks.revise(id, 1, renamed("name " + i), "editor " + i, ""));

        assertThat(outcomes).filteredOn(outcome -> outcome.equals(2L)).hasSize(1);
        assertThat(outcomes).filteredOn(EditConflictException.class::isInstance).hasSize(5);
        assertThat(networks.revisions(id)).hasSize(2);
        assertThat(surroundings.committed).hasSize(2);
    }

    @Test
    void ofManyWhoTakeTheSameBlockAtOnceOneGetsIt() throws Exception {
        var outcomes = atOnce(6, i -> create("network " + i, "10.0.0.0/16"));

        assertThat(outcomes).filteredOn(NetworkId.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(InvalidInputException.class::isInstance).hasSize(5);
    }

    @Test
    void aListenerThatFailsUndoesTheWholeChange() {
        surroundings.listener =
                _ -> {
                    throw new IllegalStateException("listener");
                };

        assertThatThrownBy(() -> create("payments", "10.0.0.0/16")).hasMessage("listener");

        surroundings.listener = _ -> {};
        assertThat(networks.all()).noneMatch(network -> network.accountId() == account);
        create("payments", "10.0.0.0/16");
    }

    @Test
    void aDeletedNetworkStaysUntilNothingOfItIsLeft() {
        NetworkId id = create("payments", "10.0.0.0/16");
        assertThatThrownBy(() -> networks.forget(id)).isInstanceOf(IllegalStateException.class);

        networks.delete(id, "omar");
        networks.delete(id, "omar");

        assertThat(networks.find(id).orElseThrow().deleting()).isTrue();
        assertThat(surroundings.committed).containsExactly(new NetworkChanged(id, 1), new NetworkChanged(id, 1));
        assertThatThrownBy(() -> networks.revise(id, 1, renamed("orders"), AUTHOR, ""))
                .isInstanceOf(NetworkDeletingException.class)
                .hasMessage("Network “payments” is being deleted and takes no more edits.");
        create("payments", "10.0.0.0/16");

        networks.forget(id);

        assertThat(networks.find(id)).isEmpty();
        assertThat(networks.revisions(id)).isEmpty();
        assertThatThrownBy(() -> networks.delete(id, AUTHOR)).isInstanceOf(NoSuchNetworkException.class);
    }

    @Test
    void theIdOfANetworkThatIsGoneIsNotGivenAgain() {
        NetworkId id = create("payments", "10.0.0.0/16");
        networks.delete(id, AUTHOR);
        networks.forget(id);

        assertThat(create("payments", "10.0.0.0/16").number()).isGreaterThan(id.number());
    }

    @Test
    void anAccountWithANetworkIsNotDeleted() {
        create("payments", "10.0.0.0/16");

        assertThatThrownBy(() -> accounts.delete(account))
                .isInstanceOf(AccountInUseException.class)
                .hasMessageContaining("network “payments”");
    }

    @Test
    void aDraftKeepsWhateverWasTypedAndIsItsOwnersAlone() {
        var begun = drafts.begin(AUTHOR, accounts.find(account).orElseThrow());
        assertThat(begun.layout()).isEqualTo(LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b")));

        var typed =
                begun.with(
                        "?",
                        new LayoutDraft("<b>\0 “x”", "10.0.0.1/16", List.of("", "?"), null, null, null, null, "MAYBE"),
                        "because",
                        java.util.Set.of("vpc"));
        drafts.save(typed);

        assertThat(drafts.find(begun.id(), AUTHOR)).contains(typed);
        assertThat(drafts.find(begun.id(), "omar")).isEmpty();
        assertThat(drafts.of("omar")).noneMatch(draft -> draft.id() == begun.id());
        assertThat(drafts.of(AUTHOR)).contains(typed);

        drafts.discard(typed);
        assertThat(drafts.find(begun.id(), AUTHOR)).isEmpty();
        assertThat(drafts.save(typed)).isEmpty();
    }

    @Test
    void aNewDraftIsOfferedABlockThatNoOtherNetworkOfTheAccountUses() {
        create("payments", "10.0.0.0/16");

        assertThat(drafts.begin(AUTHOR, accounts.find(account).orElseThrow()).layout().cidr()).isEqualTo("10.1.0.0/16");
    }

    @Test
    void draftsOfANetworkGoWithIt() {
        NetworkId id = create("payments", "10.0.0.0/16");
        var edit = drafts.edit(AUTHOR, networks.find(id).orElseThrow());
        assertThat(edit.network()).contains(id);
        assertThat(edit.baseRevision()).isEqualTo(1);

        networks.delete(id, AUTHOR);

        assertThat(drafts.find(edit.id(), AUTHOR)).isEmpty();
    }

    private NetworkId create(String name, String cidr) {
        return networks.create(account, draft(name, cidr), AUTHOR, " first ");
    }

    private static LayoutDraft draft(String name, String cidr) {
        return new LayoutDraft(name, cidr, null, null, null, null, null, null);
    }

    private static LayoutDraft renamed(String name) {
        return new LayoutDraft(name, null, null, null, null, null, null, null);
    }

    private interface Numbered {
        Object call(int number) throws Exception;
    }

    /// What each of several threads that begin together got, or was refused with.
    private static List<Object> atOnce(int threads, Numbered work) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Object>> futures =
                    IntStream.range(0, threads)
                            .mapToObj(i ->
                                    executor.submit(
                                            (Callable<Object>)
                                                    () -> {
                                                        start.await();
                                                        try {
                                                            return work.call(i);
                                                        } catch (RuntimeException e) {
                                                            return e;
                                                        }
                                                    }))
                            .toList();
            start.countDown();
            var outcomes = new ArrayList<>();
            for (var future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
