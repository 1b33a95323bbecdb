package io.gatehouse.account;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;
import java.util.Optional;

interface AccountRows extends JpaRepository<AccountRow, Long> {

    List<AccountRow> findAllByOrderByFoldedNameAsc();

    Optional<AccountRow> findByFoldedName(String foldedName);
}
