package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.planning.Planner;
import io.gatehouse.reconcile.BareRun;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.RegionSnapshot;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@RequiresCapability(Capability.MOTO)
class SweepCallsIT {

    private static final int MOST = 16;
    private static final int MOST_TO_MAKE = 70;

    private final AwsOnMoto aws = AwsOnMoto.shared();
    private final MotoFixture fixture = MotoFixture.fresh(aws.cloud(AwsOnMoto.INSTALLATION));

    @Test
    void tenNetworksTakeNoMoreCallsThanOne() {
        make(1);
        Map<String, Long> withOne = callsOfASweep();

        LongStream.rangeClosed(2, 10).forEach(this::make);
        Map<String, Long> withTen = callsOfASweep();

        assertThat(withTen).isEqualTo(withOne);
        assertThat(withTen.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(MOST);
    }

    /// Of which the looks before and after are no part.
    @Test
    void aNetworkIsMadeWithFewCalls() {
        var id = new NetworkId(1);
        RegionSnapshot before = fixture.cloud().inventory().observe();
        var wanted = SampleNetwork.pair(id, fixture.cloud().catalog().zones(), fixture.imageId());
        var plan = Planner.plan(id, 1, wanted.resources(), before, Set.of());
        aws.calls().reset();

        BareRun.carryOut(fixture.cloud(), plan, before);

        assertThat(aws.calls().operations()).as(aws.calls().counts().toString()).hasSizeLessThanOrEqualTo(MOST_TO_MAKE);
    }

    private Map<String, Long> callsOfASweep() {
        aws.calls().reset();
        fixture.cloud().inventory().observe();
        return aws.calls().counts();
    }

    private void make(long number) {
        var id = new NetworkId(number);
        RegionSnapshot before = fixture.cloud().inventory().observe();
        var wanted = SampleNetwork.pair(id, fixture.cloud().catalog().zones(), fixture.imageId());
        new PlanExecutor(fixture, id, before).carryOut(Planner.plan(id, 1, wanted.resources(), before, Set.of()));
        assertThat(fixture.cloud().inventory().observe().around(id)).hasSameSizeAs(wanted.resources());
    }
}
