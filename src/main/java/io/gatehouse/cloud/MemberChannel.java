package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the panel and the NAT instances of a region say to each other: reports come up, commands go down. Every method
/// throws [CloudException] when the cloud does not answer or refuses, with [CloudFailure.Reason#NOT_FOUND] when the
/// channel has not been made yet.
public interface MemberChannel {

    /// The most reports that one call gives.
    int MOST = 10;

    /// Reports that wait, at most [#MOST], in no particular order. A report that is not acknowledged comes again.
    ///
    /// @param patience how long to wait for the first one, in whole seconds up to 20; zero for not at all
    List<Report> receive(Duration patience);

    /// Removes reports that were taken note of.
    void acknowledge(Collection<Report> reports);

    /// Puts a command where a member looks for it, in the place of an earlier one.
    ///
    /// @param member its slot, for example `nat-a`
    /// @param json the command
    void put(NetworkId network, String member, String json);

    /// Takes a member's command away. That there is none is no failure.
    void remove(NetworkId network, String member);

    /// What a member sent, not looked into.
    ///
    /// @param receipt by which it is acknowledged
    /// @param body what is said to be JSON
    /// @param sentAt when it arrived, by AWS's clock
    /// @param sender the instance that sent it, whatever the body says: AWS vouches for it, by the credentials that it
    ///   was sent with; null when those were not an instance's
    record Report(String receipt, String body, Instant sentAt, @Nullable AwsId sender) {}
}
