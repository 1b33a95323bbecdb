package io.gatehouse.network;

import io.gatehouse.network.NatDraft.AddressDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A change that makes a good draft bad.
///
/// @param what what is bad about it
/// @param field where that is to be said
/// @param words in which words
/// @param suggestion what to take instead; null when there is nothing to suggest
record Bad(String what, UnaryOperator<LayoutDraft> change, String field, String words, @Nullable String suggestion) {

    static final LayoutDraft GOOD =
            LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b")).orElse(LayoutDraft.empty());

    static Bad bad(String what, UnaryOperator<LayoutDraft> change, String field, String words) {
        return new Bad(what, change, field, words, null);
    }

    static Bad bad(String what, UnaryOperator<LayoutDraft> change, String field, String words, String suggestion) {
        return new Bad(what, change, field, words, suggestion);
    }

    static UnaryOperator<LayoutDraft> named(String name) {
        return draft -> new LayoutDraft(name, null, null, null, null, null, null, null).orElse(draft);
    }

    static UnaryOperator<LayoutDraft> inBlock(String cidr) {
        return draft ->
                new LayoutDraft(
                        draft.name(), cidr, draft.zones(), null, draft.nat(), draft.egress(), List.of(), draft.mode());
    }

    static UnaryOperator<LayoutDraft> inZones(String... zones) {
        return draft ->
                new LayoutDraft(
                        draft.name(),
                        draft.cidr(),
                        List.of(zones),
                        draft.subnets(),
                        draft.nat(),
                        draft.egress(),
                        List.of(),
                        draft.mode());
    }

    static LayoutDraft zoneless(LayoutDraft draft, String zone) {
        return new LayoutDraft(
                draft.name(),
                draft.cidr(),
                null,
                draft.subnets().stream()
                        .map(one -> new SubnetDraft(null, one.name(), zone, one.cidr(), one.tier()))
                        .toList(),
                draft.nat(),
                draft.egress(),
                List.of(),
                draft.mode());
    }

    static UnaryOperator<LayoutDraft> subnet(int index, UnaryOperator<SubnetDraft> change) {
        return draft -> {
            var subnets = new ArrayList<>(draft.subnets());
            subnets.set(index, change.apply(subnets.get(index)));
            return draft.withSubnets(subnets);
        };
    }

    static List<SubnetDraft> without(LayoutDraft draft, int... indices) {
        var subnets = new ArrayList<>(draft.subnets());
        for (int index : indices) {
            subnets.remove(index);
        }
        return subnets;
    }

    static List<SubnetDraft> many(LayoutDraft draft, int more) {
        var subnets = new ArrayList<>(draft.subnets());
        for (int i = 0; i < more; i++) {
            subnets.add(new SubnetDraft(null, "more-" + i, "a", "10.0.%d.0/24".formatted(10 + i), "PRIVATE"));
        }
        return subnets;
    }

    static UnaryOperator<LayoutDraft> withNat(UnaryOperator<NatDraft> change) {
        return draft -> changedNat(draft, change);
    }

    static LayoutDraft changedNat(LayoutDraft draft, UnaryOperator<NatDraft> change) {
        return new LayoutDraft(
                draft.name(),
                draft.cidr(),
                draft.zones(),
                draft.subnets(),
                change.apply(draft.nat()),
                draft.egress(),
                draft.sshSources(),
                draft.mode());
    }

    static UnaryOperator<LayoutDraft> address(String slot, String id) {
        return withNat(one -> new NatDraft("PAIR", "t4g.nano", "", List.of(new AddressDraft(slot, id))));
    }

    static LayoutDraft with(LayoutDraft draft, String egress, List<String> sshSources, String mode) {
        return new LayoutDraft(
                draft.name(), draft.cidr(), draft.zones(), draft.subnets(), draft.nat(), egress, sshSources, mode);
    }

    @Override
    public String toString() {
        return what;
    }
}
