package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.web.ForwardChain.Link;
import io.gatehouse.forwarding.web.ForwardChain.Standing;
import io.gatehouse.network.Network;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The test of a forward over REST.
@RestController
@RequestMapping("/api/v1/networks/{network}/forwards/{id}/test")
@Tag(name = "Port forwards")
class ForwardTestApi {

    private final ForwardFinder finder;
    private final ForwardChain chain;

    ForwardTestApi(ForwardFinder finder, ForwardChain chain) {
        this.finder = finder;
        this.chain = chain;
    }

    /// What was found, from the internet to the host.
    ///
    /// @param whole whether every link is
    /// @param broken the name of the first link that is not; null when none is
    @Schema(name = "ForwardTest")
    record ChainBody(boolean whole, @Nullable String broken, List<LinkBody> links) {

        static ChainBody of(List<Link> links) {
            return new ChainBody(
                    ForwardChain.isWhole(links),
                    ForwardChain.firstBroken(links).map(Link::name).orElse(null),
                    links.stream().map(link -> new LinkBody(link.name(), link.standing(), link.words())).toList());
        }
    }

    /// One link of the chain.
    ///
    /// @param words what was found, as a sentence
    @Schema(name = "ForwardTestLink")
    record LinkBody(String name, Standing standing, String words) {}

    /// The id of the command that was given.
    @Schema(name = "ForwardTestGiven")
    record Given(long id) {}

    @GetMapping
    @Operation(
            summary = "Whether the chain of a forward is whole, and the first link that is not",
            description =
                    "AWS as it was last seen, the NAT instances as they last said. Whether the host answers is known"
                            + " once it was tried.")
    ChainBody read(@PathVariable String network, @PathVariable String id) {
        Network found = finder.network(network);
        return ChainBody.of(chain.of(found, finder.forward(found, id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Have the NAT instance that carries the address try the host",
            description = "It finds the command within seconds. Read the test again for its answer.")
    Given tryHost(@PathVariable String network, @PathVariable String id, Principal person) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        return chain.tryHost(found, forward, person.getName())
                .map(tried -> new Given(tried.command()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT, ForwardChain.CANNOT_TRY));
    }
}
