package io.gatehouse.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRows extends JpaRepository<AccountRow, Long> {

    List<AccountRow> findAllByOrderByFoldedNameAsc();

    Optional<AccountRow> findByFoldedName(String foldedName);
}
