package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudCatalog.Architecture;
import io.gatehouse.cloud.CloudCatalog.FreeAddress;
import io.gatehouse.cloud.CloudCatalog.Image;
import io.gatehouse.cloud.CloudCatalog.InstanceType;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What may be chosen.
public abstract class CatalogContract extends CloudContract {

    private CloudCatalog catalog;

    @BeforeEach
    void openCatalog() {
        catalog = fixture.cloud().catalog();
    }

    @Test
    void aRegionHasSeveralZones() {
        assertThat(catalog.zones())
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(zone -> zone.matches("[a-z]{2}(-[a-z]+)+-\\d[a-z]"));
    }

    @Test
    void theSmallestInstanceTypeHasRoomForANatInstance() {
        assertThat(catalog.instanceType("t4g.nano")).contains(new InstanceType("t4g.nano", Architecture.ARM64, 2, 2));
    }

    @Test
    void anInstanceTypeSaysItsArchitecture() {
        assertThat(catalog.instanceType("t3.nano"))
                .get()
                .extracting(InstanceType::architecture)
                .isEqualTo(Architecture.AMD64);
    }

    @Test
    void whatIsNotAnInstanceTypeIsNotFound() {
        assertThat(catalog.instanceType("t4g.enormous")).isEmpty();
        assertThat(catalog.instanceType("not a type <b>")).isEmpty();
    }

    @Test
    void zonesThatHaveAnInstanceTypeAreNamed() {
        assertThat(catalog.zonesWith("t4g.nano").orElseThrow())
                .isSorted()
                .hasSizeGreaterThanOrEqualTo(2)
                .isSubsetOf(catalog.zones());
        assertThat(catalog.zonesWith("t4g.enormous")).contains(List.of());
    }

    @Test
    void anImageIsFoundByItsId() {
        assertThat(catalog.image(fixture.imageId())).get().extracting(Image::id).isEqualTo(fixture.imageId());
    }

    @Test
    void whatIsNotAnImageIsNotFound() {
        assertThat(catalog.image("ami-00000000000000000")).isEmpty();
        assertThat(catalog.image("debian")).isEmpty();
    }

    @Test
    void aDefaultImageRunsOnItsArchitecture() {
        for (Architecture architecture : Architecture.values()) {
            catalog.defaultImage(architecture)
                    .ifPresent(image -> {
                        assertThat(image.architecture()).isEqualTo(architecture);
                        assertThat(catalog.image(image.id())).contains(image);
                    });
        }
    }

    @Test
    void anAddressThatNobodyUsesIsFree() {
        var id = fixture.somebodyElse().allocatesAddress("spare for " + network);

        assertThat(catalog.freeAddresses())
                .filteredOn(one -> one.allocationId().equals(id))
                .singleElement()
                .satisfies(one -> assertThat(one.publicAddress()).isNotBlank())
                .extracting(FreeAddress::name)
                .isEqualTo("spare for " + network);
    }

    @Test
    void anAddressThatANetworkOwnsIsNotFree() {
        reach(sample.only(ResourceKind.ELASTIC_IP));

        var owned = seen().stream().map(one -> one.id()).toList();
        assertThat(catalog.freeAddresses()).extracting(FreeAddress::allocationId).doesNotContainAnyElementsOf(owned);
    }

    @Test
    void theAccountHasItsTwelveDigits() {
        assertThat(catalog.awsAccount()).matches("\\d{12}");
    }
}
