package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/// Keeps in the session what a form said when its session was over, so that signing in loses nothing. A form counts
/// only when a page of the panel sent it: no other site can plant one.
@Component
class KeptForms {

    /// The field by which a form that is sent again says which one it was.
    static final String ID_FIELD = "_kept";

    private static final String ATTRIBUTE = KeptForms.class.getName();
    private static final String FORGERY_TOKEN = "_csrf";
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token).*");
    private static final Set<String> NOT_KEPT = Set.of("/sign-in", "/sign-out", "/set-up");
    private static final int MOST = 5;
    private static final int LONGEST = 100_000;

    private final Clock clock;

    KeptForms(Clock clock) {
        this.clock = clock;
    }

    /// Keeps the form that a request brings.
    ///
    /// @return whether it was kept
    boolean keep(HttpServletRequest request) {
        if (!isForm(request) || NOT_KEPT.contains(PageRequests.path(request))) {
            return false;
        }
        var all = bodyFields(request);
        if (all.stream().mapToInt(field -> field.name().length() + field.value().length()).sum() > LONGEST) {
            return false;
        }
        var open = all.stream().filter(field -> !isSecret(field)).toList();
        var kept =
                new KeptForm(
                        UUID.randomUUID().toString(), target(request), open, open.size() < all.size(), clock.instant());
        save(request, Stream.concat(Stream.of(kept), of(request).stream()).limit(MOST));
        return true;
    }

    /// The kept forms of the browser, newest first.
    List<KeptForm> of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Kept kept ? kept.forms() : List.of();
    }

    /// Forgets a form: it was sent again, or is not wanted any more.
    void forget(HttpServletRequest request, String id) {
        save(request, of(request).stream().filter(form -> !form.id().equals(id)));
    }

    private static void save(HttpServletRequest request, Stream<KeptForm> forms) {
        request.getSession().setAttribute(ATTRIBUTE, new Kept(new ArrayList<>(forms.toList())));
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getMethod().equals("POST")
                && PageRequests.isFromOwnPage(request)
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static String target(HttpServletRequest request) {
        var query = request.getQueryString();
        return PageRequests.path(request) + (query == null ? "" : "?" + query);
    }

    /// The fields of the body alone: the servlet API puts the values of the query in front of them.
    private static List<KeptForm.Field> bodyFields(HttpServletRequest request) {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams();
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().equals(FORGERY_TOKEN) && !field.getKey().equals(ID_FIELD))
                .flatMap(field ->
                        Arrays.stream(field.getValue())
                                .skip(query.getOrDefault(field.getKey(), List.of()).size())
                                .map(value -> new KeptForm.Field(field.getKey(), value)))
                .toList();
    }

    private static boolean isSecret(KeptForm.Field field) {
        return SECRET.matcher(field.name()).matches();
    }

    /// What is in the session.
    private record Kept(ArrayList<KeptForm> forms) implements Serializable {}
}
