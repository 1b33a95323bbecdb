package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudCatalog.FreeAddress;
import io.gatehouse.network.NatDraft.AddressDraft;
import io.gatehouse.network.NatLayout.AddressChoice;
import io.gatehouse.topology.AwsId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules for the Elastic IPs of the NAT instances: those taken from the account are free, and the account may
/// allocate the others.
final class AddressRules {

    private final Findings findings;
    private final AskedCatalog catalog;
    private final String region;
    private final Optional<NatLayout> previous;

    AddressRules(Findings findings, AskedCatalog catalog, String region, Optional<NatLayout> previous) {
        this.findings = findings;
        this.catalog = catalog;
        this.region = region;
        this.previous = previous;
    }

    Optional<List<AddressChoice>> check(@Nullable List<AddressDraft> drafts, Optional<NatMode> mode) {
        Set<String> needed = mode.map(NatMode::elasticIps).map(Set::copyOf).orElse(Set.of());
        var chosen = new ArrayList<AddressChoice>();
        boolean right = true;
        for (int i = 0; drafts != null && i < drafts.size(); i++) {
            right &= choose(i, drafts.get(i), needed, chosen);
        }
        right = right && (mode.isEmpty() || mayAllocate(mode.get(), chosen));
        return right ? Optional.of(List.copyOf(chosen)) : Optional.empty();
    }

    private boolean choose(int index, AddressDraft draft, Set<String> needed, List<AddressChoice> chosen) {
        String id = FieldReader.typed(draft.allocationId());
        String slot = FieldReader.typed(draft.slot());
        if (id.isEmpty()) {
            return true;
        }
        if (!NatMode.PAIR.elasticIps().contains(slot)) {
            findings.error(
                    "nat.addresses[%d].slot".formatted(index),
                    "Say which Elastic IP this is: %s.".formatted(String.join(" or ", NatMode.PAIR.elasticIps())));
            return false;
        }
        // A choice for an instance that this mode does not have is kept in the draft, and means nothing.
        return !needed.contains(slot) || take("nat.addresses[%d].allocationId".formatted(index), slot, id, chosen);
    }

    private boolean take(String field, String slot, String id, List<AddressChoice> chosen) {
        if (chosen.stream().anyMatch(other -> other.slot().equals(slot))) {
            findings.error(field, "Two addresses are chosen for %s. Choose one.".formatted(slot));
            return false;
        }
        Optional<AddressChoice> same =
                chosen.stream().filter(other -> other.allocationId().value().equals(id)).findFirst();
        if (same.isPresent()) {
            findings.error(
                    field,
                    "%s is chosen for %s already. Choose another address, or a new one."
                            .formatted(FieldReader.echo(id), same.get().slot()));
            return false;
        }
        Optional<Set<String>> usable = usable();
        if (usable.filter(ids -> !ids.contains(id)).isPresent()) {
            findings.error(
                    field,
                    ("The account has no free Elastic IP %s in %s. Choose one that nothing uses, "
                                    + "or leave this empty for a new one.")
                            .formatted(FieldReader.echo(id), region));
        }
        if (usable.filter(ids -> ids.contains(id)).isEmpty()) {
            return false;
        }
        chosen.add(new AddressChoice(slot, new AwsId(id)));
        return true;
    }

    /// What nobody uses, and what this network uses itself.
    private Optional<Set<String>> usable() {
        return catalog.ask(CloudCatalog::freeAddresses)
                .map(free ->
                        Stream.concat(
                                        free.stream().map(FreeAddress::allocationId),
                                        previous.stream()
                                                .flatMap(nat -> nat.addresses().stream())
                                                .map(AddressChoice::allocationId))
                                .map(AwsId::value)
                                .collect(Collectors.toSet()));
    }

    private boolean mayAllocate(NatMode mode, List<AddressChoice> chosen) {
        var fresh = new HashSet<>(mode.elasticIps());
        chosen.forEach(choice -> fresh.remove(choice.slot()));
        previous.ifPresent(nat ->
                nat.mode().elasticIps().stream().filter(slot -> nat.existing(slot).isEmpty()).forEach(fresh::remove));
        if (fresh.isEmpty()) {
            return true;
        }
        Optional<Integer> left = catalog.ask(CloudCatalog::elasticIpsLeft).flatMap(one -> one);
        boolean enough = left.filter(number -> number < fresh.size()).isEmpty();
        if (!enough) {
            findings.error("nat.mode", quota(mode, fresh.size(), left.orElseThrow()));
        }
        return enough;
    }

    private String quota(NatMode mode, int fresh, int left) {
        int all = mode.elasticIps().size();
        String needs =
                mode == NatMode.PAIR
                        ? "A NAT pair needs %d Elastic IPs, %d of them new".formatted(all, fresh)
                        : "A single NAT instance needs a new Elastic IP";
        String instead = mode == NatMode.PAIR ? ", or choose a single NAT instance" : "";
        return ("%s; the account may allocate %s more in %s (AWS allows 5 unless asked for more). "
                        + "Choose free ones of the account, ask AWS for a higher quota%s.")
                .formatted(needs, left == 0 ? "none" : Integer.toString(left), region, instead);
    }
}
