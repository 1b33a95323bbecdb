package io.gatehouse.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives subnets their slots. One that the network has already keeps its slot under any name; a new one gets a slot
/// made of its name, which is then its own for life.
final class SubnetSlots {

    private final Map<String, SubnetLayout> bySlot = new HashMap<>();
    private final List<SubnetDraft> drafts;
    private final Set<String> used = new HashSet<>();

    /// @param previous the subnets that the network has; empty for a new network
    /// @param drafts all that it is to have
    SubnetSlots(List<SubnetLayout> previous, List<SubnetDraft> drafts) {
        previous.forEach(subnet -> bySlot.put(subnet.slot(), subnet));
        this.drafts = drafts;
    }

    /// The slot of one of the drafts; never given twice.
    String of(SubnetDraft draft) {
        String slot = existing(draft).filter(one -> !used.contains(one)).orElseGet(() -> fresh(draft));
        used.add(slot);
        return slot;
    }

    private Optional<String> existing(SubnetDraft draft) {
        String slot = FieldReader.typed(draft.slot());
        if (bySlot.containsKey(slot)) {
            return Optional.of(slot);
        }
        String name = FieldReader.typed(draft.name());
        return bySlot.values().stream()
                .filter(subnet -> subnet.name().equalsIgnoreCase(name))
                .map(SubnetLayout::slot)
                .filter(one -> drafts.stream().noneMatch(other -> one.equals(FieldReader.typed(other.slot()))))
                .findFirst();
    }

    private String fresh(SubnetDraft draft) {
        String base = slug(FieldReader.typed(draft.name()));
        String slot = base;
        for (int number = 2; used.contains(slot) || bySlot.containsKey(slot); number++) {
            slot = base + "-" + number;
        }
        return slot;
    }

    private static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[^a-z0-9]+", "");
        return slug.isEmpty() ? "subnet" : slug;
    }
}
