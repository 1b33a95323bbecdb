package io.gatehouse.network.web;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.network.WizardDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of the wizard as a browser sends them: text, right or wrong, under the names that errors use.
class WizardForm {

    private String accountId = "";
    private String name = "";
    private String cidr = "";
    private List<String> zones = new ArrayList<>();
    private List<Subnet> subnets = new ArrayList<>();
    private String egress = "";
    private String sshSources = "";
    private Nat nat = new Nat();
    private String mode = "";
    private String reason = "";

    /// The fields of one subnet.
    static class Subnet {
        private String slot = "";
        private String name = "";
        private String zone = "";
        private String cidr = "";
        private String tier = "";

        static Subnet of(SubnetDraft draft) {
            var subnet = new Subnet();
            subnet.slot = text(draft.slot());
            subnet.name = text(draft.name());
            subnet.zone = text(draft.zone());
            subnet.cidr = text(draft.cidr());
            subnet.tier = text(draft.tier());
            return subnet;
        }

        SubnetDraft draft() {
            return new SubnetDraft(slot, name, zone, cidr, tier);
        }

        public String getSlot() {
            return slot;
        }

        public void setSlot(String slot) {
            this.slot = slot;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getZone() {
            return zone;
        }

        public void setZone(String zone) {
            this.zone = zone;
        }

        public String getCidr() {
            return cidr;
        }

        public void setCidr(String cidr) {
            this.cidr = cidr;
        }

        public String getTier() {
            return tier;
        }

        public void setTier(String tier) {
            this.tier = tier;
        }
    }

    /// The fields of the NAT instances.
    static class Nat {
        private String mode = "";
        private String instanceType = "";
        private String imageId = "";
        private List<Address> addresses = new ArrayList<>();
        private String dataFilter = "";

        public String getDataFilter() {
            return dataFilter;
        }

        public void setDataFilter(String dataFilter) {
            this.dataFilter = dataFilter;
        }

        public String getMode() {
            return mode;
        }

        public void setMode(String mode) {
            this.mode = mode;
        }

        public String getInstanceType() {
            return instanceType;
        }

        public void setInstanceType(String instanceType) {
            this.instanceType = instanceType;
        }

        public String getImageId() {
            return imageId;
        }

        public void setImageId(String imageId) {
            this.imageId = imageId;
        }

        public List<Address> getAddresses() {
            return addresses;
        }

        public void setAddresses(List<Address> addresses) {
            this.addresses = addresses;
        }
    }

    /// The choice of one Elastic IP.
    static class Address {
        private String slot = "";
        private String allocationId = "";

        static Address of(String slot, String allocationId) {
            var address = new Address();
            address.slot = slot;
            address.allocationId = allocationId;
            return address;
        }

        public String getSlot() {
            return slot;
        }

        public void setSlot(String slot) {
            this.slot = slot;
        }

        public String getAllocationId() {
            return allocationId;
        }

        public void setAllocationId(String allocationId) {
            this.allocationId = allocationId;
        }
    }

    static WizardForm of(WizardDraft draft) {
        LayoutDraft layout = draft.layout();
        var form = new WizardForm();
        form.accountId = draft.accountId();
        form.name = text(layout.name());
        form.cidr = text(layout.cidr());
        form.zones.addAll(Objects.requireNonNullElse(layout.zones(), List.of()));
        Objects.requireNonNullElse(layout.subnets(), List.<SubnetDraft>of())
                .forEach(subnet -> form.subnets.add(Subnet.of(subnet)));
        form.egress = text(layout.egress());
        form.sshSources = String.join("\n", Objects.requireNonNullElse(layout.sshSources(), List.of()));
        NatDraft nat = Objects.requireNonNullElse(layout.nat(), NatDraft.DEFAULT);
        form.nat.mode = text(nat.mode());
        form.nat.instanceType = text(nat.instanceType());
        form.nat.imageId = text(nat.imageId());
        form.nat.dataFilter = text(nat.dataFilter() == null ? NatDraft.DEFAULT.dataFilter() : nat.dataFilter());
        Objects.requireNonNullElse(nat.addresses(), List.<NatDraft.AddressDraft>of())
                .forEach(one -> form.nat.addresses.add(Address.of(text(one.slot()), text(one.allocationId()))));
        form.mode = text(layout.mode());
        form.reason = draft.reason();
        return form;
    }

    /// What was typed, to be saved and checked.
    LayoutDraft layout() {
        List<NatDraft.AddressDraft> chosen =
                nat.addresses.stream()
                        .filter(one -> !one.allocationId.isBlank())
                        .map(one -> new NatDraft.AddressDraft(one.slot, one.allocationId))
                        .toList();
        return new LayoutDraft(
                name,
                cidr,
                zones,
                subnets.stream().map(Subnet::draft).collect(Collectors.toList()),
                new NatDraft(
                        nat.mode,
                        nat.instanceType,
                        nat.imageId,
                        chosen,
                        nat.dataFilter.isBlank() ? null : nat.dataFilter),
                egress,
                sshSources.lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                mode);
    }

    WizardDraft into(WizardDraft draft, Set<String> visited) {
        // A block that was changed takes the subnets along as long as they are where the wizard put them.
        return draft.with(accountId, layout().following(draft.layout()), reason, visited);
    }

    /// Offers a choice for each Elastic IP that the layout needs.
    void offerAddresses(List<String> slots) {
        var all =
                slots.stream()
                        .map(slot ->
                                nat.addresses.stream()
                                        .filter(one -> one.slot.equals(slot))
                                        .findFirst()
                                        .orElseGet(() -> Address.of(slot, "")))
                        .toList();
        nat.addresses = new ArrayList<>(all);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCidr() {
        return cidr;
    }

    public void setCidr(String cidr) {
        this.cidr = cidr;
    }

    public List<String> getZones() {
        return zones;
    }

    public void setZones(List<String> zones) {
        this.zones = zones;
    }

    public List<Subnet> getSubnets() {
        return subnets;
    }

    public void setSubnets(List<Subnet> subnets) {
        this.subnets = subnets;
    }

    public String getEgress() {
        return egress;
    }

    public void setEgress(String egress) {
        this.egress = egress;
    }

    public String getSshSources() {
        return sshSources;
    }

    public void setSshSources(String sshSources) {
        this.sshSources = sshSources;
    }

    public Nat getNat() {
        return nat;
    }

    public void setNat(Nat nat) {
        this.nat = nat;
    }

    public String getMode() {
        return mode;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
