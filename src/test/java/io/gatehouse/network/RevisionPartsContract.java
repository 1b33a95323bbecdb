package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.Actor;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What features keep in revisions beside the layout, on whatever database.
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
    NetworkAccountUse.class,
    Accounts.class,
    Actor.class,
    AuditLog.class,
    Clouds.class,
    NetworksSurroundings.class
})
abstract class RevisionPartsContract {

    @Autowired private Networks networks;
    @Autowired private Accounts accounts;
    @Autowired private NetworksSurroundings surroundings;

    private NetworkId network;

    @BeforeEach
    void newNetwork() {
        int number = accounts.all().size();
        long account = accounts.create(new AccountDraft("Parts " + number, "SANDBOX", "eu-west-1", null, null)).id();
        surroundings.catalog.left = Optional.of(100);
        network = networks.create(account, draft("payments"), "ines", "first");
        surroundings.committed.clear();
    }

    @Test
    void anEditOfAPartIsARevisionWithTheSameLayout() {
        assertThat(note("one")).isEqualTo(2);

        assertThat(networks.revisions(network)).extracting(Revision::layout).containsOnly(current().layout());
        assertThat(networks.part(network, NotesPart.NAME, 1)).isEmpty();
        assertThat(networks.part(network, NotesPart.NAME, 2)).isEqualTo("one");
        assertThat(surroundings.committed).containsExactly(new NetworkChanged(network, 2));
    }

    @Test
    void anEditThatChangesNothingIsNoRevision() {
        note("one");

        assertThat(note("one")).isEqualTo(2);
        assertThat(networks.revisions(network)).hasSize(2);
    }

    @Test
    void aPartStaysAsItIsWhenTheLayoutChanges() {
        note("one");

        networks.revise(network, 2, draft("renamed"), "ines", "");

        assertThat(networks.part(network, NotesPart.NAME, 3)).isEqualTo("one");
        assertThat(networks.partDifferences(network, 2, 3)).isEmpty();
    }

    @Test
    void aLayoutThatAPartCannotStandIsRefusedAtItsField() {
        note("one");

        var refused =
                catchThrowableOfType(
                        InvalidInputException.class, () -> networks.revise(network, 2, draft("noteless"), "ines", ""));

        assertThat(refused.errors()).containsExactly(new FieldError("name", "A network with notes has another name."));
        assertThat(current().revision()).isEqualTo(2);
    }

    @Test
    void goingBackBringsBackTheLayoutAndEveryPart() {
        note("one");
        networks.revise(network, 2, draft("renamed"), "ines", "");
        note("two");

        assertThat(networks.goBack(network, 2, 4, "ines")).isEqualTo(5);

        assertThat(current().name()).isEqualTo("payments");
        assertThat(networks.part(network, NotesPart.NAME, 5)).isEqualTo("one");
        assertThat(networks.partDifferences(network, 4, 5))
                .containsExactly(new Difference("Notes", "two", "one", Difference.Effect.UPDATE));
    }

    @Test
    void goingBackToBeforeAPartWasKeptEmptiesIt() {
        note("one");

        networks.goBack(network, 1, 2, "ines");

        assertThat(networks.part(network, NotesPart.NAME, 3)).isEmpty();
        assertThat(networks.part(network, NotesPart.NAME, 2)).isEqualTo("one");
    }

    @Test
    void whoGoesBackFromWhatIsNotCurrentAnyMoreIsTold() {
        note("one");

        assertThatThrownBy(() -> networks.goBack(network, 1, 1, "ines")).isInstanceOf(EditConflictException.class);
    }

    @Test
    void editsOfManyAtOnceAreAllKept() throws Exception {
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var edit : IntStream.range(0, 8).mapToObj(i -> executor.submit(() -> add(i))).toList()) {
                edit.get();
            }
        }

        assertThat(List.of(networks.part(network, NotesPart.NAME, 9).split("(?<=\\d)")))
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void whatTheEditThrowsUndoesEverything() {
        assertThatThrownBy(() ->
                        networks.revise(
                                network,
                                NotesPart.NAME,
                                (_, _) -> {
                                    throw new IllegalStateException("no");
                                },
                                "ines",
                                ""))
                .hasMessage("no");

        assertThat(current().revision()).isEqualTo(1);
    }

    @Test
    void whatWasAgreedToBeforehandIsMarkedSo() {
        networks.reviseAsForeseen(network, NotesPart.NAME, (_, _) -> "one", "It was time.");

        Revision newest = networks.revisions(network).getFirst();
        assertThat(newest.foreseen()).isTrue();
        assertThat(newest.author()).isEqualTo(Actor.PANEL);
        assertThat(networks.revisions(network).getLast().foreseen()).isFalse();
    }

    @Test
    void partsGoWithTheirNetworkAndNobodyEditsThemAfterwards() {
        note("one");
        networks.delete(network, "ines");
        assertThatThrownBy(() -> note("two")).isInstanceOf(NetworkDeletingException.class);

        networks.forget(network);

        assertThat(networks.part(network, NotesPart.NAME, 2)).isEmpty();
        assertThatThrownBy(() -> note("two")).isInstanceOf(NoSuchNetworkException.class);
    }

    private long note(String text) {
        return networks.revise(network, NotesPart.NAME, (_, _) -> text, "ines", "");
    }

    private long add(int digit) {
        return networks.revise(network, NotesPart.NAME, (_, before) -> before + digit, "ines", "");
    }

    private Network current() {
        return networks.find(network).orElseThrow();
    }

    private static LayoutDraft draft(String name) {
        return new LayoutDraft(name, "10.0.0.0/16", null, null, null, null, null, null);
    }
}
