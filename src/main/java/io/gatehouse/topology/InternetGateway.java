package io.gatehouse.topology;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An internet gateway and its attachment.
///
/// @param vpc the VPC that it is attached to; null only in an observed one that somebody detached
/// @see <a
///   href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html">AttachInternetGateway</a>
public record InternetGateway(ResourceKey key, String name, @Holds @Nullable Ref vpc) implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(vpc);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.NONE
                : Disruption.outage("The network loses its way to the internet.");
    }

    boolean isDetached() {
        return vpc == null;
    }
}
