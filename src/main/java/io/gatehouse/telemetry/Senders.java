package io.gatehouse.telemetry;

import io.gatehouse.cloud.MemberChannel.Report;
import io.gatehouse.topology.AwsId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who may speak for whom. All NAT instances of a region send to one queue, and any of them could write the name of
/// another under what it says; but which instance sent it is said by AWS.
///
/// An instance that is known to be one member does not speak for another. One that is not known yet is believed: it was
/// made a moment ago, as when a member is replaced, and what it says first must not be lost. What an instance is never
/// changes, so what was once seen stays true.
@Component
class Senders {

    private static final Logger log = LoggerFactory.getLogger(Senders.class);

    /// Whether somebody has become known is not looked up for every report.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final MemberInstances instances;
    private final Clock clock;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();
    private final Set<AwsId> told = ConcurrentHashMap.newKeySet();

    private record Known(Instant at, Map<AwsId, MemberId> members) {}

    Senders(MemberInstances instances, Clock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    /// Whether a report may be by the member that it names. An instance that speaks for another is told of once.
    boolean maySpeak(MemberDirectory.Region region, Report report, MemberId named) {
        AwsId sender = report.sender();
        Optional<MemberId> really = sender == null ? Optional.empty() : member(region, sender);
        boolean may = really.isEmpty() || really.get().equals(named);
        if (!may && told.add(sender)) {
            log.warn("Instance {}, which is {}, speaks for {}: that is thrown away.", sender, really.get(), named);
        }
        return may;
    }

    private Optional<MemberId> member(MemberDirectory.Region region, AwsId sender) {
        long account = region.connection().where().accountId();
        Instant now = clock.instant();
        Known seen = known.get(account);
        if (seen == null || (!seen.members().containsKey(sender) && !now.isBefore(seen.at().plus(LOOK_AGAIN)))) {
            var all = new HashMap<AwsId, MemberId>(seen == null ? Map.of() : seen.members());
            all.putAll(instances.of(region.members().keySet()));
            seen = new Known(now, Map.copyOf(all));
            known.put(account, seen);
        }
        return Optional.ofNullable(seen.members().get(sender));
    }
}
