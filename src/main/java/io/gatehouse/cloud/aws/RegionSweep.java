package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Lists everything that a region's networks are made of: one paginated call for each kind of thing, all side by side,
/// and then the rules of the groups that are ours and how the bucket is closed. Fifteen calls, as long as each fits on
/// one page.
final class RegionSweep {

    private final RegionCalls calls;
    private final ChannelCalls channel;

    RegionSweep(RegionCalls calls, ChannelCalls channel) {
        this.calls = calls;
        this.channel = channel;
    }

    /// Lists it.
    ///
    /// @throws CloudException when one of the calls did not work
    RegionListing list() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return list(threads);
        } catch (ExecutionException e) {
            throw AwsFailures.translate("ec2:Describe", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at AWS", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private RegionListing list(ExecutorService threads) throws ExecutionException, InterruptedException {
        var vpcs = threads.submit(calls::vpcs);
        var gateways = threads.submit(calls::internetGateways);
        var subnets = threads.submit(calls::subnets);
        var tables = threads.submit(calls::routeTables);
        var groups = threads.submit(calls::securityGroups);
        var rules = threads.submit(() -> calls.rulesOf(groups.get()));
        var interfaces = threads.submit(calls::networkInterfaces);
        var addresses = threads.submit(calls::addresses);
        var instances = threads.submit(calls::instances);
        var roles = threads.submit(calls::roles);
        var profiles = threads.submit(calls::instanceProfiles);
        var bucket = threads.submit(channel::bucket);
        var queue = threads.submit(channel::queue);
        return new RegionListing(
                vpcs.get(),
                gateways.get(),
                subnets.get(),
                tables.get(),
                groups.get(),
                rules.get(),
                interfaces.get(),
                addresses.get(),
                instances.get(),
                roles.get(),
                profiles.get(),
                bucket.get(),
                queue.get());
    }
}
