package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.CheckedForward;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.topology.InvalidCidrException;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.web.Choice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// What the form of a forward and its review show.
@Component
class ForwardFormView {

    private static final String FORM = "forwarding/form";

    private static final List<Choice> PROTOCOLS = List.of(new Choice("TCP", "TCP"), new Choice("UDP", "UDP"));
    private static final List<Choice> CLOSINGS =
            List.of(
                    new Choice("1h", "1 hour"),
                    new Choice("8h", "8 hours"),
                    new Choice("7d", "7 days"),
                    new Choice("never", "Never"),
                    new Choice("at", "At a certain time"));

    private final Forwards forwards;
    private final ForwardPlaces places;

    ForwardFormView(Forwards forwards, ForwardPlaces places) {
        this.forwards = forwards;
        this.places = places;
    }

    /// The form.
    ///
    /// @param edited the forward that it edits; empty for a new one
    String fill(Model model, Network network, Optional<Forward> edited, ForwardForm form, HttpServletRequest request) {
        ForwardBook book = forwards.of(network);
        model.addAttribute("network", network);
        model.addAttribute("edited", edited.orElse(null));
        model.addAttribute("base", base(network, edited));
        model.addAttribute("protocols", PROTOCOLS);
        model.addAttribute("closings", CLOSINGS);
        model.addAttribute("addresses", addresses(network));
        model.addAttribute("lists", book.lists());
        model.addAttribute("myIp", publicAddress(request.getRemoteAddr()));
        model.addAttribute("remote", request.getRemoteAddr());
        model.addAttribute("rulesLeft", forwards.rulesLeft(network));
        model.addAttribute("wide", form.isWide());
        model.addAttribute("place", place(network, form));
        model.addAttribute("changes", null);
        return FORM;
    }

    /// What a live check answers.
    String preview(Model model, Network network, ForwardForm form, CheckedForward checked) {
        model.addAttribute("wide", form.isWide());
        model.addAttribute("place", place(network, form));
        model.addAttribute("rulesLeft", forwards.rulesLeft(network));
        model.addAttribute("changes", null);
        if (checked instanceof CheckedForward.Valid valid) {
            model.addAttribute("changes", ForwardChanges.between(network, forwards.of(network), valid.book()));
            model.addAttribute("rulesLeft", valid.rulesLeft());
        }
        return FORM + " :: checked";
    }

    /// The answers once more, and what they change.
    String review(Model model, Network network, Optional<Forward> edited, CheckedForward.Valid valid) {
        model.addAttribute("network", network);
        model.addAttribute("edited", edited.orElse(null));
        model.addAttribute("base", base(network, edited));
        model.addAttribute("forward", valid.forward());
        model.addAttribute("place", places.in(network).of(valid.forward()));
        model.addAttribute("rulesLeft", valid.rulesLeft());
        model.addAttribute("changes", ForwardChanges.between(network, forwards.of(network), valid.book()));
        return "forwarding/review";
    }

    private List<Choice> addresses(Network network) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "That of the host’s own zone (recommended)"));
        var there = places.in(network);
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        for (NatMember member : members) {
            String address = there.address(member);
            choices.add(
                    new Choice(
                            member.slot(),
                            "%s in %s%s"
                                    .formatted(member.slot(), member.zone(), address == null ? "" : ", " + address)));
        }
        return choices;
    }

    private @Nullable ForwardPlace place(Network network, ForwardForm form) {
        try {
            return places.in(network)
                    .of(
                            new Ipv4(form.targetAddress().strip()),
                            Optional.of(form.publishedOn()).filter(slot -> !slot.isEmpty()));
        } catch (InvalidCidrException e) {
            return null;
        }
    }

    private static String base(Network network, Optional<Forward> edited) {
        return "/networks/%s/forwards/%s".formatted(network.id().text(), edited.map(Forward::id).orElse("new"));
    }

    /// The address from which a person comes, as far as others in the internet see it too; null when that is not known.
    static @Nullable String publicAddress(String remote) {
        try {
            return PublicAddresses.contain(new Ipv4(remote)) ? remote : null;
        } catch (InvalidCidrException e) {
            return null;
        }
    }
}
