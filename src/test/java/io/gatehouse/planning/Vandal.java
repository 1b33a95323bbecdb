package io.gatehouse.planning;

import io.gatehouse.cloud.sandbox.world.AddressEntry;
import io.gatehouse.cloud.sandbox.world.Entry;
import io.gatehouse.cloud.sandbox.world.GatewayEntry;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.Permission;
import io.gatehouse.cloud.sandbox.world.PolicyEntry;
import io.gatehouse.cloud.sandbox.world.ProfileEntry;
import io.gatehouse.cloud.sandbox.world.Refusal;
import io.gatehouse.cloud.sandbox.world.RouteEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.Table;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.PolicyDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Somebody who changes the things of a network by hand, and leaves alone what is not the network's.
final class Vandal {

    private final SandboxWorld world;
    private final Collection<AwsId> theirs;
    private final Collection<AwsId> spare;
    private final RandomGenerator random;
    private final List<Runnable> deeds;

    Vandal(SandboxWorld world, Collection<AwsId> theirs, Collection<AwsId> spare, RandomGenerator random) {
        this.world = world;
        this.theirs = theirs;
        this.spare = spare;
        this.random = random;
        this.deeds =
                List.of(
                        () -> some(world.instances(), one -> world.instances().stop(one.id())),
                        () -> some(world.instances(), one -> world.instances().terminate(one.id())),
                        () -> some(world.instances(), one -> world.instances().fail(one.id())),
                        () -> some(world.routes(), one -> world.routes().delete(one.tableId(), one.destination())),
                        () -> some(world.routes(), this::turn),
                        () -> some(world.associations(), one -> world.associations().delete(one.id())),
                        () -> some(world.groupRules(), one -> world.groupRules().revoke(List.of(one.id()))),
                        () -> some(world.groups(), one -> open(one.id())),
                        () -> some(world.policies(), this::rewrite),
                        () -> some(world.policies(), one -> world.policies().delete(one.roleName(), one.policyName())),
                        () -> some(world.roles(), one -> write(one.id(), "three")),
                        () -> some(world.profiles(), this::empty),
                        () -> some(world.interfaces(), one -> world.interfaces().setCheck(one.id(), !one.check())),
                        () -> some(world.interfaces(), one -> world.interfaces().unassign(one.id(), one.secondary())),
                        () -> some(world.interfaces(), one -> world.interfaces().delete(one.id())),
                        () -> some(world.addresses(), this::move),
                        () -> some(world.addresses(), this::unlink),
                        () -> some(world.addresses(), this::release),
                        () -> some(world.subnets(), one -> world.subnets().tag(one.id(), Map.of("Name", "vandalised"))),
                        () -> some(world.subnets(), one -> world.subnets().delete(one.id())),
                        () -> some(world.gateways(), this::detach),
                        () -> some(world.tables(), one -> world.tables().delete(one.id())));
    }

    /// Does some of it.
    SandboxWorld strike(int times) {
        for (int i = 0; i < times; i++) {
            deeds.get(random.nextInt(deeds.size())).run();
        }
        return world;
    }

    /// Does something to one of a table's entries, unless the cloud refuses.
    private <E extends Entry> void some(Table<E> table, Consumer<E> deed) {
        List<E> all = table.all().filter(one -> !theirs.contains(new AwsId(one.id()))).toList();
        if (!all.isEmpty()) {
            try {
                deed.accept(all.get(random.nextInt(all.size())));
            } catch (Refusal _) {
                // Then it stays as it is.
            }
        }
    }

    private void turn(RouteEntry route) {
        some(world.interfaces(), one -> world.routes().replace(route.tableId(), route.destination(), one.id()));
    }

    private void open(String group) {
        var permission = new Permission(random.nextBoolean(), "tcp", 8080, 8080, "198.51.100.0/24", null);
        world.groupRules().authorize(group, List.of(permission));
    }

    private void rewrite(PolicyEntry policy) {
        write(policy.roleName(), policy.policyName());
    }

    private void write(String role, String policy) {
        world.policies().put(role, policy, new PolicyDocument(List.of()));
    }

    private void empty(ProfileEntry profile) {
        if (profile.roleName() != null) {
            world.profiles().removeRole(profile.id(), profile.roleName());
        }
    }

    private void detach(GatewayEntry gateway) {
        if (gateway.vpcId() != null) {
            world.gateways().detach(gateway.id(), gateway.vpcId());
        }
    }

    private void move(AddressEntry address) {
        some(world.interfaces(), one -> associate(address, one));
    }

    private void associate(AddressEntry address, InterfaceEntry target) {
        if (!spare.contains(new AwsId(address.id()))) {
            world.addresses().associate(address.id(), target.id(), target.primary());
        }
    }

    private void unlink(AddressEntry address) {
        if (address.link() != null) {
            world.addresses().disassociate(address.link().associationId());
        }
    }

    private void release(AddressEntry address) {
        if (!spare.contains(new AwsId(address.id()))) {
            world.addresses().release(address.id());
        }
    }
}
