package io.gatehouse.cloud.sandbox.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What is to go wrong in an account. The first rule about an operation that is not used up decides.
public final class Faults {

    private final List<FaultRule> rules;

    Faults(Collection<FaultRule> rules) {
        this.rules = new ArrayList<>(rules);
    }

    /// Lets something go wrong from now on.
    public void add(FaultRule rule) {
        rules.add(rule);
    }

    /// Lets nothing go wrong any more.
    public void clear() {
        rules.clear();
    }

    /// What is still to go wrong.
    public List<FaultRule> all() {
        return List.copyOf(rules);
    }

    /// What happens to a call of this operation, which is counted.
    public Optional<Fault> take(String operation) {
        for (int i = 0; i < rules.size(); i++) {
            FaultRule rule = rules.get(i);
            if (!rule.isAbout(operation)) {
                continue;
            }
            if (rule.skip() > 0) {
                rules.set(i, rule.afterSkipping());
                continue;
            }
            if (rule.times() > 1) {
                rules.set(i, rule.afterHappening());
            } else {
                rules.remove(i);
            }
            return Optional.of(rule.fault());
        }
        return Optional.empty();
    }
}
