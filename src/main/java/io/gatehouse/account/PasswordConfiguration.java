package io.gatehouse.account;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/// How passwords are hashed. PBKDF2 takes a password of any length whole, where bcrypt stops at 72 bytes. The name in
/// front of each hash lets a later release choose another way and still know the old hashes.
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final String CURRENT = "pbkdf2-sha256-600k";
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 600_000;

    @Bean
    PasswordEncoder passwordEncoder() {
        var current =
                new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        return new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, current));
    }
}
