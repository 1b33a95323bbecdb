package io.gatehouse.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface PersonRows extends JpaRepository<PersonRow, Long> {

    List<PersonRow> findAllByOrderByFoldedUsernameAsc();

    Optional<PersonRow> findByFoldedUsername(String foldedUsername);
}
