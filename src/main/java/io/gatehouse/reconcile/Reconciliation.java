package io.gatehouse.reconcile;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import io.gatehouse.account.Installation;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Executes runs, whichever replica they were started on and however far another one has come with them.
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /// How often the database is tried again before the run is left to whichever replica reaches it first.
    private static final int MOST_TRIES = 12;

    /// What a database that works answers to an error of the panel's own.
    private static final List<Class<? extends DataAccessException>> OWN_FAULTS =
            List.of(
                    DataIntegrityViolationException.class,
                    InvalidDataAccessApiUsageException.class,
                    InvalidDataAccessResourceUsageException.class);

    /// How long a call may take when the panel stops; shorter than the scheduler waits, see application.yml.
    private static final Duration LAST_CALLS = Duration.ofSeconds(3);

    private static final Backoff DATABASE_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final RunLedger ledger;
    private final Networks networks;
    private final Foreseen foreseen;
    private final Sweeps sweeps;
    private final HandOvers handOvers;
    private final Journal journal;
    private final Installation installation;
    private final ReconcileSettings settings;
    private final Pace pace;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    Reconciliation(
            RunLedger ledger,
            Networks networks,
            Foreseen foreseen,
            Sweeps sweeps,
            HandOvers handOvers,
            Journal journal,
            Installation installation,
            ReconcileSettings settings,
            Pace pace) {
        this.ledger = ledger;
        this.networks = networks;
        this.foreseen = foreseen;
        this.sweeps = sweeps;
        this.handOvers = handOvers;
        this.journal = journal;
        this.installation = installation;
        this.settings = settings;
        this.pace = pace;
    }

    /// Executes a run to its end. Does nothing when it is over already, and nothing more once another replica has taken
    /// it up.
    ///
    /// @param stopping whether the panel is about to stop
    /// @throws InterruptedException when the panel stops; the run stays open and is taken up again
    /// @throws RuntimeException when the database is away for longer; the run stays open as well
    void execute(long runId, BooleanSupplier stopping) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                takeTurn(runId, stopping);
                return;
            } catch (TurnOverException e) {
                log.info("Run {} goes on elsewhere.", runId);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (stopping.getAsBoolean()) {
                    throw interrupted(e);
                }
                if (tries == MOST_TRIES) {
                    throw e;
                }
                log.warn("Run {} waits for the panel’s database: {}", runId, getMostSpecificCause(e).toString());
                pace.pause(DATABASE_AGAIN.after(tries, random));
            }
        }
    }

    private void takeTurn(long runId, BooleanSupplier stopping) throws InterruptedException {
        Optional<RunLedger.Approval> approval = ledger.begin(runId);
        if (approval.isPresent()) {
            Turn turn = approval.get().turn();
            log.info("Run {} of network {} begins, turn {}.", runId, turn.network(), turn.number());
            RunLoop.Ending ending = ending(approval.get(), stopping);
            ledger.end(turn, ending);
            log.info("Run {} ended, {}: {}", runId, ending.state(), ending.words());
        }
    }

    /// An error of the panel's own would come again and again, so it ends the run.
    private RunLoop.Ending ending(RunLedger.Approval approval, BooleanSupplier stopping) throws InterruptedException {
        try {
            return execute(approval, stopping);
        } catch (RuntimeException e) {
            if (e instanceof TurnOverException) {
                throw e;
            }
            if (stopping.getAsBoolean()) {
                throw interrupted(e);
            }
            if (isAboutTheDatabase(e)) {
                throw e;
            }
            log.error("Run {} of network {} failed.", approval.run(), approval.network(), e);
            return new RunLoop.Ending(
                    RunState.FAILED,
                    ("The panel itself failed (%s), so the run stopped. What was done stays. The panel’s log says more;"
                                    + " continue the run when that is mended.")
                            .formatted(e));
        }
    }

    /// What a thread that is interrupted was doing fails in many ways, none of which says anything about the run. The
    /// thread has yet to write down that the run is to be taken up.
    private static InterruptedException interrupted(RuntimeException cause) {
        var _ = Thread.interrupted();
        var interrupted = new InterruptedException("The panel stops.");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static boolean isAboutTheDatabase(RuntimeException e) {
        return e instanceof TransactionException
                || (e instanceof DataAccessException && OWN_FAULTS.stream().noneMatch(fault -> fault.isInstance(e)));
    }

    private RunLoop.Ending execute(RunLedger.Approval approval, BooleanSupplier stopping) throws InterruptedException {
        var network = networks.find(approval.network());
        if (network.isEmpty()) {
            return new RunLoop.Ending(RunState.SUCCEEDED, "The network is gone.");
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (var workers = new Workers(threads, stopping, LAST_CALLS)) {
            Cloud cloud = guarded(network.get(), approval.run());
            var context =
                    new RunContext(
                            approval.turn(),
                            cloud,
                            journal,
                            new ClientTokens(installation.id() + "/" + approval.run()),
                            settings.visibleWithin(),
                            pace,
                            random,
                            workers);
            RunLoop.Ending ending =
                    new RunLoop(
                                    context,
                                    () -> look(approval),
                                    plan -> isApproved(approval, plan),
                                    () -> ledger.isCancelRequested(approval.run()))
                            .toTheEnd();
            return approval.only().isEmpty() ? ending : ending.ofAPart();
        } finally {
            // Not interrupted: see Workers. What one that was given up still wants to write is refused once somebody
            // else's turn has begun.
            threads.shutdown();
        }
    }

    /// What was agreed to beforehand may come to pass in the middle of a run.
    private boolean isApproved(RunLedger.Approval approval, Plan plan) {
        List<Step> beyond = plan.beyond(approval.grants());
        return beyond.isEmpty() || foreseen.covers(approval.network(), approval.revision(), beyond);
    }

    private Cloud guarded(Network network, long run) {
        Cloud cloud = sweeps.cloudOf(network);
        return new GuardedCloud(cloud, new GuardedActuator(cloud.actuator(), handOvers, network, run));
    }

    private Optional<Observation> look(RunLedger.Approval approval) {
        return networks.find(approval.network()).map(sweeps::observe).map(seen -> seen.limitedTo(approval.only()));
    }
}
