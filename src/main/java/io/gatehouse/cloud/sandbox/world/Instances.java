package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudCatalog.Image;
import io.gatehouse.cloud.CloudCatalog.InstanceType;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.Order;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The instances of an account. They take their time, and one that was terminated is seen for another hour.
public final class Instances extends TaggedTable<InstanceEntry> {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MAX_USER_DATA = 16_384;

    Instances(SandboxWorld world, Collection<InstanceEntry> entries) {
        super(world, "InvalidInstanceID.NotFound", "instance ID", entries);
        removeIf(one -> stateOf(one) == State.TERMINATED && world.now().isAfter(one.toldAt().plus(REMEMBERED)));
    }

    /// `RunInstances` for one instance.
    ///
    /// @param token the same for the same launch
    public InstanceEntry launch(Launch launch, String token) {
        return world().once(
                        "RunInstances " + token,
                        this,
                        () -> {
                            checkMachine(launch);
                            checkInterfaces(launch);
                            String profile =
                                    launch.profileName().isEmpty()
                                            ? null
                                            : world().profiles().requireForInstance(launch.profileName());
                            return add(start(launch, profile));
                        });
    }

    private InstanceEntry start(Launch launch, @Nullable String profile) {
        return new InstanceEntry(
                world().ids().next("i"),
                launch.interfaces(),
                profile,
                launch.type(),
                launch.imageId(),
                Order.START,
                world().now(),
                world().rules().boot(),
                launch.tags());
    }

    private static void checkMachine(Launch launch) {
        InstanceType type = requireType(launch);
        Image image =
                Images.find(launch.imageId())
                        .orElseThrow(() ->
                                new Refusal(
                                        Reason.NOT_FOUND,
                                        "InvalidAMIID.NotFound",
                                        "The image id '[%s]' does not exist".formatted(launch.imageId())));
        if (image.architecture() != type.architecture()) {
            throw Refusal.invalid(
                    "InvalidParameterValue",
                    "The architecture '%s' of the specified instance type does not match the architecture '%s' of the specified AMI."
                            .formatted(type.architecture().debianName(), image.architecture().debianName()));
        }
        if (launch.userData().getBytes(StandardCharsets.UTF_8).length > MAX_USER_DATA) {
            throw Refusal.invalid("InvalidParameterValue", "User data is limited to 16384 bytes");
        }
    }

    private static InstanceType requireType(Launch launch) {
        return InstanceTypes.find(launch.type())
                .orElseThrow(() ->
                        Refusal.invalid(
                                "InvalidParameterValue",
                                "The instance type '%s' does not exist".formatted(launch.type())));
    }

    private void checkInterfaces(Launch launch) {
        InstanceType type = requireType(launch);
        List<InterfaceEntry> interfaces = launch.interfaces().stream().map(world().interfaces()::require).toList();
        if (interfaces.isEmpty() || interfaces.size() > type.maxInterfaces()) {
            throw Refusal.invalid(
                    "AttachmentLimitExceeded",
                    "Interface count %d exceeds the limit for %s".formatted(interfaces.size(), type.name()));
        }
        for (InterfaceEntry one : interfaces) {
            if (using(one.id()).isPresent()) {
                throw new Refusal(
                        Reason.DEPENDENCY_VIOLATION,
                        "InvalidNetworkInterface.InUse",
                        "Interface: [%s] in use.".formatted(one.id()));
            }
            if (one.addresses().count() > type.addressesPerInterface()) {
                throw Refusal.invalid(
                        "PrivateIpAddressLimitExceeded",
                        "Number of private addresses will exceed limit for %s.".formatted(type.name()));
            }
        }
        Set<String> zones = interfaces.stream().map(this::zoneOf).collect(Collectors.toSet());
        if (zones.size() > 1) {
            throw Refusal.invalid(
                    "InvalidParameterCombination", "Network interfaces must be in the same availability zone.");
        }
        checkZone(type, zones.iterator().next());
    }

    private void checkZone(InstanceType type, String zone) {
        List<String> suited = InstanceTypes.zonesWith(type.name(), world().rules().region());
        if (!suited.contains(zone)) {
            throw Refusal.invalid(
                    "Unsupported",
                    ("Your requested instance type (%s) is not supported in your requested Availability Zone (%s)."
                         + " Please retry your request by not specifying an Availability Zone or choosing %s.")
                            .formatted(type.name(), zone, String.join(", ", suited)));
        }
    }

    private String zoneOf(InterfaceEntry one) {
        return world().subnets().require(one.subnetId()).zone();
    }

    /// `StartInstances`.
    public void start(String id) {
        order(id, Order.START, Set.of(State.STOPPED), Set.of(State.PENDING, State.RUNNING), world().rules().boot());
    }

    /// `StopInstances`.
    public void stop(String id) {
        order(id, Order.STOP, Set.of(State.RUNNING), Set.of(State.STOPPING, State.STOPPED), world().rules().shutdown());
    }

    /// `TerminateInstances`: its interfaces stay, and are free once it has gone.
    public void terminate(String id) {
        order(
                id,
                Order.TERMINATE,
                Set.of(State.PENDING, State.RUNNING, State.STOPPING, State.STOPPED),
                Set.of(State.SHUTTING_DOWN, State.TERMINATED),
                world().rules().shutdown());
    }

    private void order(String id, Order order, Set<State> from, Set<State> already, Duration takes) {
        InstanceEntry instance = require(id);
        State state = stateOf(instance);
        if (from.contains(state)) {
            put(instance.told(order, world().now(), takes));
        } else if (!already.contains(state)) {
            throw new Refusal(
                    Reason.DEPENDENCY_VIOLATION,
                    "IncorrectInstanceState",
                    "The instance '%s' is not in a state from which it can be changed: %s"
                            .formatted(id, state.awsName()));
        }
    }

    /// Its host fails: it stops that moment, without having been told.
    public void fail(String id) {
        order(id, Order.STOP, Set.of(State.PENDING, State.RUNNING), Set.of(State.STOPPED), Duration.ZERO);
    }

    /// `AssociateIamInstanceProfile` or `ReplaceIamInstanceProfileAssociation`.
    public void setProfile(String id, String profileName) {
        put(require(id).withProfile(world().profiles().requireForInstance(profileName)));
    }

    /// The state of an instance now.
    public State stateOf(InstanceEntry instance) {
        return instance.state(world().now());
    }

    /// The instance that an interface is attached to.
    public Optional<InstanceEntry> using(String interfaceId) {
        return existing()
                .filter(one -> one.interfaces().contains(interfaceId) && stateOf(one) != State.TERMINATED)
                .findFirst();
    }
}
