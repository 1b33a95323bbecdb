package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What changed from one layout of a network to another, component by component. A pure function.
public final class LayoutDifferences {

    private final List<LayoutDifference> differences = new ArrayList<>();

    private LayoutDifferences() {}

    /// One component.
    ///
    /// @param component its name, in words
    /// @param before empty when there was none
    /// @param after empty when there is none
    public record LayoutDifference(String component, String before, String after) {}

    /// What changed; empty when nothing did.
    public static List<LayoutDifference> between(NetworkLayout before, NetworkLayout after) {
        var all = new LayoutDifferences();
        Map<String, String> old = components(before);
        Map<String, String> now = components(after);
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        names.forEach(name -> all.compare(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")));
        return List.copyOf(all.differences);
    }

    private void compare(String component, String before, String after) {
        if (!before.equals(after)) {
            differences.add(new LayoutDifference(component, before, after));
        }
    }

    private static Map<String, String> components(NetworkLayout layout) {
        var components = new LinkedHashMap<String, String>();
        components.put("Name", layout.name());
        components.put("VPC CIDR", layout.cidr().toString());
        components.put("Zones", String.join(", ", layout.zones()));
        for (SubnetLayout subnet : layout.subnets()) {
            components.put("Subnet " + subnet.slot(), subnet(subnet));
        }
        NatLayout nat = layout.nat();
        components.put("NAT", word(nat.mode()));
        components.put("Instance type", nat.instanceType());
        components.put("Image", nat.imageId());
        nat.addresses().forEach(one -> components.put("Elastic IP " + one.slot(), one.allocationId().value()));
        components.put("Data interfaces", word(nat.dataFilter()));
        components.put("Outward", layout.egress().name().equals("WEB") ? "HTTP and HTTPS" : "everything");
        components.put(
                "SSH from",
                layout.effectiveSshSources().stream().map(Cidr::toString).collect(Collectors.joining(", ")));
        components.put("Mode", word(layout.mode()));
        return components;
    }

    private static String subnet(SubnetLayout subnet) {
        return "%s, %s, %s in %s".formatted(subnet.name(), word(subnet.tier()), subnet.cidr(), subnet.zone());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
