package io.gatehouse.network.web;

import io.gatehouse.network.NatLayout;
import io.gatehouse.network.NatMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What the NAT of a network costs in a month of 730 hours, and what NAT Gateways in its place would, by list price and
/// without traffic between zones or to the internet, which costs the same either way.
///
/// @param mode what is counted
/// @param instances the instances; empty when their type's price is not known here
/// @param addresses their public IPv4 addresses
/// @param volumes their disks
/// @param gateways NAT Gateways, one for each NAT instance, with their public addresses
/// @param gatewayPerTerabyte what NAT Gateways add for 1,000 GB of traffic
/// @param prices what was counted with
record MonthlyCost(
        NatMode mode,
        Optional<BigDecimal> instances,
        BigDecimal addresses,
        BigDecimal volumes,
        BigDecimal gateways,
        BigDecimal gatewayPerTerabyte,
        ListPrices prices) {

    private static final BigDecimal HOURS = new BigDecimal("730");
    private static final BigDecimal GIGABYTES_PER_TERABYTE = new BigDecimal("1000");

    /// Debian's images ask for a disk of this many gigabytes.
    private static final BigDecimal DISK = new BigDecimal("8");

    /// The cost in a region, or in the region whose prices are known and nearest to it in price.
    static MonthlyCost of(NatLayout nat, String region) {
        ListPrices prices = ListPrices.of(region);
        var members = new BigDecimal(nat.mode().instances());
        Optional<BigDecimal> instances =
                nat.mode() == NatMode.NONE
                        ? Optional.of(BigDecimal.ZERO)
                        : prices.instanceHour(nat.instanceType()).map(hour -> hour.multiply(HOURS).multiply(members));
        BigDecimal addressMonth = prices.addressHour().multiply(HOURS);
        return new MonthlyCost(
                nat.mode(),
                instances,
                addressMonth.multiply(new BigDecimal(nat.mode().elasticIps().size())),
                prices.diskGigabyteMonth().multiply(DISK).multiply(members),
                prices.gatewayHour().multiply(HOURS).add(addressMonth).multiply(members),
                prices.gatewayGigabyte().multiply(GIGABYTES_PER_TERABYTE),
                prices);
    }

    /// All of it; empty when the price of the instances is not known here.
    Optional<BigDecimal> total() {
        return instances.map(sum -> sum.add(addresses).add(volumes));
    }

    /// An amount in whole dollars, for example `$22`.
    static String dollars(BigDecimal amount) {
        return "$" + amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    /// The comparison as a sentence.
    String sentence() {
        if (mode == NatMode.NONE) {
            return "Without NAT there is nothing to pay for it.";
        }
        boolean pair = mode == NatMode.PAIR;
        String own =
                total().map(sum ->
                                "About %s a month for the %s.".formatted(dollars(sum), pair ? "pair" : "NAT instance"))
                        .orElseGet(() ->
                                "About %s a month for addresses and disks, and what the instances cost."
                                        .formatted(dollars(addresses.add(volumes))));
        return "%s %s instead: about %s, and %s per TB."
                .formatted(
                        own,
                        pair ? "Two NAT Gateways" : "A NAT Gateway",
                        dollars(gateways),
                        dollars(gatewayPerTerabyte));
    }
}
