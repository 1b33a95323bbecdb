package io.gatehouse.network.web;

import io.gatehouse.network.LayoutDifferences.LayoutDifference;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.Revision;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Revisions over REST.
@RestController
@RequestMapping("/api/v1/networks/{id}/revisions")
@Tag(name = "Revisions", description = "What was wanted of a network over time")
class RevisionApi {

    private final NetworkFinder finder;
    private final Networks networks;
    private final RevisionHistory history;
    private final NetworkStatus status;

    RevisionApi(NetworkFinder finder, Networks networks, RevisionHistory history, NetworkStatus status) {
        this.finder = finder;
        this.networks = networks;
        this.history = history;
        this.status = status;
    }

    /// One page of the history.
    ///
    /// @param applied the revision that AWS was last brought to; 0 when there is none
    /// @param total how many revisions there are in all
    @Schema(name = "Revisions")
    record RevisionsBody(long applied, int page, int size, long total, List<RevisionBody> revisions) {

        static RevisionsBody of(long applied, Page<RevisionHistory.RevisionLine> page) {
            return new RevisionsBody(
                    applied,
                    page.getNumber(),
                    page.getSize(),
                    page.getTotalElements(),
                    page.getContent().stream().map(RevisionBody::of).toList());
        }
    }

    /// A revision in JSON.
    ///
    /// @param differences what it changed
    /// @param wanted what was wanted from then on
    @Schema(name = "Revision")
    record RevisionBody(
            long number,
            String author,
            String reason,
            Instant savedAt,
            List<LayoutDifference> differences,
            NetworkView.Wanted wanted) {

        static RevisionBody of(RevisionHistory.RevisionLine line) {
            Revision revision = line.revision();
            return new RevisionBody(
                    revision.number(),
                    revision.author(),
                    revision.reason(),
                    revision.savedAt(),
                    line.differences(),
                    NetworkView.Wanted.of(revision.layout()));
        }
    }

    @GetMapping
    @Operation(summary = "List the revisions of a network, newest first, with what each of them changed")
    RevisionsBody list(@PathVariable String id, @RequestParam(defaultValue = "0") int page) {
        Network network = finder.network(id);
        return RevisionsBody.of(status.summary(network).appliedRevision(), history.page(network, page));
    }

    @PostMapping("/{revision}/restore")
    @Operation(
            summary = "Want again what an old revision wanted",
            description =
                    "Saves a further revision, forwards included. Nothing happens in AWS yet: plan the network, then"
                            + " run the plan. With If-Match and the number of the current revision, it is refused with"
                            + " 409 when somebody else has saved a later one.")
    NetworkView restore(
            @PathVariable String id,
            @PathVariable long revision,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal person) {
        Network network = finder.network(id);
        long expected = IfMatch.revision(ifMatch).orElse(network.revision());
        networks.goBack(network.id(), revision, expected, person.getName());
        return NetworkView.whole(finder.network(id), status);
    }
}
