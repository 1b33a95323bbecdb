package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudCatalog.Architecture;
import io.gatehouse.cloud.CloudCatalog.Image;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that an emulator does not give.
class AwsCatalogTest {

    private static final String TWO_ADDRESSES =
            """
            <DescribeAddressesResponse><addressesSet>
              <item><allocationId>eipalloc-1</allocationId><publicIp>198.51.100.1</publicIp></item>
              <item><allocationId>eipalloc-2</allocationId><publicIp>198.51.100.2</publicIp></item>
            </addressesSet></DescribeAddressesResponse>
            """;

    private static final String DEBIAN =
            """
            <DescribeImagesResponse><imagesSet><item>
              <imageId>ami-12</imageId><name>debian-12-%s</name><architecture>%s</architecture>
            </item></imagesSet></DescribeImagesResponse>
            """;

    private ScriptedAws aws;
    private CloudCatalog catalog;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws();
        catalog = AwsOnMoto.at(aws.endpoint()).cloud(AwsOnMoto.INSTALLATION).catalog();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theAddressesLeftAreThoseGrantedWithoutThoseAllocated() {
        aws.answers("GetServiceQuota", "{\"Quota\": {\"QuotaCode\": \"L-0263D0A3\", \"Value\": 12.0}}");
        aws.answers("DescribeAddresses", TWO_ADDRESSES);

        assertThat(catalog.elasticIpsLeft()).contains(10);
    }

    @Test
    void anAccountThatWasGrantedNothingSpecialHasWhatEveryAccountHas() {
        aws.refuses("GetServiceQuota", 400, "NoSuchResourceException");
        aws.answers("GetAWSDefaultServiceQuota", "{\"Quota\": {\"QuotaCode\": \"L-0263D0A3\", \"Value\": 5.0}}");
        aws.answers("DescribeAddresses", TWO_ADDRESSES);

        assertThat(catalog.elasticIpsLeft()).contains(3);
    }

    @Test
    void zonesThatHaveATypeAreThoseWhereItIsOffered() {
        aws.answers(
                "DescribeInstanceTypeOfferings",
                """
                <DescribeInstanceTypeOfferingsResponse><instanceTypeOfferingSet>
                  <item><instanceType>t4g.nano</instanceType><location>eu-west-1b</location></item>
                  <item><instanceType>t4g.nano</instanceType><location>eu-west-1a</location></item>
                </instanceTypeOfferingSet></DescribeInstanceTypeOfferingsResponse>
                """);

        assertThat(catalog.zonesWith("t4g.nano")).contains(List.of("eu-west-1a", "eu-west-1b"));
        assertThat(aws.received("DescribeInstanceTypeOfferings"))
                .singleElement()
                .asString()
                .contains("LocationType=availability-zone", "t4g.nano");
    }

    @Test
    void whoMayNotAskForZonesOfATypeIsNotToldAndMayGoOn() {
        aws.refusesInXml("DescribeInstanceTypeOfferings", 403, "UnauthorizedOperation");

        assertThat(catalog.zonesWith("t4g.nano")).isEmpty();
    }

    @Test
    void theRulesThatAGroupMayHoldAreThoseGranted() {
        aws.answers("GetServiceQuota", "{\"Quota\": {\"QuotaCode\": \"L-0EA8095F\", \"Value\": 120.0}}");

        assertThat(catalog.rulesPerGroup()).contains(120);
        assertThat(aws.received("GetServiceQuota")).singleElement().asString().contains("L-0EA8095F").contains("vpc");
    }

    @Test
    void moreAddressesThanTheQuotaLeaveNone() {
        aws.answers("GetServiceQuota", "{\"Quota\": {\"QuotaCode\": \"L-0263D0A3\", \"Value\": 1.0}}");
        aws.answers("DescribeAddresses", TWO_ADDRESSES);

        assertThat(catalog.elasticIpsLeft()).contains(0);
    }

    @Test
    void whoMayNotReadQuotasIsNotToldAndMayGoOn() {
        aws.refuses("GetServiceQuota", 400, "AccessDeniedException");
        aws.refuses("GetAWSDefaultServiceQuota", 400, "AccessDeniedException");
        aws.answers("DescribeAddresses", TWO_ADDRESSES);

        assertThat(catalog.elasticIpsLeft()).isEmpty();
        assertThat(catalog.freeAddresses()).hasSize(2);
    }

    @Test
    void theDefaultImageIsTheOneThatDebianNames() {
        aws.answers("GetParameter", "{\"Parameter\": {\"Value\": \"ami-12\"}}");
        aws.answers("DescribeImages", DEBIAN.formatted("arm64", "arm64"));

        assertThat(catalog.defaultImage(Architecture.ARM64))
                .contains(new Image("ami-12", "debian-12-arm64", Architecture.ARM64));
        assertThat(aws.received("GetParameter"))
                .singleElement()
                .asString()
                .contains("/aws/service/debian/release/12/latest/arm64");
    }

    @Test
    void anImageForIntelAndAmdIsReadAsSuch() {
        aws.answers("DescribeImages", DEBIAN.formatted("amd64", "x86_64"));

        assertThat(catalog.image("ami-12")).contains(new Image("ami-12", "debian-12-amd64", Architecture.AMD64));
    }

    @Test
    void aRegionWithoutDebianHasNoDefaultImage() {
        aws.refuses("GetParameter", 400, "ParameterNotFound");

        assertThat(catalog.defaultImage(Architecture.ARM64)).isEmpty();
    }

    @Test
    void whatCannotBeSeenForLackOfPermissionIsAFailure() {
        aws.refuses("DescribeImages", 403, "UnauthorizedOperation");

        assertThatThrownBy(() -> catalog.image("ami-12"))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        e -> {
                            assertThat(e.failure().reason()).isEqualTo(Reason.UNAUTHORIZED);
                            assertThat(e.failure().operation()).isEqualTo("ec2:DescribeImages");
                        });
    }
}
