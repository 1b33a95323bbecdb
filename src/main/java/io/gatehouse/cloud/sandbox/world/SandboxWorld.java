package io.gatehouse.cloud.sandbox.world;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// A simulated account in one region at one moment: what exists in it, and the API operations on that. Opened from a
/// [WorldState], changed, and closed into another one; not safe for use by several threads.
///
/// An operation either works or throws a [Refusal] and changes nothing.
public final class SandboxWorld {

    private final WorldRules rules;
    private final Instant now;
    private final Ids ids;
    private final Map<String, String> tokens;
    private final Map<String, Instant> hidden;
    private boolean hiding;

    private final Vpcs vpcs;
    private final Gateways gateways;
    private final Subnets subnets;
    private final Groups groups;
    private final Rules groupRules;
    private final Roles roles;
    private final Policies policies;
    private final Profiles profiles;
    private final Interfaces interfaces;
    private final Addresses addresses;
    private final Instances instances;
    private final Tables tables;
    private final Routes routes;
    private final Associations associations;
    private final Buckets buckets;
    private final Objects objects;
    private final Queues queues;
    private final Members members;
    private final Faults faults;

    private SandboxWorld(WorldState state, WorldRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
        this.ids = new Ids(state.seed(), state.sequence());
        this.tokens = new TreeMap<>(state.tokens());
        this.hidden = new TreeMap<>(state.hidden());
        this.hidden.values().removeIf(until -> !now.isBefore(until));
        this.vpcs = new Vpcs(this, state.vpcs());
        this.gateways = new Gateways(this, state.gateways());
        this.subnets = new Subnets(this, state.subnets());
        this.groups = new Groups(this, state.groups());
        this.groupRules = new Rules(this, state.rules());
        this.roles = new Roles(this, state.roles());
        this.policies = new Policies(this, state.policies());
        this.profiles = new Profiles(this, state.profiles());
        this.interfaces = new Interfaces(this, state.interfaces());
        this.addresses = new Addresses(this, state.addresses());
        this.instances = new Instances(this, state.instances());
        this.tables = new Tables(this, state.tables());
        this.routes = new Routes(this, state.routes());
        this.associations = new Associations(this, state.associations());
        this.buckets = new Buckets(this, state.buckets());
        this.objects = new Objects(this, state.objects());
        this.queues = new Queues(this, state.queues());
        this.members = new Members(this, state.members());
        this.faults = new Faults(state.faults());
    }

    /// Opens an account as it was left.
    public static SandboxWorld open(WorldState state, WorldRules rules, Instant now) {
        return new SandboxWorld(state, rules, now);
    }

    /// The account as it is now.
    public WorldState close() {
        return new WorldState(
                ids.seed(),
                ids.sequence(),
                vpcs.entries(),
                gateways.entries(),
                subnets.entries(),
                groups.entries(),
                groupRules.entries(),
                roles.entries(),
                policies.entries(),
                profiles.entries(),
                interfaces.entries(),
                addresses.entries(),
                instances.entries(),
                tables.entries(),
                routes.entries(),
                associations.entries(),
                buckets.entries(),
                objects.entries(),
                queues.entries(),
                members.entries(),
                tokens,
                hidden,
                faults.all());
    }

    public Vpcs vpcs() {
        return vpcs;
    }

    public Gateways gateways() {
        return gateways;
    }

    public Subnets subnets() {
        return subnets;
    }

    public Groups groups() {
        return groups;
    }

    public Rules groupRules() {
        return groupRules;
    }

    public Roles roles() {
        return roles;
    }

    public Policies policies() {
        return policies;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Interfaces interfaces() {
        return interfaces;
    }

    public Addresses addresses() {
        return addresses;
    }

    public Instances instances() {
        return instances;
    }

    public Tables tables() {
        return tables;
    }

    public Routes routes() {
        return routes;
    }

    public Associations associations() {
        return associations;
    }

    public Buckets buckets() {
        return buckets;
    }

    public Objects objects() {
        return objects;
    }

    public Queues queues() {
        return queues;
    }

    public Members members() {
        return members;
    }

    public Faults faults() {
        return faults;
    }

    /// What differs between accounts.
    public WorldRules rules() {
        return rules;
    }

    /// The moment.
    public Instant now() {
        return now;
    }

    /// Does something whose results are not shown to callers for a while.
    public <T> T hiding(Function<SandboxWorld, T> work) {
        hiding = true;
        try {
            return work.apply(this);
        } finally {
            hiding = false;
        }
    }

    void appeared(String id) {
        hidden.remove(id);
        if (hiding) {
            hidden.put(id, now.plus(Fault.INVISIBLE_FOR));
        }
    }

    boolean shows(String id) {
        return !hidden.containsKey(id);
    }

    Ids ids() {
        return ids;
    }

    /// What a creation with this token made before; remembers what it makes now.
    <E extends Entry> E once(String token, Table<E> table, Supplier<E> creation) {
        Optional<E> before = Optional.ofNullable(tokens.get(token)).flatMap(table::peek);
        if (before.isPresent()) {
            return before.get();
        }
        E made = creation.get();
        tokens.put(token, made.id());
        return made;
    }
}
