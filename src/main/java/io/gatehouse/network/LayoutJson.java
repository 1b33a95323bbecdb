package io.gatehouse.network;

import io.gatehouse.network.NatLayout.AddressChoice;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Layouts as the JSON that revisions are stored as. The shape is written down here and nowhere else: a stored revision
/// must be readable for ever, whatever becomes of the classes.
final class LayoutJson {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private LayoutJson() {}

    private record Document(
            int version,
            String name,
            String cidr,
            List<String> zones,
            List<Subnet> subnets,
            Nat nat,
            String egress,
            List<String> sshSources,
            String mode) {}

    private record Subnet(String slot, String name, String zone, String cidr, String tier) {}

    /// @param dataFilter null in a revision from before there was a choice
    private record Nat(
            String mode, String instanceType, String imageId, List<Address> addresses, @Nullable String dataFilter) {}

    private record Address(String slot, String allocationId) {}

    static String write(NetworkLayout layout) {
        return MAPPER.writeValueAsString(
                new Document(
                        VERSION,
                        layout.name(),
                        layout.cidr().toString(),
                        layout.zones(),
                        layout.subnets().stream().map(LayoutJson::document).toList(),
                        document(layout.nat()),
                        layout.egress().name(),
                        layout.sshSources().stream().map(Cidr::toString).toList(),
                        layout.mode().name()));
    }

    /// @throws IllegalStateException when a newer Gatehouse wrote it
    static NetworkLayout read(String json) {
        var document = MAPPER.readValue(json, Document.class);
        if (document.version() != VERSION) {
            throw new IllegalStateException(
                    "this revision was saved by another release of Gatehouse (layout version %d, this one knows %d)"
                            .formatted(document.version(), VERSION));
        }
        return new NetworkLayout(
                document.name(),
                Cidr.parse(document.cidr()),
                document.zones(),
                document.subnets().stream().map(LayoutJson::layout).toList(),
                layout(document.nat()),
                Egress.valueOf(document.egress()),
                document.sshSources().stream().map(Cidr::parse).toList(),
                ApprovalMode.valueOf(document.mode()));
    }

    private static Subnet document(SubnetLayout subnet) {
        return new Subnet(subnet.slot(), subnet.name(), subnet.zone(), subnet.cidr().toString(), subnet.tier().name());
    }

    private static SubnetLayout layout(Subnet subnet) {
        return new SubnetLayout(
                subnet.slot(), subnet.name(), subnet.zone(), Cidr.parse(subnet.cidr()), Tier.valueOf(subnet.tier()));
    }

    private static Nat document(NatLayout nat) {
        return new Nat(
                nat.mode().name(),
                nat.instanceType(),
                nat.imageId(),
                nat.addresses().stream()
                        .map(choice -> new Address(choice.slot(), choice.allocationId().value()))
                        .toList(),
                nat.dataFilter().name());
    }

    private static NatLayout layout(Nat nat) {
        return new NatLayout(
                NatMode.valueOf(nat.mode()),
                nat.instanceType(),
                nat.imageId(),
                nat.addresses().stream()
                        .map(address -> new AddressChoice(address.slot(), new AwsId(address.allocationId())))
                        .toList(),
                nat.dataFilter() == null ? DataFilter.STRICT : DataFilter.valueOf(nat.dataFilter()));
    }
}
