package io.gatehouse.network;

import java.util.Comparator;
import java.util.List;

/// The order of the form, in which a person reads errors.
final class FieldOrder {

    private static final List<String> HEADS =
            List.of("accountId", "name", "cidr", "zones", "subnets", "nat", "egress", "sshSources", "mode");

    private FieldOrder() {}

    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparingInt(finding -> rank(finding.field()))).toList();
    }

    private static int rank(String field) {
        int index = HEADS.indexOf(field.split("[.\\[]", 2)[0]);
        return index < 0 ? HEADS.size() : index;
    }
}
