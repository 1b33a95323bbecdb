package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudCatalog.Architecture;
import io.gatehouse.cloud.CloudCatalog.InstanceType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The instance types that a simulated region has: small ones of today, with EC2's own limits.
///
/// @see <a href="https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html">instance types</a>
public final class InstanceTypes {

    /// Name, architecture, network interfaces, IPv4 addresses per interface.
    private static final String LIST =
            """
            t4g.nano     arm64 2 2
            t4g.micro    arm64 2 2
            t4g.small    arm64 3 4
            t4g.medium   arm64 3 6
            t4g.large    arm64 3 12
            t3.nano      amd64 2 2
            t3.micro     amd64 2 2
            t3.small     amd64 3 4
            t3.medium    amd64 3 6
            t3.large     amd64 3 12
            t3a.nano     amd64 2 2
            t3a.micro    amd64 2 2
            t3a.small    amd64 2 4
            t3a.medium   amd64 3 6
            t3a.large    amd64 3 12
            t2.micro     amd64 2 2
            t2.small     amd64 3 4
            m6g.medium   arm64 2 4
            m6g.large    arm64 3 10
            m7g.medium   arm64 2 4
            m7g.large    arm64 3 10
            m8g.medium   arm64 2 4
            m7i.large    amd64 3 10
            c6g.medium   arm64 2 4
            c6g.large    arm64 3 10
            c7g.medium   arm64 2 4
            c7g.large    arm64 3 10
            c8g.medium   arm64 2 4
            c6gn.medium  arm64 2 4
            c6gn.large   arm64 3 10
            c7gn.medium  arm64 2 4
            c7gn.large   arm64 3 10
            c7i.large    amd64 3 10
            c6in.large   amd64 3 10
            """;

    private static final Map<String, InstanceType> ALL =
            LIST.lines()
                    .map(InstanceTypes::read)
                    .collect(Collectors.toUnmodifiableMap(InstanceType::name, Function.identity()));

    /// Families that not every zone has: those with the fastest networks.
    private static final Pattern RARE = Pattern.compile("c\\d+gn\\..*");

    private InstanceTypes() {}

    private static InstanceType read(String line) {
        String[] parts = line.split(" +");
        Architecture architecture =
                Arrays.stream(Architecture.values())
                        .filter(one -> one.debianName().equals(parts[1]))
                        .findFirst()
                        .orElseThrow();
        return new InstanceType(parts[0], architecture, Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    /// The type with this name.
    public static Optional<InstanceType> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// The zones of a region that have the type with this name.
    public static List<String> zonesWith(String name, String region) {
        List<String> zones = Zones.of(region);
        int most = RARE.matcher(name).matches() ? zones.size() - 1 : zones.size();
        return ALL.containsKey(name) ? zones.subList(0, most) : List.of();
    }
}
