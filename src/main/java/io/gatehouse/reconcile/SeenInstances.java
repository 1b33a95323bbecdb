package io.gatehouse.reconcile;

import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.MemberInstances;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The NAT instances that the last sweeps saw.
@Component
class SeenInstances implements MemberInstances {

    private final NetworkStatus status;

    SeenInstances(NetworkStatus status) {
        this.status = status;
    }

    @Override
    public Map<AwsId, MemberId> of(Collection<NetworkId> networks) {
        var members = new HashMap<AwsId, MemberId>();
        for (NetworkId network : networks) {
            for (ResourceView one : status.resources(network)) {
                String id = one.awsId();
                if (id != null) {
                    member(network, one.key()).ifPresent(member -> members.put(new AwsId(id), member));
                }
            }
        }
        return members;
    }

    private static Optional<MemberId> member(NetworkId network, String key) {
        return ResourceKey.parse(key)
                .filter(parsed -> parsed.kind() == ResourceKind.INSTANCE && parsed.scope().equals(network))
                .map(parsed -> new MemberId(network, parsed.slot()));
    }
}
