package io.gatehouse.topology;

import java.util.List;
import java.util.Set;

/// An Elastic IP's association with a private address. A NAT pair may rightly move it between its members, so the
/// target is a preference: any acceptable one is as good.
///
/// @param elasticIp the address
/// @param target where it should point
/// @param alsoAcceptable where else it may point without being drift; empty in an observed one
/// @param internetGateway the gateway through which the address is reachable, which can only be detached after it
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html">AssociateAddress</a>
public record ElasticIpAssociation(
        ResourceKey key,
        @Fixed Ref elasticIp,
        AddressTarget target,
        Set<AddressTarget> alsoAcceptable,
        @Holds Ref internetGateway)
        implements Resource {

    /// The association of an Elastic IP, which can have one only.
    public static ElasticIpAssociation of(
            ResourceKey elasticIp, AddressTarget target, Set<AddressTarget> alsoAcceptable, Ref internetGateway) {
        var key = new ResourceKey(elasticIp.scope(), ResourceKind.ELASTIC_IP_ASSOCIATION, elasticIp.slot());
        return new ElasticIpAssociation(key, elasticIp, target, Set.copyOf(alsoAcceptable), internetGateway);
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(elasticIp, target.networkInterface(), internetGateway);
    }

    @Override
    public List<Difference> differences(Resource actual) {
        var seen = (ElasticIpAssociation) actual;
        var target = alsoAcceptable.contains(seen.target()) ? seen.target() : this.target;
        return Components.compare(
                new ElasticIpAssociation(key, elasticIp, target, seen.alsoAcceptable(), internetGateway), seen);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return Disruption.brief("Connections through this public address break.");
    }

    /// AWS refuses to associate with an address that the interface does not have, or that no gateway makes reachable. A
    /// private address has one public address: giving it another takes it away from the first.
    @Override
    public boolean canBeBeside(Resource actual) {
        return switch (actual) {
            case NetworkInterface one when one.key().equals(target.networkInterface()) ->
                    one.addresses().contains(target.privateAddress());
            case InternetGateway one when one.key().equals(internetGateway) -> !one.isDetached();
            case ElasticIpAssociation other -> other.key().equals(key) || !other.target().equals(target);
            default -> true;
        };
    }
}
