package io.gatehouse.account;

import io.gatehouse.cloud.InstallationId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the id of the installation to modules that stand below this one, such as the adapters to a cloud.
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    @Bean
    InstallationId installationId(Installation installation) {
        return installation.id();
    }
}
