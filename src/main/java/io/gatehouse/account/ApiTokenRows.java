package io.gatehouse.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ApiTokenRows extends JpaRepository<ApiTokenRow, Long> {

    @Query("select t from ApiTokenRow t where t.person.foldedUsername = :foldedUsername order by t.id")
    List<ApiTokenRow> of(String foldedUsername);

    @Query("select t from ApiTokenRow t where t.id = :id and t.person.foldedUsername = :foldedUsername")
    Optional<ApiTokenRow> find(String foldedUsername, long id);

    @Query("select t from ApiTokenRow t join fetch t.person where t.digest = :digest")
    Optional<ApiTokenRow> findByDigest(String digest);

    /// Also right when the token has just been revoked, where saving the entity would fail.
    @Modifying
    @Query("update ApiTokenRow t set t.lastUsedAt = :at where t.digest = :digest")
    void used(String digest, Instant at);
}
