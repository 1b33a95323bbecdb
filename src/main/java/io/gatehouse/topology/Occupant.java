package io.gatehouse.topology;

/// What somebody else has put into something of ours: a network interface, since whatever is in a subnet has one.
///
/// @param networkInterface its id
/// @param owner whose it is, in AWS's words, for example `i-0abc` or `ELB app/web/50dc`; empty when AWS does not say
public record Occupant(AwsId networkInterface, String owner) {

    @Override
    public String toString() {
        return owner.isEmpty() ? networkInterface.value() : "%s (%s)".formatted(networkInterface, owner);
    }
}
