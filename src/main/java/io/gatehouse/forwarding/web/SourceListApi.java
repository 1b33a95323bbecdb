package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.SourceList;
import io.gatehouse.network.Network;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Saved lists of sources over REST.
@RestController
@RequestMapping("/api/v1/networks/{network}/source-lists")
@Tag(name = "Source lists", description = "Blocks under a name, for several port forwards of a network")
class SourceListApi {

    private final ForwardFinder finder;
    private final Forwards forwards;

    SourceListApi(ForwardFinder finder, Forwards forwards) {
        this.finder = finder;
        this.forwards = forwards;
    }

    /// A list in JSON.
    ///
    /// @param forwards the ids of those that use it
    @Schema(name = "SourceList")
    record ListBody(String name, List<String> sources, List<String> forwards) {

        static ListBody of(ForwardBook book, SourceList list) {
            return new ListBody(
                    list.name(),
                    list.blocks().stream().map(Object::toString).toList(),
                    book.usersOf(list).stream().map(Forward::id).toList());
        }
    }

    /// A list that is wanted.
    ///
    /// @param sources blocks and addresses
    /// @param confirmAnywhere true to have a very large block in it
    @Schema(name = "SourceListWanted")
    record ListWanted(
            @Schema(example = "[\"203.0.113.0/28\"]") @Nullable List<@Nullable String> sources,
            @Nullable Boolean confirmAnywhere) {

        private List<String> lines() {
            return sources == null
                    ? List.of()
                    : sources.stream().map(one -> Objects.requireNonNullElse(one, "")).toList();
        }
    }

    /// The network's revision that has it.
    @Schema(name = "SourceListSaved")
    record Saved(long revision) {}

    @GetMapping
    @Operation(summary = "List the saved lists of a network")
    List<ListBody> list(@PathVariable String network) {
        var book = forwards.of(finder.network(network));
        return book.lists().stream().map(list -> ListBody.of(book, list)).toList();
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Save a list, in the place of the one with the same name",
            description =
                    "It changes every forward that uses it. It is a further revision of the network; nothing happens in"
                            + " AWS yet: plan the network, then run the plan.")
    Saved save(
            @PathVariable String network, @PathVariable String name, @RequestBody ListWanted body, Principal person) {
        Network found = finder.network(network);
        return new Saved(
                forwards.saveList(
                        found.id(), name, body.lines(), Boolean.TRUE.equals(body.confirmAnywhere()), person.getName()));
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Remove a list that no forward uses")
    ResponseEntity<Void> remove(@PathVariable String network, @PathVariable String name, Principal person) {
        forwards.removeList(finder.network(network).id(), name, person.getName());
        return ResponseEntity.noContent().build();
    }
}
