package io.gatehouse.network.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// AWS's list prices in US dollars, for Linux on demand, without tax, discounts or the free tier. Not asked from AWS:
/// they change rarely, and a figure that is a little old still shows the proportion.
///
/// @param region the region whose prices these are
/// @param addressHour a public IPv4 address, in use or not
/// @param diskGigabyteMonth gp3
/// @param gatewayHour a NAT Gateway
/// @param gatewayGigabyte each gigabyte that a NAT Gateway handles, in either direction
/// @param instanceHours by instance type
/// @see <a href="https://aws.amazon.com/ec2/pricing/on-demand/">instances</a>
/// @see <a href="https://aws.amazon.com/vpc/pricing/">NAT Gateways and addresses</a>
/// @see <a href="https://aws.amazon.com/ebs/pricing/">disks</a>
record ListPrices(
        String region,
        BigDecimal addressHour,
        BigDecimal diskGigabyteMonth,
        BigDecimal gatewayHour,
        BigDecimal gatewayGigabyte,
        Map<String, BigDecimal> instanceHours) {

    /// When the tables below were written down.
    static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

    private static final ListPrices VIRGINIA =
            new ListPrices(
                    "us-east-1",
                    new BigDecimal("0.005"),
                    new BigDecimal("0.08"),
                    new BigDecimal("0.045"),
                    new BigDecimal("0.045"),
                    Map.of(
                            "t4g.nano", new BigDecimal("0.0042"),
                            "t4g.micro", new BigDecimal("0.0084"),
                            "t4g.small", new BigDecimal("0.0168"),
                            "t4g.medium", new BigDecimal("0.0336"),
                            "t3a.nano", new BigDecimal("0.0047"),
                            "t3a.micro", new BigDecimal("0.0094"),
                            "t3a.small", new BigDecimal("0.0188"),
                            "t3.nano", new BigDecimal("0.0052"),
                            "t3.micro", new BigDecimal("0.0104"),
                            "t3.small", new BigDecimal("0.0208")));

    private static final ListPrices IRELAND =
            new ListPrices(
                    "eu-west-1",
                    new BigDecimal("0.005"),
                    new BigDecimal("0.088"),
                    new BigDecimal("0.048"),
                    new BigDecimal("0.048"),
                    Map.of(
                            "t4g.nano", new BigDecimal("0.0046"),
                            "t4g.micro", new BigDecimal("0.0092"),
                            "t4g.small", new BigDecimal("0.0184"),
                            "t4g.medium", new BigDecimal("0.0368"),
                            "t3a.nano", new BigDecimal("0.0051"),
                            "t3a.micro", new BigDecimal("0.0102"),
                            "t3a.small", new BigDecimal("0.0204"),
                            "t3.nano", new BigDecimal("0.0057"),
                            "t3.micro", new BigDecimal("0.0114"),
                            "t3.small", new BigDecimal("0.0228")));

    /// The prices of a region; those of us-east-1 or eu-west-1 stand in for the others.
    static ListPrices of(String region) {
        return region.startsWith("us-") || region.startsWith("ca-") ? VIRGINIA : IRELAND;
    }

    /// What an instance costs in an hour; empty when its type is not in the table.
    Optional<BigDecimal> instanceHour(String type) {
        return Optional.ofNullable(instanceHours.get(type));
    }
}
