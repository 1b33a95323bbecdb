package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page its [Shell], so that no controller has to.
@ControllerAdvice
class ShellAdvice {

    private static final Pattern NETWORK = Pattern.compile("/networks/([^/]+)(?:/.*)?");

    private final ObjectProvider<NetworkHeaders> networks;
    private final ObjectProvider<NavigationContributor> contributors;

    ShellAdvice(ObjectProvider<NetworkHeaders> networks, ObjectProvider<NavigationContributor> contributors) {
        this.networks = networks;
        this.contributors = contributors;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        return new Shell(
                request,
                () -> network(request),
                id -> contributors.orderedStream().flatMap(contributor -> contributor.itemsFor(id).stream()));
    }

    private Optional<NetworkHeader> network(HttpServletRequest request) {
        String address = request.getRequestURI().substring(request.getContextPath().length());
        var match = NETWORK.matcher(address);
        if (!match.matches() || match.group(1).equals("new")) {
            return Optional.empty();
        }
        return networks.stream().findFirst().flatMap(headers -> headers.find(match.group(1)));
    }
}
