package io.gatehouse.telemetry.web;

import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.LookupName;
import io.gatehouse.web.Choice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which NAT instance is to ask its resolver for which name, as typed.
record ResolverQuestion(@Nullable String member, @Nullable String name) {

    /// The slot of the NAT instance, as chosen.
    public String getMember() {
        return Objects.requireNonNullElse(member, "");
    }

    /// The name, as typed.
    public String getName() {
        return Objects.requireNonNullElse(name, "");
    }

    /// @throws InvalidInputException when what was typed is no name
    LookupName lookupName() {
        return LookupName.of(getName()).orElseThrow(() -> InvalidInputException.of("name", LookupName.RULE));
    }

    /// The NAT instances that can be asked.
    static List<Choice> choices(Network network) {
        return NatMembers.of(network.id(), network.layout()).stream()
                .map(NatMember::slot)
                .map(slot -> new Choice(slot, slot))
                .toList();
    }
}
