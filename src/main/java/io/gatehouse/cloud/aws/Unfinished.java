package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.HalfMadeException;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Things of one kind that are made by more than one call, and could not be completed at once, by client token, which
/// AWS does not take for them. AWS may not show them yet, so another try must not have to look for them. After a crash
/// they are found by their tags.
final class Unfinished {

    private final Map<String, String> ids = new ConcurrentHashMap<>();

    /// Makes a thing, unless an earlier try with this token has, and completes it.
    ///
    /// @param make gives the id of what it makes
    /// @param rest what belongs to making it
    /// @throws HalfMadeException when it is there and not complete
    Outcome complete(String token, Supplier<String> make, Consumer<String> rest) {
        String before = ids.get(token);
        String id = before == null ? make.get() : before;
        ids.put(token, id);
        try {
            rest.accept(id);
        } catch (CloudException e) {
            throw new HalfMadeException(e, new AwsId(id));
        }
        ids.remove(token);
        return new Outcome.Applied(new AwsId(id));
    }
}
