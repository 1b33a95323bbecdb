package io.gatehouse.account;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells Spring Security who there is.
@Component
class PersonDetailsService implements UserDetailsService {

    private final People people;

    PersonDetailsService(People people) {
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        var row = people.row(username).orElseThrow(() -> new UsernameNotFoundException("nobody has this user name"));
        var person = row.person();
        return User.withUsername(person.username())
                .password(row.passwordHash())
                .authorities(person.role().authority())
                .build();
    }
}
