package io.gatehouse.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Makes the administrator `admin` with the password that the environment gives, when there is nobody yet. This happens
/// before the panel takes its first request.
@Component
class UnattendedSetUp implements SmartInitializingSingleton {

    static final String USERNAME = "admin";

    private static final Logger log = LoggerFactory.getLogger(UnattendedSetUp.class);

    private final People people;
    private final String password;

    UnattendedSetUp(People people, @Value("${gatehouse.admin-password:}") String password) {
        this.people = people;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (password.isBlank() || !people.nobody()) {
            return;
        }
        PersonRules.password(USERNAME, password)
                .ifPresent(rule -> log.warn("GATEHOUSE_ADMIN_PASSWORD is a weak password. {}", rule));
        try {
            people.addAdministrator(USERNAME, password, "set up with GATEHOUSE_ADMIN_PASSWORD");
            log.info("Gatehouse is set up. Sign in as {} with GATEHOUSE_ADMIN_PASSWORD.", USERNAME);
        } catch (DataIntegrityViolationException e) {
            log.info("Another replica has just set Gatehouse up.");
        }
    }
}
