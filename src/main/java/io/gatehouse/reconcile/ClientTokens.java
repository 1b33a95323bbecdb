package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.planning.Action;
import io.gatehouse.topology.AwsId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The client tokens of a run: the same for every attempt at making one thing, whoever makes it, and another when that
/// thing was made, has gone since, and is made again. To the first token AWS would answer with what is gone.
///
/// @param run what no other run in the AWS account is called
/// @param made how many things each action has made before
record ClientTokens(String run, Map<Action.Id, Integer> made) implements Batch.Tokens {

    ClientTokens(String run) {
        this(run, Map.of());
    }

    @Override
    public String of(Action.Id action) {
        int before = made.getOrDefault(action, 0);
        String name = "%s/%s%s".formatted(run, action, before == 0 ? "" : "/" + before);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// The tokens of a pass that makes only what a look has shown not to be there.
    ///
    /// @param lines all of the run's, in their order. What is not known to have ended may yet be there, so it counts
    ///   for nothing
    ClientTokens after(List<JournalEntry> lines) {
        Map<Action.Id, AwsId> latest = new HashMap<>();
        Map<Action.Id, Set<AwsId>> ended = new HashMap<>();
        for (JournalEntry line : lines) {
            if (line.awsId() != null) {
                latest.put(line.action(), line.awsId());
            }
            AwsId id = latest.get(line.action());
            if (line.isEnd() && id != null) {
                ended.computeIfAbsent(line.action(), _ -> new HashSet<>()).add(id);
            }
        }
        Map<Action.Id, Integer> counts = new HashMap<>();
        ended.forEach((action, ids) -> counts.put(action, ids.size()));
        return new ClientTokens(run, Map.copyOf(counts));
    }
}
