package io.gatehouse.account.web;

import io.gatehouse.account.ApiToken;
import io.gatehouse.account.ApiTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens", description = "Tokens by which programs use this API in a person’s name")
class TokenApi {

    private final ApiTokens tokens;

    TokenApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(summary = "List your tokens, without their secrets")
    List<ApiToken> list(Principal person) {
        return tokens.of(person.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirement(name = OpenApiConfiguration.BASIC)
    @Operation(
            summary = "Make a token",
            description = "The only call that takes HTTP Basic, and it takes nothing else. The token is shown once.")
    ResponseEntity<Created> create(@RequestBody TokenDraft draft, Principal person) {
        var made = tokens.create(person.getName(), draft.name());
        var token = made.token();
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + token.id()))
                .body(new Created(token.id(), token.name(), made.secret(), token.createdAt()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a token, at once and for good")
    ResponseEntity<Void> revoke(@PathVariable long id, Principal person) {
        if (!tokens.revoke(person.getName(), id)) {
            throw new NoSuchTokenException(id);
        }
        return ResponseEntity.noContent().build();
    }

    /// A token that is wanted.
    ///
    /// @param name what it is for
    record TokenDraft(@Nullable String name) {}

    /// A token that was made.
    ///
    /// @param token what to send; not shown again
    record Created(long id, String name, String token, Instant createdAt) {

        /// Says nothing of the token.
        @Override
        public String toString() {
            return "Created[id=%d]".formatted(id);
        }
    }
}
