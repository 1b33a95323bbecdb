package io.gatehouse.reconcile;

import io.gatehouse.account.Account;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.network.LayoutReading;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Networks that this installation made and that the panel knows nothing of, because its database was lost: they are
/// found by their tags, and their layouts read back from what AWS has.
@Component
public class LostNetworks {

    private final Clouds clouds;
    private final Networks networks;

    LostNetworks(Clouds clouds, Networks networks) {
        this.clouds = clouds;
        this.networks = networks;
    }

    /// A network that was found.
    ///
    /// @param id the id that its resources carry
    /// @param resources how many of them there are
    /// @param awsIds their ids in AWS, by key, as `n7/vpc/vpc: vpc-1`
    /// @param layout what it was made of; null when not even its VPC is left
    public record Found(NetworkId id, int resources, List<String> awsIds, @Nullable NetworkLayout layout) {}

    /// Looks at an account's region.
    ///
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public List<Found> in(Account account) {
        RegionSnapshot snapshot = clouds.connect(account.connection()).inventory().observe();
        return snapshot.owned().keySet().stream()
                .flatMap(scope -> scope instanceof NetworkId id ? Stream.of(id) : Stream.empty())
                .filter(id -> networks.find(id).isEmpty())
                .sorted()
                .map(id -> found(id, snapshot.in(id)))
                .toList();
    }

    private static Found found(NetworkId id, List<Observed<?>> owned) {
        List<Resource> resources = owned.stream().<Resource>map(Observed::actual).toList();
        List<String> awsIds = owned.stream().map(one -> one.key() + ": " + one.id()).toList();
        return new Found(id, owned.size(), awsIds, LayoutReading.of(id, resources, Optional.empty()).orElse(null));
    }

    /// Takes a network back as revision 1, in review mode. Nothing happens in AWS.
    ///
    /// @throws NoSuchElementException if it is not there, or nothing can be read from what is left
    /// @throws io.gatehouse.input.InvalidInputException when its layout breaks a rule by now
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public void takeBack(Account account, NetworkId id, String author) {
        NetworkLayout layout =
                in(account).stream()
                        .filter(one -> one.id().equals(id))
                        .flatMap(one -> Stream.ofNullable(one.layout()))
                        .findFirst()
                        .orElseThrow(() ->
                                new NoSuchElementException(
                                        "There is no network %s to be taken back here.".formatted(id)));
        networks.takeBack(id, account.id(), layout, author, "Read back from what AWS has.");
    }
}
