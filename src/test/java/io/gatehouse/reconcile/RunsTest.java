package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.CloudProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:runs;DB_CLOSE_DELAY=-1"})
class RunsTest {

    @Autowired
    Accounts accounts;

    @Test
    void starts() {
        assertThat(accounts.all()).isNotEmpty();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clouds {
        @Bean
        CloudProvider provider() {
            return new CloudProvider() {
                @Override
                public CloudKind kind() {
                    return CloudKind.SANDBOX;
                }

                @Override
                public Cloud connect(AccountConnection connection) {
                    return new ScriptedCloud();
                }
            };
        }
    }
}
