package io.gatehouse.reconcile;

import io.gatehouse.account.Installation;
import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.network.Networks;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Executes runs, whichever replica they were started on and however far another one has come with them.
@Component
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    static final int CALLS_AT_ONCE = 12;

    private final RunLedger ledger;
    private final Networks networks;
    private final Sweeps sweeps;
    private final Journal journal;
    private final Installation installation;
    private final ReconcileSettings settings;
    private final Pace pace;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    Reconciliation(
            RunLedger ledger,
            Networks networks,
            Sweeps sweeps,
            Journal journal,
            Installation installation,
            ReconcileSettings settings,
            Pace pace) {
        this.ledger = ledger;
        this.networks = networks;
        this.sweeps = sweeps;
        this.journal = journal;
        this.installation = installation;
        this.settings = settings;
        this.pace = pace;
    }

    /// Executes a run to its end. Does nothing when it is over already.
    ///
    /// @throws InterruptedException when the panel shuts down; the run stays open and is taken up again
    void execute(long runId) throws InterruptedException {
        Optional<RunLedger.Approval> approval = ledger.begin(runId);
        if (approval.isPresent()) {
            log.info("Run {} of network {} begins.", runId, approval.get().network());
            RunLoop.Ending ending = execute(approval.get());
            ledger.end(runId, ending.state(), ending.words());
            log.info("Run {} ended, {}: {}", runId, ending.state(), ending.words());
        }
    }

    private RunLoop.Ending execute(RunLedger.Approval approval) throws InterruptedException {
        var network = networks.find(approval.network());
        if (network.isEmpty()) {
            return new RunLoop.Ending(RunState.SUCCEEDED, "The network is gone.");
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Cloud cloud = sweeps.cloudOf(network.get());
            var context =
                    new RunContext(
                            approval.run(),
                            approval.network(),
                            cloud,
                            journal,
                            tokens(approval.run()),
                            settings.visibleWithin(),
                            pace,
                            random,
                            threads,
                            new Semaphore(CALLS_AT_ONCE));
            return new RunLoop(
                            context,
                            () -> networks.find(approval.network()).map(sweeps::observe),
                            approval.grants(),
                            () -> ledger.isCancelRequested(approval.run()))
                    .toTheEnd();
        } finally {
            threads.shutdownNow();
        }
    }

    /// The same for every attempt at an action of a run, different for everything else in the AWS account.
    private Batch.Tokens tokens(long run) {
        String prefix = installation.id() + "/" + run + "/";
        return action -> UUID.nameUUIDFromBytes((prefix + action).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
