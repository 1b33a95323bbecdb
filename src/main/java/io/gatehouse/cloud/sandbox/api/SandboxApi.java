package io.gatehouse.cloud.sandbox.api;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.sandbox.api.SandboxStore.Changed;
import io.gatehouse.cloud.sandbox.world.Fault;
import io.gatehouse.cloud.sandbox.world.Refusal;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.WorldRules;
import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.topology.AccountRegion;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The API of a simulated account. A call takes a little time, is refused by a [CloudException], and is one step: it is
/// done or it is not. Safe for use by several threads.
public final class SandboxApi {

    private final AccountRegion where;
    private final WorldRules rules;
    private final SandboxStore store;
    private final InstantSource time;
    private final Latency latency;

    /// @param latency what every call takes
    public SandboxApi(AccountRegion where, WorldRules rules, SandboxStore store, InstantSource time, Latency latency) {
        this.where = where;
        this.rules = rules;
        this.store = store;
        this.time = time;
        this.latency = latency;
    }

    /// The account and region.
    public AccountRegion where() {
        return where;
    }

    /// The id of the simulated AWS account, twelve digits.
    public String awsAccount() {
        return rules.awsAccount();
    }

    /// Calls an operation.
    ///
    /// @param operation its name, for example `ec2:CreateVpc`
    /// @param work what it does
    /// @throws CloudException when it is refused, or the answer is lost
    public <T> T call(String operation, Function<SandboxWorld, T> work) {
        return callAll(List.of(operation), work);
    }

    /// Calls an operation that answers nothing.
    ///
    /// @throws CloudException as [#call]
    public void run(String operation, Consumer<SandboxWorld> work) {
        call(
                operation,
                world -> {
                    work.accept(world);
                    return Optional.empty();
                });
    }

    /// Calls several operations at the same time and puts their answers together.
    ///
    /// @throws CloudException when one of them is refused, or its answer is lost
    public <T> T callAll(Collection<String> operations, Function<SandboxWorld, T> work) {
        latency.pass();
        return store.change(where, state -> step(state, operations, work)).orThrow();
    }

    private <T> Changed<Answer<T>> step(
            WorldState state, Collection<String> operations, Function<SandboxWorld, T> work) {
        SandboxWorld world = SandboxWorld.open(state, rules, time.instant());
        String operation = operations.iterator().next();
        Optional<Fault> fault = Optional.empty();
        for (var next = operations.iterator(); next.hasNext() && fault.isEmpty(); ) {
            operation = next.next();
            fault = world.faults().take(operation);
        }
        Refusal lost = fault.flatMap(Fault::answer).orElse(null);
        if (fault.isPresent() && !fault.get().isDone()) {
            return new Changed<>(world.close(), new Answer<>(operation, null, lost));
        }
        try {
            T value = fault.filter(Fault.INVISIBLE::equals).isPresent() ? world.hiding(work) : work.apply(world);
            return new Changed<>(world.close(), new Answer<>(operation, value, lost));
        } catch (Refusal refusal) {
            return new Changed<>(state, new Answer<>(operation, null, refusal));
        }
    }

    /// What the caller sees of a call.
    private record Answer<T>(String operation, @Nullable T value, @Nullable Refusal refusal) {
        T orThrow() {
            if (refusal != null) {
                throw new CloudException(
                        new CloudFailure(refusal.reason(), operation, refusal.code(), refusal.message()), refusal);
            }
            return Objects.requireNonNull(value);
        }
    }
}
