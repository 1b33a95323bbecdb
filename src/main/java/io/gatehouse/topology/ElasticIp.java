package io.gatehouse.topology;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An Elastic IP. Which address it is, AWS chooses; others refer to it by key.
///
/// @param adopted the allocation id of an address that the account had before; null for one that Gatehouse allocates.
///   An adopted address loses its tags when it is no longer wanted, and is never released.
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html">AllocateAddress</a>
public record ElasticIp(ResourceKey key, String name, @Fixed @Nullable AwsId adopted) implements Tagged {

    /// The mark of an address that the account had before.
    public static final String ADOPTED_MARK = "adopted";

    @Override
    public Map<String, String> marks() {
        return adopted == null ? Map.of() : Map.of(ADOPTED_MARK, "true");
    }

    @Override
    public Optional<AwsId> adopts() {
        return Optional.ofNullable(adopted);
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Set.of();
    }

    /// The same existing address cannot be adopted twice: its old use ends first.
    @Override
    public boolean excludes(Resource actual) {
        return adopted != null && actual instanceof ElasticIp other && adopted.equals(other.adopted);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        if (intervention == Intervention.UPDATE) {
            return Disruption.NONE;
        }
        return Disruption.outage(
                adopted == null
                        ? "The public address of %s is given back to AWS and cannot be had again.".formatted(name)
                        : "%s no longer uses its public address; the address stays in the account.".formatted(name));
    }
}
