package io.gatehouse.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionScope;
import io.gatehouse.topology.RegionSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A plan is approved while another network makes what both share.
class SharedStepsTest {

    private static final NetworkId NETWORK = new NetworkId(7);
    private static final String REGION = "eu-west-1";
    private static final SampleNetwork SAMPLE =
            SampleNetwork.pair(NETWORK, List.of(REGION + "a", REGION + "b"), "ami-1");

    private final Plan nothingThere = plan(List.of());
    private final Plan bucketOpen = plan(List.of(bucket(false)));
    private final Plan bucketClosed = plan(List.of(bucket(true)));

    @Test
    void howFarTheOtherHasComeMakesNoOtherPlanOfIt() {
        assertThat(nothingThere.steps()).hasSize(bucketClosed.steps().size() + 1).hasSameSizeAs(bucketOpen.steps());
        assertThat(List.of(bucketOpen.digest(), bucketClosed.digest())).containsOnly(nothingThere.digest());
    }

    @Test
    void whoeverApprovedItsMakingApprovedItsCompletion() {
        assertThat(nothingThere.grants()).containsAll(bucketOpen.needs()).containsAll(bucketClosed.needs());
    }

    @Test
    void whatNobodyWasShownIsNotApproved() {
        assertThat(bucketClosed.grants().containsAll(bucketOpen.needs())).isFalse();
        assertThat(bucketClosed.grants().containsAll(nothingThere.needs())).isFalse();
    }

    private static Observed<?> bucket(boolean closed) {
        return Observed.ready(new AwsId("bucket"), new Bucket(Bucket.keyIn(new RegionScope(REGION)), closed));
    }

    private static Plan plan(List<Observed<?>> seen) {
        var snapshot = RegionSnapshot.of(new AccountRegion(1, REGION), Instant.EPOCH, seen, List.of());
        return Planner.plan(NETWORK, 1, SAMPLE.resources(), snapshot, Set.of());
    }
}
