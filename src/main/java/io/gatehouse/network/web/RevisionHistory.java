package io.gatehouse.network.web;

import io.gatehouse.network.LayoutDifferences;
import io.gatehouse.network.LayoutDifferences.LayoutDifference;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.Revision;
import io.gatehouse.topology.NetworkId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/// The revisions of a network, and what each of them changed.
@Component
class RevisionHistory {

    static final int PAGE = 20;

    private final Networks networks;

    RevisionHistory(Networks networks) {
        this.networks = networks;
    }

    /// A revision, and how it differs from the one before.
    record RevisionLine(Revision revision, List<LayoutDifference> differences) {}

    /// One page of them, newest first.
    ///
    /// @param page from 0; the last one for a number past the end
    Page<RevisionLine> page(Network network, int page) {
        List<Revision> all = networks.revisions(network.id());
        int last = (all.size() - 1) / PAGE;
        int number = Math.clamp(page, 0, last);
        List<RevisionLine> lines =
                IntStream.range(number * PAGE, Math.min(all.size(), (number + 1) * PAGE))
                        .mapToObj(index -> line(network.id(), all, index))
                        .toList();
        return new PageImpl<>(lines, PageRequest.of(number, PAGE), all.size());
    }

    private RevisionLine line(NetworkId network, List<Revision> all, int index) {
        Revision revision = all.get(index);
        if (index == all.size() - 1) {
            return new RevisionLine(revision, List.of());
        }
        return new RevisionLine(revision, differences(network, all.get(index + 1), revision));
    }

    /// What has to change to get from one revision to another, parts of features too.
    List<LayoutDifference> differences(NetworkId network, Revision from, Revision to) {
        var differences = new ArrayList<>(LayoutDifferences.between(from.layout(), to.layout()));
        networks.partDifferences(network, from.number(), to.number())
                .forEach(one -> differences.add(new LayoutDifference(one.component(), one.before(), one.after())));
        return List.copyOf(differences);
    }
}
