package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules for what reaches the NAT instances.
final class AccessRules {

    private static final String FIELD = "sshSources";

    /// A security group takes 60 rules, and others need room in it too.
    private static final int MOST = 20;

    private final Findings findings;
    private final FieldReader reader;

    AccessRules(Findings findings) {
        this.findings = findings;
        this.reader = new FieldReader(findings);
    }

    Optional<List<Cidr>> sshSources(List<String> typed) {
        if (typed.size() > MOST) {
            findings.error(FIELD, "At most %d blocks, for example 10.0.0.0/16 for the whole VPC.".formatted(MOST));
            return Optional.empty();
        }
        var sources = new ArrayList<Cidr>();
        boolean right = true;
        for (int i = 0; i < typed.size(); i++) {
            String field = "%s[%d]".formatted(FIELD, i);
            Optional<Cidr> source = reader.block(field, typed.get(i));
            source.filter(Cidr.ANYWHERE::equals).ifPresent(_ -> warnAboutAnywhere(field));
            source.filter(one -> !sources.contains(one)).ifPresent(sources::add);
            right &= source.isPresent();
        }
        return right ? Optional.of(List.copyOf(sources)) : Optional.empty();
    }

    private void warnAboutAnywhere(String field) {
        findings.warning(
                field, "0.0.0.0/0 lets the whole internet try SSH on the NAT instances. A narrower block is safer.");
    }
}
