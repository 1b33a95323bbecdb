package io.gatehouse.account.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the description of the API says of the API as a whole.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String BEARER = "token";
    static final String BASIC = "password";

    @Bean
    OpenAPI description(ObjectProvider<BuildProperties> build) {
        var version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Gatehouse")
                                .version(version)
                                .description(
                                        "AWS VPC networks as you want them: the same commands as the pages. Errors are"
                                                + " problem documents (RFC 9457) with `errors: [{field, message}]`."))
                .components(
                        new Components()
                                .addSecuritySchemes(BEARER, scheme("bearer", "An API token, `gh_…`"))
                                .addSecuritySchemes(BASIC, scheme("basic", "Only to make a token")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static SecurityScheme scheme(String scheme, String description) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(scheme).description(description);
    }
}
