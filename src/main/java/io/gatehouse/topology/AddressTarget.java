package io.gatehouse.topology;

/// Where an Elastic IP points.
///
/// @param networkInterface the interface
/// @param privateAddress which of its private addresses
public record AddressTarget(Ref networkInterface, Ipv4 privateAddress) implements Components.HasRef {

    @Override
    public Ref ref() {
        return networkInterface;
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(privateAddress, networkInterface);
    }
}
